"""A planned change from a draft to done, with a party in the middle that passes it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.grant import Role
from tests.resolvers.verbs.announcing.conftest import MAKER, day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port

FLEET = of("fleet")


async def test_a_change_is_asked_moved_agreed_announced_acknowledged_and_done(made: Port) -> None:
    await made.propose()
    await made.send("QUESTION")

    # Fleet passes on to its own consumer what Maker does.
    passed = {"id": "on", "title": "Routing without Maps", "effectiveOn": day(60), "passesOn": "end"}
    assert await made.do("createChange", FLEET, **passed) == "OK"
    assert await made.do("linkChangedOffering", FLEET, change="on", offering="routing", action="BREAK") == "OK"
    assert await made.do("proposeChange", FLEET, id="on", answerBy=day(15)) == "OK"
    said = {"change": "on", "organization": "far", "person": "pia", "verdict": "NEEDS_TIME", "until": day(90)}
    assert await made.do("answerChange", of("far", Role.MANAGER), **said) == "OK"

    # Fleet objects on that account, Clinic consents, Shop needs a month more.
    assert await made.say("fleet", "fay", "OBJECT", reason="Far needs until then.") == "OK"
    assert await made.say("clinic", "cleo", "ACCEPT") == "OK"
    assert await made.say("shop", "dan", "NEEDS_TIME", until=day(90)) == "OK"

    # Maker moves: who consented is asked anew, as is who objected; who needed time until then has accepted.
    moved = {"id": "end", "effectiveOn": day(90), "reason": "Fleet and Shop need a month.", "answerBy": day(30)}
    assert await made.do("rescheduleChange", MAKER, **moved) == "OK"
    assert {id_: one["verdict"] for id_, one in (await made.answers()).items() if id_ != "far"} == {
        "fleet": None,
        "clinic": None,
        "shop": "NEEDS_TIME",
    }
    assert [one["person"]["id"] for one in await made.notices() if one["kind"] == "MOVED"] == ["cleo", "dan", "fay"]
    for organization, person in (("fleet", "fay"), ("clinic", "cleo")):
        assert await made.say(organization, person, "ACCEPT") == "OK"
    assert await made.do("agreeChange", id="end") == "OK"

    # It is announced, sent, and acknowledged by all but one.
    assert await made.do("announceChange", id="end") == "OK"
    assert len(await made.send("MOVED", "NOTICE")) == 3
    for one in await made.notices():
        if one["kind"] == "NOTICE" and one["person"]["id"] != "dan":
            reader = of("clinic" if one["person"]["id"] == "cleo" else "fleet", Role.READER, one["person"]["id"])
            assert await made.do("acknowledgeNotice", reader, id=one["id"]) == "OK"
    asked = '{ changeStatus(id: "end") { messages { sent acknowledged } notTold { id } } }'
    found = (await made.ask(asked, MAKER))["data"]["changeStatus"]
    assert found == {"messages": {"sent": 6, "acknowledged": 2}, "notTold": []}

    # Maps says itself that it ends, and the change is done.
    assert await made.do("retireOffering", id="maps", retiresOn=day(90)) == "OK"
    assert await made.do("finishChange", id="end", severity="MEDIUM") == "OK"
    assert await made.status() == "DONE"
