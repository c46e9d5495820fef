"""Who has agreed to a planned change, who objects, who has not answered, whom was it announced to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from graph.access import LOCAL, Viewer
from graph.model.scalars import written
from graph.writing.outbox.holding import know_installation, pause, release
from tests.estate import Estate
from tests.resolvers.verbs.announcing.conftest import MAKER, day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port

ASKED = """{ changeStatus(id: "end") { status effectiveOn differs hidden
    consumers { organization { id } severity askedAs consent verdict until answerBy missing answer { reason } }
    messages { planned sent failed acknowledged overdue } waiting { person { id } } notTold { id } } }"""


async def status(made: Port, who: Viewer = MAKER) -> dict[str, Any]:
    answered = await made.ask(ASKED, who)
    assert "errors" not in answered, answered
    return answered["data"]["changeStatus"]


def missing(found: dict[str, Any]) -> dict[str, list[str]]:
    return {one["organization"]["id"]: one["missing"] for one in found["consumers"]}


async def test_what_is_missing_is_said_of_each_consumer(made: Port) -> None:
    assert missing(await status(made)) == {"clinic": ["UNASKED"], "fleet": ["UNASKED"], "shop": ["UNASKED"]}
    await made.propose()
    assert missing(await status(made)) == {"clinic": ["CONSENT"], "fleet": ["ANSWER"], "shop": ["ANSWER"]}
    await made.say("fleet", "fay", "OBJECT", reason="No.")
    await made.say("shop", "dan", "NEEDS_TIME", until=day(70))
    found = await status(made)
    assert missing(found) == {"clinic": ["CONSENT"], "fleet": ["OBJECTION"], "shop": ["TIME"]}
    fleet = found["consumers"][1]
    assert (fleet["severity"], fleet["askedAs"], fleet["answer"], found["hidden"]) == (
        "HIGH",
        "HIGH",
        {"reason": "No."},
        1,
    )


async def test_messages_are_counted_by_where_they_stand(made: Port) -> None:
    await made.announce()
    ids = await made.send("NOTICE")
    assert await made.do("acknowledgeNotice", id=ids[0]) == "OK"
    assert await made.do("markNoticeFailed", id=ids[1], reason="550") == "OK"
    found = await status(made)
    assert found["messages"] == {"planned": 0, "sent": 2, "failed": 1, "acknowledged": 1, "overdue": 0}
    assert [one["person"]["id"] for one in found["waiting"]] == ["fay"]


async def test_who_was_not_told_and_what_differs_is_said(made: Port) -> None:
    await made.announce()
    assert await made.do("createPerson", LOCAL, id="zoe", name="Zoe", email="zoe@x.org") == "OK"
    said = {"role": "SPONSOR", "side": "CONSUMER"}
    assert await made.do("linkStakeholder", LOCAL, person="zoe", relationship="maker-fleet", **said) == "OK"
    worse = {"agreement": "of-maker-fleet", "offering": "maps", "criticality": "CRITICAL"}
    assert await made.do("linkAgreementCovers", LOCAL, **worse) == "OK"
    found = await status(made)
    assert (found["notTold"], found["differs"]) == ([{"id": "zoe"}], True)


async def test_a_consumer_sees_itself_alone(made: Port) -> None:
    await made.propose()
    await made.say("clinic", "cleo", "OBJECT", reason="No.")
    found = await status(made, of("fleet"))
    assert missing(found) == {"fleet": ["ANSWER"]}
    assert (found["hidden"], found["messages"]["planned"]) == (3, 1)
    refused = await made.ask(ASKED, of("far"))
    assert refused["errors"] == [("There is no planned change 'end'.", ["changeStatus"], "NOT_FOUND")]


async def test_who_is_told_next_is_said_to_who_keeps_the_change_alone(made: Port) -> None:
    await made.announce()
    estate = Estate(made.database)
    await estate.things("EscalationStep", {"id": "up", "side": "CONSUMER", "level": 1, "after": "P2D"})
    await estate.relations("EscalationStep", "relationship", ("up", "maker-fleet"))
    await estate.relations("EscalationStep", "person", ("up", "pia"))
    [fay] = [one["id"] for one in await made.notices() if (one["kind"], one["person"]["id"]) == ("NOTICE", "fay")]
    assert await made.do("markNoticeSent", id=fay, sentAt=f"{day(-1)}T00:00:00Z") == "OK"
    asked = '{ changeStatus(id: "end") { paused next { notice { id } kind on person { id } } } }'
    reminder = {"notice": {"id": fay}, "kind": "REMINDER", "on": day(6), "person": {"id": "fay"}}
    assert (await made.ask(asked, LOCAL))["data"]["changeStatus"] == {"paused": False, "next": [reminder]}
    assert (await made.ask(asked, of("fleet")))["data"]["changeStatus"]["next"] == []
    await estate.things("Notice", {"id": f"{fay}~reminder", "kind": "REMINDER", "state": "SENT"})
    await estate.relations("Notice", "change", (f"{fay}~reminder", "end"))
    await estate.relations("Notice", "replaces", (f"{fay}~reminder", fay))
    escalation = {"notice": {"id": fay}, "kind": "ESCALATION", "on": day(8), "person": {"id": "pia"}}
    assert (await made.ask(asked, LOCAL))["data"]["changeStatus"]["next"] == [escalation]


async def test_whoever_keeps_a_change_is_told_once_that_its_messages_wait(made: Port) -> None:
    await made.propose()
    question = "{ agenda { lines { nodes { matter reason settledBy } } } }"

    async def waits(who: Viewer = MAKER) -> list[str]:
        found = (await made.ask(question, who))["data"]["agenda"]["lines"]["nodes"]
        return [one["reason"] for one in found if "wait" in one["reason"]]

    assert await waits() == []  # nothing is sent by itself here
    await know_installation(made.database, None)
    held = "End: 3 messages wait until they are released, or sent by hand."
    assert await waits() == [held]
    assert await waits(of("fleet")) == []
    asked = '{ changeStatus(id: "end") { paused messages { planned held } } }'
    stands = (await made.ask(asked, MAKER))["data"]["changeStatus"]
    assert stands == {"paused": False, "messages": {"planned": 3, "held": 3}}
    elsewhere = (await made.ask(asked, of("fleet")))["data"]["changeStatus"]
    assert elsewhere == {"paused": False, "messages": {"planned": 1, "held": 0}}
    await release(made.database)
    assert await waits() == []
    later = written(datetime.now(UTC) + timedelta(hours=1))
    await pause(made.database, later, "535 not taken")
    assert await waits() == ["End: 3 messages wait, since sending pauses: 535 not taken"]
    await made.send("QUESTION")
    assert await waits() == []
