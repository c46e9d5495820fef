"""Messages are shown before they are made, as they are made then. Maker does not see Dan, who stands in for Sue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.access import LOCAL, Viewer
from tests.resolvers.verbs.announcing.conftest import MAKER, day, of
from tests.resolvers.verbs.announcing.test_texts import letters

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port

ASKED = """query($offset: Int) { noticePreviews(change: "end", offset: $offset) { total hidden change { id }
    previews { kind person { id } via { id } channel reachable severity deadline language subject text html } } }"""


async def previewed(made: Port, who: Viewer = MAKER, offset: int = 0) -> dict[str, Any]:
    answered = await made.ask(ASKED, who, offset=offset)
    assert "errors" not in answered, answered
    return answered["data"]["noticePreviews"]


def reader(one: dict[str, Any]) -> str:
    return one["person"]["id"]


async def test_a_draft_shows_its_questions_and_an_agreed_change_what_it_announces(made: Port) -> None:
    before = await previewed(made)
    assert (before["total"], before["hidden"], before["change"]) == (2, 1, {"id": "end"})
    assert [one["kind"] for one in before["previews"]] == ["QUESTION"] * 2
    assert sorted(map(reader, before["previews"])) == ["cleo", "fay"]
    assert sorted(map(reader, (await previewed(made, LOCAL))["previews"])) == ["cleo", "dan", "fay", "pia"]
    assert len((await previewed(made, offset=1))["previews"]) == 1
    await made.agree()
    announced = (await previewed(made))["previews"]
    shown = {reader(one): one["text"] for one in announced}
    assert {one["channel"] for one in announced} == {"EMAIL"}
    assert all(one["html"].startswith("<!doctype html>") and "<h2>" in one["html"] for one in announced)
    assert await made.do("announceChange", id="end") == "OK"
    told = {person: one["text"] for person, one in (await letters(made, "NOTICE")).items()}
    assert shown == {person: text for person, text in told.items() if person != "dan"}
    assert (await previewed(made))["previews"] == []


async def test_who_keeps_the_change_alone_is_shown_its_messages(made: Port) -> None:
    refused = await made.ask(ASKED, of("fleet"), offset=0)
    assert refused["errors"] == [("There is no planned change 'end'.", ["noticePreviews"], "NOT_FOUND")]
    assert await made.do("createOrganization", LOCAL, id="works", name="Works") == "OK"
    assert await made.do("createOffering", LOCAL, id="plans", name="Plans", provider="works") == "OK"
    both = {"change": "end", "offering": "plans", "action": "SUSPEND", "until": day(90)}
    assert await made.do("linkChangedOffering", LOCAL, **both) == "OK"
    assert (await previewed(made, of("works")))["previews"] == []
    assert (await previewed(made, LOCAL))["total"] == 4
