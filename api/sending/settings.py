"""What the environment says of sending messages about planned changes."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from email import policy
from email.errors import MessageError
from email.parser import Parser
from pathlib import Path  # pydantic reads the annotations
from typing import Annotated, Final, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, model_validator

from api.variables import is_loopback, variable, web_address

DOMAIN: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+")
LEAST_SECRET: Final = 24
"""Bytes of a webhook's secret (https://www.standardwebhooks.com)."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who sends: `Transport <changes@transport.example>`."""

    name: str
    address: str


def mailbox(text: str) -> str:
    """Raises ValueError for what is no single mail address, with or without a name."""
    parsed(text)
    return text


def parsed(text: str) -> Mailbox:
    """Raises ValueError."""
    if not text.isprintable():
        raise ValueError
    try:
        header = Parser(policy=policy.SMTP).parsestr(f"From: {text}\n\n", headersonly=True)["From"]
    except (MessageError, IndexError) as fault:
        raise ValueError from fault
    addresses = header.addresses
    if len(addresses) != 1 or header.defects or not addresses[0].username or not addresses[0].domain:
        raise ValueError
    return Mailbox(addresses[0].display_name, addresses[0].addr_spec)


def _domains(text: object) -> tuple[str, ...]:
    if not isinstance(text, str):
        return ()
    named = tuple(one.strip().lower().removeprefix("@") for one in text.split(",") if one.strip())
    if not all(map(DOMAIN.fullmatch, named)):
        raise ValueError
    return named


def secret_bytes(text: str) -> bytes:
    """The key of a webhook's secret. Raises ValueError for what is no strict base64, or too short."""
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(key) < LEAST_SECRET:
        raise ValueError
    return key


def _webhook_secret(text: str) -> str:
    secret_bytes(text)
    return text


def _public_url(text: str) -> str:
    given = urlsplit(web_address(text))
    if given.query or given.fragment or given.username or given.password:
        raise ValueError
    return text.rstrip("/")


def _webhook_url(text: str) -> str:
    given = urlsplit(web_address(text))
    if given.username or given.password or given.fragment:
        raise ValueError
    return text


class SendingVariables(BaseModel):
    send: bool = variable(
        "RAPPORT_SEND",
        "true or false",
        "Whether messages about planned changes are sent. Until it is true none leaves, by whatever way.",
        default=False,
    )
    send_way: Literal["files", "smtp", "webhook"] = variable(
        "RAPPORT_SEND_WAY",
        "files, smtp or webhook",
        "How messages are sent: as files for a mail program, by a mail server, or to an address of yours.",
        default="files",
    )
    send_to: Annotated[tuple[str, ...], BeforeValidator(_domains)] = variable(
        "RAPPORT_SEND_TO",
        "domains with commas between, e.g. transport.example,fleet.example",
        "The only domains to which mail is sent. Messages to others wait. Without it, mail goes to all.",
        default=(),
    )
    send_folder: Path | None = variable(
        "RAPPORT_SEND_FOLDER",
        "the path of a folder",
        "Where the way files leaves a file (.eml) for each message; outbox in the data folder unless given.",
        default=None,
    )
    mail_from: Annotated[str, AfterValidator(mailbox)] | None = variable(
        "RAPPORT_MAIL_FROM",
        "a mail address, e.g. Transport <changes@transport.example>",
        "Who mail is from; answers go there.",
        default=None,
    )
    smtp_host: Annotated[str, Field(min_length=1)] | None = variable(
        "RAPPORT_SMTP_HOST", "the name of a mail server", "The mail server that takes messages.", default=None
    )
    smtp_port: Annotated[int, Field(ge=1, le=65535)] | None = variable(
        "RAPPORT_SMTP_PORT",
        "a whole number from 1 to 65535",
        "Its port; 465 where RAPPORT_SMTP_SECURITY is implicit, else 587.",
        default=None,
    )
    smtp_security: Literal["starttls", "implicit", "none"] = variable(
        "RAPPORT_SMTP_SECURITY",
        "starttls, implicit or none",
        "How the connection is secured; a server that cannot is not used. none is for this machine only.",
        default="starttls",
    )
    smtp_username: str | None = variable(
        "RAPPORT_SMTP_USERNAME", "a name", "The user at the mail server.", default=None
    )
    smtp_password: str | None = variable(
        "RAPPORT_SMTP_PASSWORD", "a password", "That user's password.", secret=True, default=None
    )
    smtp_ca: Path | None = variable(
        "RAPPORT_SMTP_CA",
        "the path of a file",
        "Certificates (PEM) by which the mail server is known, where the system's do not do.",
        default=None,
    )
    webhook_url: Annotated[str, AfterValidator(_webhook_url)] | None = variable(
        "RAPPORT_WEBHOOK_URL",
        "an address that starts with https:// (http:// on this machine)",
        "Where the way webhook posts messages, signed as Standard Webhooks are.",
        default=None,
    )
    webhook_secret: Annotated[str, AfterValidator(_webhook_secret)] | None = variable(
        "RAPPORT_WEBHOOK_SECRET",
        "at least 24 bytes as base64, e.g. from: openssl rand -base64 32",
        "The key by which the receiver knows that a message is ours.",
        secret=True,
        default=None,
    )
    webhook_private: bool = variable(
        "RAPPORT_WEBHOOK_PRIVATE",
        "true or false",
        "Whether the receiver may have a private or loopback address.",
        default=False,
    )
    secret: Annotated[str, Field(min_length=32)] | None = variable(
        "RAPPORT_SECRET",
        "at least 32 characters (for instance from: openssl rand -hex 32)",
        "What links to acknowledge a message are made with; with another one, links sent before are void.",
        secret=True,
        default=None,
    )
    public_url: Annotated[str, AfterValidator(_public_url)] | None = variable(
        "RAPPORT_PUBLIC_URL",
        "an address that starts with https:// (http:// on this machine)",
        "Where readers of messages reach Rapport; links in messages begin with it. Without it, and RAPPORT_SECRET, messages "
        "hold no link.",
        default=None,
    )

    @model_validator(mode="after")
    def _a_way_is_whole(self) -> Self:
        if not self.send:
            return self
        wanted = {
            "smtp": {"RAPPORT_SMTP_HOST": self.smtp_host, "RAPPORT_MAIL_FROM": self.mail_from},
            "webhook": {"RAPPORT_WEBHOOK_URL": self.webhook_url, "RAPPORT_WEBHOOK_SECRET": self.webhook_secret},
        }.get(self.send_way, {})
        missing = [name for name, value in wanted.items() if value is None]
        if missing:
            raise ValueError(f"RAPPORT_SEND_WAY is {self.send_way}: set {' and '.join(missing)} too.")
        return self

    @model_validator(mode="after")
    def _no_password_in_clear(self) -> Self:
        if (self.smtp_username is None) is not (self.smtp_password is None):
            raise ValueError("RAPPORT_SMTP_USERNAME and RAPPORT_SMTP_PASSWORD belong together: set both, or none.")
        if self.smtp_security == "none" and not is_loopback(self.smtp_host or "localhost"):
            raise ValueError(
                f"RAPPORT_SMTP_SECURITY is none, but {self.smtp_host} is another machine: mail would cross the network in "
                "clear. Set it to starttls or implicit."
            )
        return self
