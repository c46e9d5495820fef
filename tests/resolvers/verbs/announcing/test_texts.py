"""What the verbs of a planned change's course make has its text, and goes out as the course has it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from graph.writing.outbox.marking import mark_sent, retry_later
from tests.api.sending.estate import claimed
from tests.resolvers.verbs.announcing.conftest import day

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port

LETTERS = "{ notices { nodes { kind state subject text textLanguage person { id } replaces { id } } } }"


async def letters(made: Port, kind: str) -> dict[str, dict[str, Any]]:
    """Messages of a kind by their reader."""
    nodes = (await made.ask(LETTERS))["data"]["notices"]["nodes"]
    return {one["person"]["id"]: one for one in nodes if one["kind"] == kind}


async def test_each_is_asked_in_their_language_about_what_is_theirs(made: Port) -> None:
    await made.propose()
    said = await letters(made, "QUESTION")
    assert sorted(said) == ["cleo", "dan", "fay"]
    assert {one["textLanguage"] for one in said.values()} == {"fr"}
    cleo, fay = said["cleo"]["text"], said["fay"]["text"]
    assert said["cleo"]["subject"].startswith("Est-ce possible le ")
    assert "Sans votre accord" in cleo
    assert "Sans votre accord" not in fay
    assert "Clinic" in cleo
    for other in ("Fleet", "Shop", "Far", "Routing"):
        assert other not in cleo
    assert "informez-les au plus tard" in fay  # Far rests on what Fleet provides
    assert "à la place de \u2068Sue\u2069" in said["dan"]["text"]


async def test_what_is_announced_moved_and_given_up_is_told_with_days_and_reasons(made: Port) -> None:
    await made.announce()
    assert "va effectuer un changement" in (await letters(made, "NOTICE"))["fay"]["text"]
    await made.send("NOTICE")
    moved = {"id": "end", "effectiveOn": day(90), "reason": "Les essais durent."}
    assert await made.do("rescheduleChange", **moved) == "OK"
    text = (await letters(made, "MOVED"))["fay"]["text"]
    assert "a une nouvelle date" in text
    assert "Les essais durent." in text
    assert await made.do("cancelChange", id="end", reason="Maps reste.") == "OK"
    withdrawn = (await letters(made, "WITHDRAWN"))["fay"]
    assert "n’aura pas lieu" in withdrawn["text"]
    assert "Maps reste." in withdrawn["text"]
    assert "Ce qui était prévu\n" in withdrawn["text"]
    assert "Ce qui change" not in withdrawn["text"]


async def test_what_is_on_its_way_while_the_change_is_cancelled_is_followed_by_that(made: Port) -> None:
    await made.announce()
    at = datetime.now(UTC)
    going, _ = await claimed(made.database, at)
    fay = next(one for one in going if one.address == "fay@x.org")
    lost = next(one for one in going if one.address == "cleo@x.org")
    assert await made.do("cancelChange", id="end", reason="Maps reste.") == "OK"
    assert sorted(await letters(made, "WITHDRAWN")) == ["cleo", "dan", "fay"]
    await mark_sent(made.database, fay, at)
    await retry_later(made.database, lost, at, "450 busy")
    later = at + timedelta(minutes=5)
    going, fated = await claimed(made.database, later)
    assert going == []
    assert [(one.address, one.kind, fate.state) for one, fate in fated] == [("cleo@x.org", "NOTICE", "WITHDRAWN")]
    going, _ = await claimed(made.database, at + timedelta(minutes=62))
    assert [(one.address, one.kind) for one in going if one.address == "fay@x.org"] == [("fay@x.org", "WITHDRAWN")]
