"""Who is let in, by key or token, and as whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.access.viewers import NothingGranted, Viewers
from api.settings import settings_from
from graph.access import ADMINISTRATOR, LOCAL, NoGrant, Viewer
from graph.errors import Unauthenticated
from graph.model.grant import Role
from tests.api.access.provider import AUDIENCE, ISSUER, Provider, serving

if TYPE_CHECKING:
    from graph.access.keys import Key

KEY = "a-key-that-is-long-enough"
READER = Viewer("key abc", Role.READER)
ANA = Viewer("person ana", Role.MANAGER)


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


async def test_a_token_is_the_person_to_whom_something_is_granted() -> None:
    provider = Provider()
    with serving(provider) as address:
        known = viewers(OIDC_ISSUER=ISSUER, OIDC_AUDIENCE=AUDIENCE, OIDC_JWKS=address)
        assert await known.viewer(provider.token()) is ANA
        with pytest.raises(NoGrant):
            await known.viewer(provider.token(sub="u-18"))
        with pytest.raises(Unauthenticated):
            await known.viewer(None)
