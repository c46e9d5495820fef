"""A message about a planned change as a mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import policy
from email.errors import MessageError
from email.headerregistry import Address as MailAddress
from email.message import EmailMessage
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from api.sending.token import Tokens
from graph.text.letters.blocks import Address, blocks_of, html, isolated, plain
from graph.text.letters.language import tongue_of, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.sending.settings import Mailbox
    from graph.text.letters.blocks import Block
    from graph.writing.outbox.outgoing import Outgoing

UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
LONGEST_SUBJECT: Final = 300
PLAIN: Final = re.compile(r"[^\s@<>,;:\"()\[\]\\]+")
"""Either part of an address that is not quoted."""
NOT_ONE: Final = "it is no single mail address"
NO_LINK: Final = frozenset({"WITHDRAWN"})
"""Kinds that nobody has to acknowledge."""


class NoAddress(ValueError):
    """What is given is no single mail address."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links in messages lead. `tokens` or `public_url` None: messages hold no link. `answers`: whether the
    explorer has a page on which a consumer answers.
    """

    public_url: str | None
    tokens: Tokens | None
    answers: bool = False

    def acknowledging(self, one: Outgoing) -> str | None:
        if self.public_url is None or self.tokens is None:
            return None
        return f"{self.public_url}/acknowledge/{self.tokens.token(one.nonce, one.ends_on)}"

    def answering(self, one: Outgoing) -> str | None:
        if self.public_url is None or not self.answers:
            return None
        return f"{self.public_url}/change/{quote(one.change)}"


def links_of(public_url: str | None, secret: str | None, *, answers: bool = False) -> Links:
    return Links(public_url, Tokens(secret) if secret else None, answers)


def blocks(one: Outgoing, links: Links) -> Iterator[Block]:
    """The blocks of a message as it is sent: as it is kept, and behind it how to answer or to acknowledge."""
    yield from blocks_of(one.text or "")
    say = words_in(tongue_of(one.language))
    if one.kind == "QUESTION":
        if url := links.answering(one):
            yield say("answer-link")
            yield Address(url)
        elif one.teller:
            yield say("answer-reply", teller=isolated(in_one_line(one.teller)))
    elif one.kind not in NO_LINK:
        if url := links.acknowledging(one):
            yield say("acknowledge-link")
            yield Address(url)
        elif one.teller:
            yield say("acknowledge-reply", teller=isolated(in_one_line(one.teller)))


def mail(one: Outgoing, links: Links, sender: Mailbox | None, at: datetime | None = None) -> EmailMessage:
    """Raises NoAddress for an address that is not one."""
    said = list(blocks(one, links))
    language = tongue_of(one.language).value
    to = recipient(one)
    made = EmailMessage(policy=policy.SMTP if to.username.isascii() else policy.SMTPUTF8)
    if sender:
        made["From"] = MailAddress(sender.name, addr_spec=sender.address)
    made["To"] = to
    made["Subject"] = in_one_line(one.subject or "")[:LONGEST_SUBJECT]
    made["Date"] = format_datetime(at or datetime.now(UTC))
    made["Message-ID"] = message_id(one, sender)
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = language
    made.set_content(plain(said) + "\n", cte="quoted-printable")
    made.add_alternative(html(said, language), subtype="html", cte="quoted-printable")
    return made


def recipient(one: Outgoing) -> MailAddress:
    """Raises NoAddress."""
    given, name = (one.address or "").strip(), in_one_line(one.reader or "")
    local, _, domain = given.rpartition("@")
    try:
        if given.isascii():
            address = MailAddress(name, addr_spec=given)
        elif PLAIN.fullmatch(local) and PLAIN.fullmatch(domain):
            address = MailAddress(name, local, domain.encode("idna").decode())
        else:
            raise NoAddress(NOT_ONE)
    except (MessageError, ValueError, IndexError) as fault:
        raise NoAddress(NOT_ONE) from fault
    if UNSEEN.search(given) or not address.username or not address.domain:
        raise NoAddress(NOT_ONE)
    return address


def message_id(one: Outgoing, sender: Mailbox | None) -> str:
    """The Message-ID of a message, the same at each attempt."""
    domain = sender.address.rpartition("@")[2] if sender else "rapport.invalid"
    return f"<{one.nonce}@{domain}>"


def in_one_line(text: str) -> str:
    """Line ends, control characters and what turns directions become blanks."""
    return " ".join(UNSEEN.sub(" ", text).split())
