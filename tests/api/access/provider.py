"""An OpenID Connect provider on loopback."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
import time
from functools import cache
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from jwt.api_jws import PyJWS

if TYPE_CHECKING:
    from collections.abc import Generator

ISSUER = "https://login.example"
AUDIENCE = "rapport"


@cache
def first_key() -> rsa.RSAPrivateKey:
    """Made once: that takes as long as the rest of a test."""
    return rsa.generate_private_key(65537, 2048)


class Provider:
    """Publishes its keys on loopback, and counts how often it is asked."""

    def __init__(self) -> None:
        self.keys = {"one": first_key()}
        self.elliptic = ec.generate_private_key(ec.SECP256R1())
        self.asked = 0
        self.up = True
        self.hangs = threading.Event()
        self.hangs.set()

    def published(self) -> dict[str, Any]:
        keys = [
            {**RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": name, "use": "sig"}
            for name, key in self.keys.items()
        ]
        return {"keys": [*keys, {**ECAlgorithm.to_jwk(self.elliptic.public_key(), as_dict=True), "kid": "curve"}]}

    def token(self, kid: str = "one", algorithm: str = "RS256", key: Any = None, **claims: Any) -> str:
        now = int(time.time())
        given = {"iss": ISSUER, "aud": AUDIENCE, "sub": "u-17", "exp": now + 600, "nbf": now - 1, **claims}
        whole = {name: value for name, value in given.items() if value is not None}
        return PyJWS().encode(json.dumps(whole).encode(), key or self.keys[kid], algorithm, {"kid": kid, "typ": "JWT"})


@contextlib.contextmanager
def serving(provider: Provider) -> Generator[str]:
    class Published(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked += 1
            provider.hangs.wait(30)
            self.send_response(200 if provider.up else 503)
            self.end_headers()
            with contextlib.suppress(ConnectionError):  # it was given up
                self.wfile.write(json.dumps(provider.published()).encode())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name it has there
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Published) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/keys"
        finally:
            provider.hangs.set()
            server.shutdown()
            thread.join()
