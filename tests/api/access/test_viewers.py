"""Who is let in, by key or token, and as whom."""

from __future__ import annotations

import http.server
import json
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from api.access.tokens import Token, Tokens
from api.access.viewers import NothingGranted, Viewers
from api.settings import OidcSettings, settings_from
from graph.access import ADMINISTRATOR, LOCAL, NoGrant, Viewer
from graph.errors import Unauthenticated, Unavailable
from graph.model.grant import Role

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from graph.access.keys import Key

ISSUER = "https://login.example"
AUDIENCE = "rapport"
KEY = "a-key-that-is-long-enough"
READER = Viewer("key abc", Role.READER)
ANA = Viewer("person ana", Role.MANAGER)


class Provider:
    """Publishes its keys on loopback, and counts how often it is asked."""

    def __init__(self) -> None:
        self.keys = {"one": rsa.generate_private_key(65537, 2048)}
        self.elliptic = ec.generate_private_key(ec.SECP256R1())
        self.asked = 0
        self.up = True

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
        return jwt.encode(whole, key or self.keys[kid], algorithm=algorithm, headers={"kid": kid})


@contextmanager
def serving(provider: Provider) -> Generator[str]:
    class Published(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.asked += 1
            self.send_response(200 if provider.up else 503)
            self.end_headers()
            self.wfile.write(json.dumps(provider.published()).encode())

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name it has there
            """Says nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Published) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/keys"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def provider() -> Provider:
    return Provider()


@pytest.fixture
def tokens(provider: Provider) -> Iterator[Tokens]:
    with serving(provider) as address:
        yield Tokens(OidcSettings(ISSUER, AUDIENCE, address), between_fetches=3600)


async def test_a_good_token_says_who_and_until_when(provider: Provider, tokens: Tokens) -> None:
    assert await tokens.token(provider.token(exp=4_102_444_800)) == Token("u-17", "2100-01-01T00:00:00.000000Z")
    curve = provider.token("curve", "ES256", provider.elliptic, sub="u-18")
    assert (await tokens.token(curve)).subject == "u-18"
    assert provider.asked == 1


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"exp": 1_000_000_000}, "Signature has expired"),
        ({"nbf": 4_102_444_800}, "not yet valid"),
        ({"iss": "https://other.example"}, "issuer"),
        ({"aud": "another-service"}, "udience"),
        ({"exp": None}, "exp"),
        ({"iss": None}, "iss"),
        ({"aud": None}, "aud"),
        ({"sub": None}, "sub"),
    ],
)
async def test_a_token_is_not_good_with(
    provider: Provider, tokens: Tokens, claims: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Unauthenticated, match=reason):
        await tokens.token(provider.token(**claims))


async def test_only_the_providers_asymmetric_keys_sign(provider: Provider, tokens: Tokens) -> None:
    forged = provider.token(key=rsa.generate_private_key(65537, 2048))
    shared = provider.token(algorithm="HS256", key="a shared secret that is long enough to be one")
    unsigned = jwt.encode(
        {"iss": ISSUER, "aud": AUDIENCE, "sub": "u-17", "exp": 4_102_444_800}, "", "none", headers={"kid": "one"}
    )
    for token in (forged, shared, unsigned, f"{forged}x", "a.b.c", "..", provider.token(key=None)[:-4] + "AAAA"):
        with pytest.raises(Unauthenticated, match="The token is not good"):
            await tokens.token(token)


async def test_keys_are_kept_and_follow_their_rotation(provider: Provider) -> None:
    with serving(provider) as address:
        tokens = Tokens(OidcSettings(ISSUER, AUDIENCE, address), between_fetches=0)
        await tokens.token(provider.token())
        await tokens.token(provider.token())
        assert provider.asked == 1
        provider.keys["two"] = rsa.generate_private_key(65537, 2048)
        assert (await tokens.token(provider.token("two"))).subject == "u-17"
        assert provider.asked == 2
        provider.up = False
        assert (await tokens.token(provider.token("two"))).subject == "u-17"


async def test_nobody_makes_us_ask_for_each_made_up_key(provider: Provider, tokens: Tokens) -> None:
    await tokens.token(provider.token())
    for made_up in ("two", "three"):
        forged = provider.token(made_up, key=provider.keys["one"])
        with pytest.raises(Unauthenticated, match="no published key"):
            await tokens.token(forged)
    assert provider.asked == 1


async def test_a_provider_that_cannot_be_asked_is_no_fault_of_the_token(provider: Provider, tokens: Tokens) -> None:
    provider.up = False
    with pytest.raises(Unavailable, match="cannot be fetched now"):
        await tokens.token(provider.token())


class Granting(NothingGranted):
    async def of_key(self, key: Key, /) -> Viewer | None:
        return READER if key.secret == "good" else None

    async def of_subject(self, subject: str, expires_at: str | None) -> Viewer:
        if subject != "u-17" or expires_at is None:
            raise NoGrant("nothing is granted")
        return ANA


def viewers(**variables: str) -> Viewers:
    return Viewers(settings_from({f"RAPPORT_{name}": value for name, value in variables.items()}), Granting())


async def test_where_no_access_is_configured_whoever_sits_here_may_everything() -> None:
    assert await viewers().viewer(None) is LOCAL
    assert await viewers().viewer("rapport_abc_good") is READER
    for credential in ("rapport_abc_bad", "rapport_abc", "anything", "a.b.c"):
        with pytest.raises(Unauthenticated):
            await viewers().viewer(credential)


@pytest.mark.parametrize("variables", [{"ACCESS": "required"}, {"KEY": KEY}])
async def test_where_it_is_configured_everybody_needs_a_credential(variables: dict[str, str]) -> None:
    for credential in (None, "", "anything", "rapport_abc_bad", f"{KEY}x", KEY[:-1], "ä"):
        with pytest.raises(Unauthenticated):
            await viewers(**variables).viewer(credential)
    assert await viewers(**variables).viewer("rapport_abc_good") is READER


async def test_the_one_key_is_the_administrators() -> None:
    assert await viewers(KEY=KEY).viewer(KEY) is ADMINISTRATOR


async def test_a_token_is_the_person_to_whom_something_is_granted(provider: Provider) -> None:
    with serving(provider) as address:
        known = viewers(OIDC_ISSUER=ISSUER, OIDC_AUDIENCE=AUDIENCE, OIDC_JWKS=address)
        assert await known.viewer(provider.token()) is ANA
        with pytest.raises(NoGrant):
            await known.viewer(provider.token(sub="u-18"))
        with pytest.raises(Unauthenticated):
            await known.viewer(None)
