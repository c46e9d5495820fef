"""Messages posted to one address, signed as Standard Webhooks are (https://www.standardwebhooks.com)."""

from __future__ import annotations

import asyncio
import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import orjson
from standardwebhooks import Webhook

from api.sending.mail import blocks
from api.sending.settings import secret_bytes
from api.sending.way import Outcome, Result, without_addresses
from graph.text.letters.blocks import html, plain
from graph.text.letters.language import tongue_of

if TYPE_CHECKING:
    from api.sending.mail import Links
    from graph.writing.outbox.outgoing import Outgoing

WITHIN: Final = 10.0
"""Seconds of one attempt."""


class NotAllowed(OSError):
    """The receiver has an address to which nothing is posted."""


@dataclass(frozen=True, slots=True)
class WebhookWay:
    url: str
    secret: str
    links: Links
    private: bool = False
    any_channel: bool = True

    async def deliver(self, one: Outgoing) -> Result:
        body = payload(one, self.links)
        try:
            async with asyncio.timeout(WITHIN):
                status = await self._posted(one.id, body)
        except NotAllowed as fault:
            return Result(Outcome.PAUSE, str(fault))
        except TimeoutError:
            return Result(Outcome.LATER, "the receiver did not answer in time")
        except (OSError, http.client.HTTPException) as fault:
            return Result(Outcome.LATER, without_addresses(fault))
        if 200 <= status < 300:
            return Result(Outcome.SENT)
        return Result(Outcome.LATER, f"the receiver answered {status}")

    async def _posted(self, id_: str, body: bytes) -> int:
        given = urlsplit(self.url)
        port = given.port or (443 if given.scheme == "https" else 80)
        address = await self._address(given.hostname or "", port)
        return await asyncio.to_thread(self._post, address, id_, body)

    async def _address(self, host: str, port: int) -> str:
        """One of the host's addresses; what is connected to is what was looked at. Raises NotAllowed."""
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(each[4][0]) for each in found]
        if not self.private and not all(ipaddress.ip_address(one.partition("%")[0]).is_global for one in addresses):
            raise NotAllowed("the receiver has a private address: RAPPORT_WEBHOOK_PRIVATE allows that")
        return addresses[0]

    def _post(self, address: str, id_: str, body: bytes) -> int:
        given = urlsplit(self.url)
        at = datetime.now(UTC)
        headers = {
            "content-type": "application/json",
            "webhook-id": id_,
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": Webhook(secret_bytes(self.secret)).sign(id_, at, body.decode()),
        }
        connection = _Pinned(given.hostname or "", given.port, address, is_secure=given.scheme == "https")
        try:
            path = f"{given.path or '/'}{'?' + given.query if given.query else ''}"
            connection.request("POST", path, body, headers)
            return connection.getresponse().status
        finally:
            connection.close()

    async def aclose(self) -> None:
        """Nothing is open."""


class _Pinned(http.client.HTTPConnection):
    """Connects to one address, whatever its host's name means by then. Follows no redirect."""

    def __init__(self, host: str, port: int | None, address: str, *, is_secure: bool) -> None:
        super().__init__(host, port or (443 if is_secure else 80), timeout=WITHIN)
        self._address = address
        self._is_secure = is_secure

    def connect(self) -> None:
        opened = socket.create_connection((self._address, self.port), WITHIN)
        if self._is_secure:
            opened = ssl.create_default_context().wrap_socket(opened, server_hostname=self.host)
        self.sock = opened


def payload(one: Outgoing, links: Links) -> bytes:
    """The body of a message's delivery, the same at each attempt but for the day of a link."""
    said, language = list(blocks(one, links)), tongue_of(one.language).value
    return orjson.dumps(
        {
            "type": "notice",
            "data": {
                "id": one.id,
                "kind": one.kind,
                "change": one.change,
                "subject": one.subject,
                "text": plain(said),
                "html": html(said, language),
                "language": language,
                "reader": one.reader,
                "address": one.address,
            },
        }
    )
