"""The provider goes on with a planned change, takes it back, rejects or cancels it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.access import LOCAL
from tests.resolvers.verbs.announcing.conftest import day

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def test_everybody_accepts_and_the_change_is_agreed(made: Port) -> None:
    await made.agree()
    assert await made.status() == "AGREED"
    assert {state for _, _, state in await made.told()} == {"SUPERSEDED"}


async def test_without_consent_nothing_is_agreed_whatever_the_reason(made: Port) -> None:
    await made.propose()
    despite = [{"organization": one, "reason": "The supplier ends it."} for one in ("fleet", "shop", "clinic")]
    refused = await made.do("agreeChange", id="end", despite=despite)
    assert refused == f"may not be done without the consent of 'clinic' to {day(60)}"


async def test_an_objection_needs_a_reason_that_the_consumer_reads(made: Port) -> None:
    await made.propose()
    assert await made.say("clinic", "cleo", "ACCEPT") == "OK"
    assert await made.say("fleet", "fay", "OBJECT", reason="No.") == "OK"
    assert await made.say("shop", "sue", "NEEDS_TIME", until=day(61)) == "OK"
    refused = await made.do("agreeChange", id="end")
    assert refused == "'fleet', 'shop' (OBJECT) must be named with a reason, or else the change waits for them"
    despite = [{"organization": "fleet", "reason": "It ends."}, {"organization": "shop", "reason": "One day."}]
    needless = [*despite, {"organization": "clinic", "reason": "None."}]
    assert await made.do("agreeChange", id="end", despite=needless) == "names 'clinic', who do not stand in the way"
    assert await made.do("agreeChange", id="end", despite=despite) == "OK"
    answers = await made.answers()
    assert {id_: one["despite"] for id_, one in answers.items()} == {
        "fleet": "It ends.",
        "shop": "One day.",
        "clinic": None,
    }


async def test_who_has_not_answered_stands_in_the_way_until_the_day_given(made: Port) -> None:
    await made.propose()
    assert await made.say("clinic", "cleo", "ACCEPT") == "OK"
    assert await made.say("shop", "dan", "ACCEPT") == "OK"
    refused = await made.do("agreeChange", id="end")
    assert (
        refused
        == f"'fleet' (can answer until {day(20)}) must be named with a reason, or else the change waits for them"
    )
    set_back = "MATCH (n:Answer) WHERE n.verdict IS NULL SET n.answerBy = $day"
    await made.database.write(lambda work: work.run(set_back, {"day": day(-1)}), name="set_back")
    assert await made.do("agreeChange", id="end") == "OK"


async def test_who_was_not_asked_or_is_worse_off_than_asked_is_asked_first(made: Port) -> None:
    refused = "affects 'clinic', 'fleet', 'shop' who were not asked, or worse than they were: ask them by proposeChange"
    assert await made.do("agreeChange", id="end") == refused
    await made.propose()
    for organization, person in (("fleet", "fay"), ("clinic", "cleo"), ("shop", "sue")):
        assert await made.say(organization, person, "ACCEPT") == "OK"
    worse = {"agreement": "of-maker-fleet", "offering": "maps", "criticality": "CRITICAL"}
    assert await made.do("linkAgreementCovers", LOCAL, **worse) == "OK"
    refused = "affects 'fleet' who were not asked, or worse than they were: ask them by proposeChange"
    assert await made.do("agreeChange", id="end") == refused
    await made.propose()
    assert (await made.answers())["fleet"]["verdict"] is None
    assert (await made.answers())["shop"]["verdict"] == "ACCEPT"


@pytest.mark.parametrize(
    ("verb", "status"), [("rejectChange", "REJECTED"), ("cancelChange", "CANCELLED"), ("redraftChange", "DRAFT")]
)
async def test_who_was_sent_anything_is_told_that_it_counts_no_more(made: Port, verb: str, status: str) -> None:
    await made.propose()
    fay = next(one["id"] for one in await made.notices() if one["person"]["id"] == "fay")
    assert await made.do("markNoticeSent", id=fay) == "OK"
    assert await made.do(verb, id="end", reason="Maps stays.") == "OK"
    change = await made.change()
    assert (change["status"], change["decisionReason"]) == (status, "Maps stays.")
    assert await made.told() == [
        ("QUESTION", "cleo", "WITHDRAWN"),
        ("QUESTION", "dan", "WITHDRAWN"),
        ("QUESTION", "fay", "SENT"),
        ("WITHDRAWN", "fay", "PLANNED"),
    ]
    withdrawn = next(one for one in await made.notices() if one["kind"] == "WITHDRAWN")
    assert withdrawn["replaces"] == {"id": fay}


async def test_what_was_rejected_is_thought_through_anew(made: Port) -> None:
    await made.propose()
    assert await made.do("rejectChange", id="end", reason="No.") == "OK"
    assert await made.do("agreeChange", id="end") == "is REJECTED: this can be done while it is DRAFT or PROPOSED"
    assert await made.do("redraftChange", id="end", reason="Cartoleth insists.") == "OK"
    assert await made.answers() == {}
    await made.agree()


async def test_what_is_given_up_stays_so(made: Port) -> None:
    assert await made.do("cancelChange", id="end", reason="No.") == "OK"
    for verb in ("redraftChange", "rejectChange"):
        assert (await made.do(verb, id="end", reason="Yes.")).startswith("is CANCELLED: this can be done while")
