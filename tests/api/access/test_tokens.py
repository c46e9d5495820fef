"""Which tokens are good, and what a provider that cannot be asked, or makes no sense, takes from whom."""

from __future__ import annotations

import asyncio
import base64
import json
import time
from typing import TYPE_CHECKING, Any, Final

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from api.access.tokens import Token, Tokens
from api.settings import OidcSettings
from graph.errors import Unauthenticated, Unavailable
from tests.api.access.provider import AUDIENCE, ISSUER, Provider, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ABSURD: Final[tuple[Any, ...]] = (
    10**18,
    10**400,
    -(10**18),
    1e308,
    float("inf"),
    float("nan"),
    "soon",
    "4102444800",
    [1],
    {"at": 1},
    True,
)
"""Claims that no provider makes. JSON has no endless number, and what reads it takes one."""
NO_NAME: Final[tuple[Any, ...]] = (10**18, [], {}, "\ud800")


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
        *[({"exp": absurd}, "'exp' is no time|exp. must|expired") for absurd in ABSURD],
        *[({"nbf": absurd}, "'nbf' is no time|nbf. must|not yet valid") for absurd in ABSURD],
        *[({"iat": absurd}, "'iat' is no time|iat. must|not yet valid") for absurd in ABSURD],
        *[({"aud": absurd}, "udience|claim format|makes no sense") for absurd in ABSURD],
        *[({"iss": absurd}, "ssuer|makes no sense") for absurd in ABSURD],
        *[({"sub": absurd}, "ubject|makes no sense") for absurd in NO_NAME],
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


@pytest.mark.parametrize(
    "header",
    [
        {"kid": 7},
        {"kid": ["one"]},
        {"kid": "\ud800"},
        {"crit": ["\ud800"]},
        {"crit": "b64"},
        {"alg": ["RS256"]},
        {"alg": None},
        {"b64": False},
        [],
        "text",
        10**400,
    ],
)
async def test_a_header_that_makes_no_sense_is_no_defect(provider: Provider, tokens: Tokens, header: Any) -> None:
    usual: Any = {"alg": "RS256", "kid": "one"}
    whole: Any = usual | header if isinstance(header, dict) else header
    encoded = base64.urlsafe_b64encode(json.dumps(whole).encode()).rstrip(b"=").decode()
    _, claims, signature = provider.token().split(".")
    with pytest.raises(Unauthenticated, match="The token is not good") as refused:
        await tokens.token(f"{encoded}.{claims}.{signature}")
    assert str(refused.value).encode()


async def test_a_header_nested_deeply_is_no_defect(tokens: Tokens) -> None:
    nested = base64.urlsafe_b64encode(b"[" * 20_000).decode()
    for token in (f"{nested}.e30.e30", f"e30.{nested}.e30"):
        with pytest.raises(Unauthenticated, match="The token is not good"):
            await tokens.token(token)


# --- a provider that hangs --------------------------------------------------------------------------------------------


async def test_while_the_provider_hangs_known_keys_are_used_at_once(
    provider: Provider, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tokens.token(provider.token())
    monkeypatch.setattr("api.access.provider.KEYS_KEPT", 0)
    provider.hangs.clear()
    began = time.monotonic()
    monkeypatch.setattr(tokens._keys, "_tried", -1e9)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # long ago
    for _ in range(20):
        assert (await tokens.token(provider.token())).subject == "u-17"
    assert time.monotonic() - began < 2
    await soon(lambda: provider.asked == 2)
    provider.hangs.set()


async def test_one_fetch_is_made_for_all_who_wait(provider: Provider, tokens: Tokens) -> None:
    provider.hangs.clear()
    asking = [asyncio.create_task(tokens.token(provider.token())) for _ in range(20)]
    await soon(lambda: provider.asked == 1)
    asking[0].cancel()  # whoever goes away takes the keys from nobody
    provider.hangs.set()
    told = await asyncio.gather(*asking[1:])
    assert {token.subject for token in told} == {"u-17"}
    assert provider.asked == 1


async def test_a_provider_that_hangs_is_waited_for_so_long_and_asked_again(
    provider: Provider, tokens: Tokens, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("api.access.provider.FETCHING", 0.2)
    monkeypatch.setattr("api.access.provider.AFTER_FAILURE", 0.2)
    provider.hangs.clear()
    with pytest.raises(Unavailable, match="cannot be fetched now"):
        await tokens.token(provider.token())
    began = time.monotonic()
    with pytest.raises(Unavailable, match="cannot be fetched now"):
        await tokens.token(provider.token())
    assert time.monotonic() - began < 0.15
    assert "could not be fetched: it did not answer in time" in caplog.text
    assert provider.asked == 1
    provider.hangs.set()
    await asyncio.sleep(0.25)
    assert (await tokens.token(provider.token())).subject == "u-17"


async def test_a_made_up_key_waits_for_nobody_once_the_keys_are_known(provider: Provider, tokens: Tokens) -> None:
    await tokens.token(provider.token())
    provider.hangs.clear()
    with pytest.raises(Unauthenticated, match="no published key"):
        await asyncio.wait_for(tokens.token(provider.token("two", key=provider.keys["one"])), 1)


async def test_keys_that_nobody_could_fetch_for_long_are_not_used_any_more(
    provider: Provider, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    await tokens.token(provider.token())
    provider.up = False
    monkeypatch.setattr("api.access.provider.KEYS_USED", 0)
    monkeypatch.setattr(tokens._keys, "_tried", -1e9)  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # long ago
    with pytest.raises(Unavailable, match="cannot be fetched now"):
        await tokens.token(provider.token())


@pytest.mark.parametrize("published", [[], {}, {"keys": []}, {"keys": [{"kty": "nonsense"}]}, "keys", 10**400])
async def test_keys_that_are_none_leave_those_that_are_known(
    provider: Provider, published: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(provider) as address:
        tokens = Tokens(OidcSettings(ISSUER, AUDIENCE, address), between_fetches=0)
        await tokens.token(provider.token())
        monkeypatch.setattr(provider, "published", lambda: published)
        with pytest.raises(Unavailable):
            await tokens.token(provider.token("two", key=provider.keys["one"]))
        assert (await tokens.token(provider.token())).subject == "u-17"


async def soon(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not true():  # noqa: ASYNC110  # in a thread
            await asyncio.sleep(0.01)
