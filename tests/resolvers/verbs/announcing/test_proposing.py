"""A planned change is put before its consumers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.access import LOCAL
from graph.model.grant import Role
from tests.resolvers.verbs.announcing.conftest import day, of

if TYPE_CHECKING:
    from tests.resolvers.verbs.announcing.conftest import Port


async def test_each_consumer_is_asked_and_who_speaks_for_it_gets_a_question(made: Port) -> None:
    await made.propose()
    assert await made.status() == "PROPOSED"
    asked = {
        id_: (one["verdict"], one["answerBy"], one["forDay"], one["consent"])
        for id_, one in (await made.answers()).items()
    }
    assert asked == {
        "fleet": (None, day(20), day(60), False),
        "clinic": (None, day(20), day(60), True),
        "shop": (None, day(20), day(60), False),
    }
    assert await made.told() == [
        ("QUESTION", "cleo", "PLANNED"),
        ("QUESTION", "dan", "PLANNED"),
        ("QUESTION", "fay", "PLANNED"),
    ]


async def test_a_question_says_to_whom_in_whose_place_by_whom_and_until_when(made: Port) -> None:
    await made.propose()
    question = next(one for one in await made.notices() if one["person"]["id"] == "dan")
    question.pop("id")
    assert question == {
        "kind": "QUESTION",
        "state": "PLANNED",
        "deadline": day(20),
        "language": "fr",
        "channel": "EMAIL",
        "severity": "HIGH",
        "sentAt": None,
        "failure": None,
        "acknowledgedHow": None,
        "person": {"id": "dan"},
        "onBehalfOf": {"id": "sue"},
        "sentBy": {"id": "mona"},
        "replaces": None,
        "relationships": {"nodes": [{"id": "maker-shop"}]},
    }


async def test_a_consumer_further_on_is_asked_by_its_own_provider(made: Port) -> None:
    await made.propose()
    assert "far" not in await made.answers()
    assert await made.do("createChange", of("fleet"), id="on", title="On", effectiveOn=day(60), passesOn="end") == "OK"
    assert await made.do("linkChangedOffering", of("fleet"), change="on", offering="routing", action="BREAK") == "OK"
    assert await made.do("proposeChange", of("fleet"), id="on", answerBy=day(15)) == "OK"
    assert (await made.answers())["far"]["answerBy"] == day(15)


async def test_whoever_reaches_everything_asks_everybody(made: Port) -> None:
    assert await made.do("proposeChange", LOCAL, id="end", answerBy=day(20)) == "OK"
    assert sorted(await made.answers()) == ["clinic", "far", "fleet", "shop"]


async def test_proposed_again_it_asks_those_who_have_come_to_be_affected(made: Port) -> None:
    await made.propose()
    assert await made.do("proposeChange", id="end", answerBy=day(30)) == (
        "was put before everybody whom it affects: nobody is left to ask"
    )
    assert (
        await made.do(
            "createServiceRelationship", LOCAL, id="maker-far", provider="maker", consumer="far", status="ACTIVE"
        )
        == "OK"
    )
    assert await made.do("createAgreement", LOCAL, id="new", relationship="maker-far", status="ACTIVE") == "OK"
    assert await made.do("linkAgreementCovers", LOCAL, agreement="new", offering="maps", criticality="LOW") == "OK"
    assert await made.do("proposeChange", id="end", answerBy=day(30)) == "OK"
    assert {id_: one["answerBy"] for id_, one in (await made.answers()).items()} == {
        "fleet": day(20),
        "clinic": day(20),
        "shop": day(20),
        "far": day(30),
    }


@pytest.mark.parametrize(
    ("answer_by", "why"),
    [(-1, "must be today or later, and before"), (60, "must be today or later, and before")],
)
async def test_an_answer_is_asked_for_before_the_change_takes_effect(made: Port, answer_by: int, why: str) -> None:
    assert why in await made.do("proposeChange", id="end", answerBy=day(answer_by))


async def test_who_affects_nobody_goes_on_at_once(made: Port) -> None:
    assert await made.do("createOffering", LOCAL, id="toy", name="Toy", provider="maker") == "OK"
    assert await made.do("createChange", id="toys", title="Toys", effectiveOn=day(9)) == "OK"
    nothing = "changes no offering yet: link what it changes first"
    assert await made.do("proposeChange", id="toys", answerBy=day(2)) == nothing
    assert await made.do("linkChangedOffering", change="toys", offering="toy", action="RETIRE") == "OK"
    assert await made.do("proposeChange", id="toys", answerBy=day(2)) == (
        "affects nobody who could be asked: go on by agreeChange"
    )
    assert await made.do("agreeChange", id="toys") == "OK"


async def test_a_consumer_does_not_propose_its_providers_changes(made: Port) -> None:
    refused = await made.do("proposeChange", of("fleet"), id="end", answerBy=day(20))
    assert refused == "There is no Change 'end'."
    await made.propose()
    refused = await made.do("agreeChange", of("fleet"), id="end")
    assert refused == "Change 'end' is not of an organization in your reach: you see it, not more."
    refused = await made.do("proposeChange", of("maker", Role.READER), id="end", answerBy=day(20))
    assert refused == "Changing Change in this way needs the role MANAGER; yours is READER."


async def test_what_was_proposed_is_kept_apart_from_other_runs(made: Port) -> None:
    await made.propose()
    kept = await made.database.read("MATCH (r:ImpactRun) RETURN r.change, r.answer", name="kept")
    assert len(kept) == 1
    assert kept[0][0] == "end"
    assert '"clinic":{"severity":"HIGH","notifyBy":"' + day(40) in kept[0][1]
