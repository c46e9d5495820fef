"""The page behind the link in a message."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import httpx
from starlette.applications import Starlette

from api.http.acknowledging import Acknowledging
from api.sending.token import Tokens
from graph.writing.outbox.marking import mark_sent
from tests.api.sending.estate import announced, claimed, messages, set_on
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.writing.outbox.outgoing import Outgoing

TOKENS: Final = Tokens("s" * 32)


def client(database: Database) -> httpx.AsyncClient:
    app = Starlette(routes=Acknowledging(TOKENS, database).routes())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080")


async def sent(database: Database, **values: Any) -> Outgoing:
    await announced(database, {"id": "n1", **values})
    at = datetime.now(UTC)
    (one,), _ = await claimed(database, at)
    await mark_sent(database, one, at)
    return one


def path(one: Outgoing) -> str:
    return f"/acknowledge/{TOKENS.token(one.nonce, one.ends_on)}"


async def acknowledged(database: Database, notice: str = "n1") -> str | None:
    statement = "MATCH (n:Notice {id: $id}) RETURN n.acknowledgedHow"
    return (await database.read(statement, {"id": notice}, name="how"))[0][0]


async def test_scanners_that_open_the_link_change_nothing_and_the_button_acknowledges(database: Database) -> None:
    one = await sent(database, language="es")
    async with client(database) as asked:
        for method in ("GET", "HEAD", "GET"):
            seen = await asked.request(method, path(one))
            assert seen.status_code == 200
        assert await acknowledged(database) is None
        page = seen.text
        assert page.count("<button>") == 1
        assert "El mensaje me ha llegado" in page
        assert "<script" not in page
        assert (seen.headers["cache-control"], seen.headers["referrer-policy"]) == ("no-store", "no-referrer")
        assert "form-action 'self'" in seen.headers["content-security-policy"]
        done = await asked.post(path(one))
        assert "Gracias" in done.text
        assert await acknowledged(database) == "LINK"
        again = await asked.post(path(one))
        assert "Ya consta" in again.text
    statement = (
        "MATCH (e:Event)-[:CONCERNS]->(:Notice {id: 'n1'}) WHERE e.mutation = 'acknowledgeNotice' RETURN count(e)"
    )
    assert (await database.read(statement, name="events"))[0][0] == 1


@EMBEDDED_ALONE
async def test_unknown_forged_ended_and_erased_links_are_answered_alike(database: Database) -> None:
    one = await sent(database)
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    ended = TOKENS.token(one.nonce, yesterday)
    forged = Tokens("t" * 32).token(one.nonce, one.ends_on)
    moved = ".".join([one.nonce, "20991231", path(one).rpartition(".")[2]])
    unknown = TOKENS.token("ab" * 16, one.ends_on)
    async with client(database) as asked:
        answers = [await asked.get(f"/acknowledge/{token}") for token in (ended, forged, moved, unknown, "x", "é")]
        posted = await asked.post(f"/acknowledge/{forged}")
        await set_on(database, "MATCH (n:Notice) REMOVE n.text")
        answers += [await asked.get(path(one)), posted]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert await acknowledged(database) is None


@EMBEDDED_ALONE
async def test_what_a_newer_message_replaces_and_what_is_cancelled_says_so_and_cannot_be_acknowledged(
    database: Database,
) -> None:
    one = await sent(database)
    await messages(database, {"id": "m", "kind": "MOVED", "replaces": "n1"})
    async with client(database) as asked:
        assert "There is a newer message" in (await asked.post(path(one))).text
        await set_on(database, "MATCH (c:Change) SET c.status = 'CANCELLED'")
        assert "will not be done" in (await asked.post(path(one))).text
    assert await acknowledged(database) is None


async def test_who_acknowledges_a_reminder_acknowledges_what_it_reminds_of(database: Database) -> None:
    await announced(database, {"id": "n1", "state": "SENT"}, {"id": "r", "kind": "REMINDER", "replaces": "n1"})
    at = datetime.now(UTC)
    (one,), _ = await claimed(database, at)
    await mark_sent(database, one, at)
    async with client(database) as asked:
        await asked.post(path(one))
    assert [await acknowledged(database, id_) for id_ in ("n1", "r")] == ["LINK", "LINK"]


@EMBEDDED_ALONE
async def test_whoever_asks_too_often_is_told_to_wait(database: Database) -> None:
    async with client(database) as asked:
        codes = [(await asked.get("/acknowledge/x")).status_code for _ in range(130)]
    assert codes[0] == 404
    assert codes[-1] == 429


def test_a_token_works_up_to_its_last_day() -> None:
    today = datetime.now(UTC).date()
    assert TOKENS.nonce(TOKENS.token("ab", today)) == "ab"
    assert TOKENS.nonce(TOKENS.token("ab", today - timedelta(days=1))) is None
    assert TOKENS.nonce(TOKENS.token("ab", date(2099, 1, 1))[:-1]) is None
