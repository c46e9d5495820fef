"""A change that was put before its consumers is moved to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.access import LOCAL
from tests.resolvers.verbs.announcing.conftest import day

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port

WHY = "Cartoleth gives more time."


async def drop_consent(made: Port) -> None:
    assert await made.do("deleteNoticeTerm", LOCAL, id="consent") == "OK"


async def test_who_accepted_an_earlier_day_is_not_asked_again(made: Port) -> None:
    await drop_consent(made)
    await made.announce()
    sent = await made.send("NOTICE")
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY) == "OK"
    change = await made.change()
    assert (change["status"], change["effectiveOn"], change["decisionReason"]) == ("ANNOUNCED", day(90), WHY)
    moved = [one for one in await made.notices() if one["kind"] == "MOVED"]
    assert [(one["person"]["id"], one["deadline"], one["state"]) for one in moved] == [
        ("cleo", day(80), "PLANNED"),
        ("dan", day(80), "PLANNED"),
        ("fay", day(80), "PLANNED"),
    ]
    assert sorted(one["replaces"]["id"] for one in moved) == sorted(sent)
    assert {one["forDay"] for one in (await made.answers()).values()} == {day(90)}


async def test_consent_is_asked_for_anew_and_the_change_is_only_proposed_again(made: Port) -> None:
    await made.announce()
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY, answerBy=day(30)) == "OK"
    assert await made.status() == "PROPOSED"
    answers = await made.answers()
    assert {id_: (one["verdict"], one["forDay"]) for id_, one in answers.items()} == {
        "fleet": ("ACCEPT", day(90)),
        "shop": ("ACCEPT", day(90)),
        "clinic": (None, day(90)),
    }
    asked = [one for one in await made.notices() if (one["kind"], one["state"]) == ("QUESTION", "PLANNED")]
    assert [(one["person"]["id"], one["deadline"]) for one in asked] == [("cleo", day(30))]


async def test_an_earlier_day_is_asked_about_anew(made: Port) -> None:
    await made.agree()
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(40), reason=WHY) == "OK"
    assert await made.status() == "PROPOSED"
    answers = await made.answers()
    assert {(one["verdict"], one["answerBy"], one["forDay"]) for one in answers.values()} == {(None, day(14), day(40))}


async def test_who_needs_time_until_then_has_accepted_the_new_day(made: Port) -> None:
    await drop_consent(made)
    await made.propose()
    assert await made.say("fleet", "fay", "NEEDS_TIME", until=day(80)) == "OK"
    assert await made.say("shop", "dan", "OBJECT", reason="No.") == "OK"
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(80), reason=WHY) == "OK"
    assert {id_: one["verdict"] for id_, one in (await made.answers()).items()} == {
        "fleet": "NEEDS_TIME",
        "shop": None,
        "clinic": None,
    }


async def test_a_day_in_a_freeze_is_asked_about(made: Port) -> None:
    await drop_consent(made)
    await made.agree()
    frozen = {"from": day(80), "until": day(100), "organization": "shop", "reason": "Sales"}
    assert await made.do("createFreeze", LOCAL, **frozen) == "OK"
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY) == "OK"
    verdicts = {id_: one["verdict"] for id_, one in (await made.answers()).items()}
    assert verdicts == {"fleet": "ACCEPT", "clinic": "ACCEPT", "shop": None}


async def test_what_was_not_yet_sent_is_replaced(made: Port) -> None:
    await drop_consent(made)
    await made.announce()
    fay = next(one["id"] for one in await made.notices() if (one["kind"], one["person"]["id"]) == ("NOTICE", "fay"))
    assert await made.do("markNoticeSent", id=fay) == "OK"
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY) == "OK"
    assert sorted(one for one in await made.told() if one[0] != "QUESTION") == [
        ("MOVED", "fay", "PLANNED"),
        ("NOTICE", "cleo", "PLANNED"),
        ("NOTICE", "cleo", "SUPERSEDED"),
        ("NOTICE", "dan", "PLANNED"),
        ("NOTICE", "dan", "SUPERSEDED"),
        ("NOTICE", "fay", "SENT"),
    ]


async def test_who_is_no_longer_affected_is_told_so(made: Port) -> None:
    await drop_consent(made)
    await made.announce()
    await made.send("NOTICE")
    assert await made.do("endAgreement", LOCAL, id="of-maker-shop") == "OK"
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY) == "OK"
    moved = {one["person"]["id"]: one["severity"] for one in await made.notices() if one["kind"] == "MOVED"}
    assert moved == {"cleo": "HIGH", "fay": "HIGH", "dan": None}
    assert sorted(await made.answers()) == ["clinic", "fleet"]


async def test_an_announced_change_is_moved_once_a_day(made: Port) -> None:
    await drop_consent(made)
    await made.announce()
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY) == "OK"
    refused = await made.do("rescheduleChange", id="end", effectiveOn=day(91), reason=WHY)
    assert refused.startswith("was moved within a day, at ")


async def test_the_new_day_is_ahead_and_another_one(made: Port) -> None:
    await made.propose()
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(0), reason=WHY) == f"{day(0)} is not ahead"
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(60), reason=WHY) == f"is {day(60)} already"
    draft = await made.do("redraftChange", id="end", reason=WHY)
    assert draft == "OK"
    refused = await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY)
    assert refused == "is DRAFT: this can be done while it is PROPOSED or AGREED or ANNOUNCED"


async def test_ends_move_along_unless_they_are_given(made: Port) -> None:
    assert await made.do("linkChangedOffering", change="end", offering="maps", action="SUSPEND", until=day(70)) == "OK"
    assert await made.do("linkChangedOffering", change="end", offering="maps", action="DEGRADE", until=day(80)) == "OK"
    await made.propose()
    untils = [{"offering": "maps", "action": "DEGRADE", "until": day(200)}]
    assert await made.do("rescheduleChange", id="end", effectiveOn=day(90), reason=WHY, untils=untils) == "OK"
    asked = '{ change(id: "end") { changes { edges { action until } } } }'
    edges = (await made.ask(asked))["data"]["change"]["changes"]["edges"]
    assert {one["action"]: one["until"] for one in edges} == {
        "RETIRE": None,
        "SUSPEND": day(100),
        "DEGRADE": day(200),
    }
    wrong = [{"offering": "maps", "action": "BREAK", "until": day(200)}]
    refused = await made.do("rescheduleChange", id="end", effectiveOn=day(95), reason=WHY, untils=wrong)
    assert refused == "BREAK of 'maps' is not what the change does"
