"""Messages over a mail server."""

from __future__ import annotations

import contextlib
import ssl
from typing import TYPE_CHECKING, Final

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

from api.sending.mail import NoAddress, mail
from api.sending.way import Outcome, Result, without_addresses

if TYPE_CHECKING:
    from email.message import EmailMessage

    from api.sending.mail import Links
    from api.sending.settings import Mailbox, SendingVariables
    from graph.writing.outbox.outgoing import Outgoing

PERMANENT: Final = 500
PORTS: Final = {"implicit": 465, "starttls": 587, "none": 25}
TIMEOUT: Final = 60.0
"""Seconds that the server has for each answer."""
NO_SMTPUTF8: Final = "the address needs SMTPUTF8, which the mail server has not"


class SmtpWay:
    """Keeps one connection while there is something to send."""

    any_channel = False

    def __init__(self, settings: SendingVariables, links: Links, sender: Mailbox) -> None:
        self._settings = settings
        self._links = links
        self._sender = sender
        self._client: SMTP | None = None

    async def deliver(self, one: Outgoing) -> Result:
        try:
            made = mail(one, self._links, self._sender)
        except NoAddress as fault:
            return Result(Outcome.FAILED, str(fault))
        try:
            client = await self._connected()
        except SMTPResponseException as fault:
            return _said(fault, Outcome.PAUSE)
        except (SMTPException, OSError) as fault:
            await self.aclose()
            is_ours = isinstance(fault, SMTPNotSupported | ssl.SSLError) or isinstance(fault.__cause__, ssl.SSLError)
            return Result(Outcome.PAUSE if is_ours or _no_tls(fault) else Outcome.LATER, without_addresses(fault))
        try:
            return await self._sent(client, made)
        except (SMTPException, OSError) as fault:
            await self.aclose()
            return Result(Outcome.LATER, without_addresses(fault))
        except BaseException:
            await self.aclose()
            raise

    async def _connected(self) -> SMTP:
        if self._client is not None and self._client.is_connected:
            return self._client
        given = self._settings
        context = None
        if given.smtp_security != "none":
            context = ssl.create_default_context(cafile=given.smtp_ca)
        client = SMTP(
            hostname=given.smtp_host,
            port=given.smtp_port or PORTS[given.smtp_security],
            timeout=TIMEOUT,
            use_tls=given.smtp_security == "implicit",
            start_tls=given.smtp_security == "starttls",
            tls_context=context,
        )
        self._client = client
        await client.connect()
        if given.smtp_username is not None and given.smtp_password is not None:
            try:
                await client.login(given.smtp_username, given.smtp_password)
            except SMTPException:
                await self.aclose()
                raise
        return client

    async def _sent(self, client: SMTP, made: EmailMessage) -> Result:
        to = made["To"].addresses[0]
        options: list[str] = []
        if not to.addr_spec.isascii():
            if not client.supports_extension("smtputf8"):
                return Result(Outcome.FAILED, NO_SMTPUTF8)
            options.append("SMTPUTF8")
        try:
            await client.sendmail(
                self._sender.address,
                [to.addr_spec],
                made.as_bytes(),
                mail_options=options,
            )
        except SMTPSenderRefused as fault:
            return _said(fault, Outcome.PAUSE)
        except SMTPRecipientsRefused as fault:
            return _said(fault.recipients[0], Outcome.FAILED)
        except SMTPResponseException as fault:
            return _said(fault, Outcome.FAILED)
        return Result(Outcome.SENT)

    async def aclose(self) -> None:
        client, self._client = self._client, None
        if client is not None and client.is_connected:
            with contextlib.suppress(SMTPException, OSError, TimeoutError):
                await client.quit(timeout=5)
            client.close()


def _said(fault: SMTPResponseException, if_permanent: Outcome) -> Result:
    is_permanent = fault.code >= PERMANENT
    if isinstance(fault, SMTPAuthenticationError) and is_permanent:
        if_permanent = Outcome.PAUSE
    return Result(if_permanent if is_permanent else Outcome.LATER, f"{fault.code} {without_addresses(fault.message)}")


def _no_tls(fault: BaseException) -> bool:
    """The library says by words alone that a server offers no STARTTLS."""
    return "STARTTLS" in str(fault)
