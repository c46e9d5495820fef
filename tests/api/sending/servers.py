"""A mail server and a receiver of webhooks, as real ones are."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ipaddress
import ssl
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from aiosmtpd import smtp
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Generator
    from pathlib import Path

USER, PASSWORD = b"rapport", b"swordfish"


@dataclass
class Mails:
    """What a mail server takes. `refuse`: its answer to RCPT by address, or by MAIL, DATA or AUTH."""

    refuse: dict[str, str] = field(default_factory=dict[str, str])
    taken: list[tuple[str, list[str], bytes]] = field(default_factory=list[Any])
    secure: list[bool] = field(default_factory=list[bool])

    async def handle_MAIL(self, _s: Any, _session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        if "MAIL" in self.refuse:
            return self.refuse["MAIL"]
        envelope.mail_from, envelope.mail_options = address, options
        return "250 OK"

    async def handle_RCPT(self, _s: Any, _session: Any, envelope: Any, address: str, _options: list[str]) -> str:  # noqa: N802
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if "DATA" in self.refuse:
            return self.refuse["DATA"]
        self.secure.append(server.transport.get_extra_info("cipher") is not None)
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.original_content))
        return "250 OK"


def certificate(folder: Path) -> tuple[Path, Path]:
    """Files of a certificate for 127.0.0.1 and of its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    at = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - dt.timedelta(days=1))
        .not_valid_after(at + dt.timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate_file, key_file = folder / "certificate.pem", folder / "key.pem"
    certificate_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    key_file.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, secret))
    return certificate_file, key_file


MailServer: Any = smtp.SMTP


def _known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
    is_known = isinstance(given, LoginPassword) and (given.login, given.password) == (USER, PASSWORD)
    return AuthResult(success=is_known, handled=False)


@contextlib.asynccontextmanager
async def mail_server(
    mails: Mails, files: tuple[Path, Path] | None = None, *, starttls: bool = True
) -> AsyncGenerator[int]:
    """Its port. `files`: its certificate and key; `starttls`: whether it offers that, else the connection is secured from
    its beginning.
    """
    context = None
    if files:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(*files)
    loop = asyncio.get_running_loop()

    def protocol() -> Any:
        return MailServer(
            mails,
            hostname="mail.example",
            tls_context=context if starttls else None,
            require_starttls=starttls and context is not None,
            authenticator=_known,
            auth_required=starttls and context is not None,
            auth_require_tls=starttls,
            enable_SMTPUTF8="UTF8" in mails.refuse,
            loop=loop,
        )

    server = await loop.create_server(protocol, "127.0.0.1", 0, ssl=None if starttls else context)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


@dataclass
class Posted:
    """What a receiver takes. `answers`: statuses in their order, then 204."""

    answers: list[int] = field(default_factory=list[int])
    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list[Any])


@contextlib.contextmanager
def receiver(posted: Posted) -> Generator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            posted.taken.append((dict(self.headers.items()), body))
            self.send_response(posted.answers.pop(0) if posted.answers else 204)
            self.send_header("location", "/elsewhere")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # as it is called there
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook?a=b"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
