"""Whoever may not know how much is hidden is told no date, count or rank that follows from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest_asyncio

from graph.access import Viewer
from graph.access.telling import Telling
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

TODAY: Final = date(2026, 10, 5)
SHORT, LONG = 30, 300
"""Days of notice that the seen and the hidden agreement owe."""


@pytest_asyncio.fixture
async def estate(database: Database) -> Estate:
    """`carrier` sells `courier`, which rests on `depot` or `yard`, to `shop` under `seen` and to `bank` under `unseen`.
    The shop sells `till`, which needs the courier, to `carrier`; `bank` sells its `safe` to `mint` under `deep`.
    """
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", *({"id": id_} for id_ in ("shop", "carrier", "bank", "mint")))
    offerings = {"courier": "carrier", "depot": "carrier", "yard": "carrier", "till": "shop", "safe": "bank"}
    await estate.things("Offering", *({"id": id_, "catalogue": "RESTRICTED"} for id_ in offerings))
    await estate.relations("Offering", "provider", *offerings.items())
    needs = (("till", "courier"), ("safe", "courier"))
    await estate.relations("Offering", "dependencies", *needs, criticality="HIGH")
    either = (("courier", "depot"), ("courier", "yard"))
    await estate.relations("Offering", "dependencies", *either, criticality="HIGH", alternatives="place")
    await _agreed(estate, "seen", "carrier", "shop", "courier", SHORT)
    await _agreed(estate, "unseen", "carrier", "bank", "courier", LONG)
    await _agreed(estate, "tills", "shop", "carrier", "till", SHORT)
    await _agreed(estate, "deep", "bank", "mint", "safe", LONG)
    return estate


async def _agreed(estate: Estate, id_: str, provider: str, consumer: str, offering: str, days: int) -> None:
    await estate.things("ServiceRelationship", {"id": f"{provider}-{consumer}", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", (f"{provider}-{consumer}", provider))
    await estate.relations("ServiceRelationship", "consumer", (f"{provider}-{consumer}", consumer))
    await estate.things("Agreement", {"id": id_, "status": "ACTIVE", "noticeDays": days})
    await estate.relations("Agreement", "relationship", (id_, f"{provider}-{consumer}"))
    await estate.relations("Agreement", "covers", (id_, offering), criticality="HIGH")


def shop(*, told: bool) -> Viewer:
    return Viewer(
        "tests",
        Role.OWNER,
        Scope(restricted=True, administers=False, organizations={"shop": True}),
        counts_hidden=told,
    )


async def asked(database: Database, who: Viewer, question: str) -> Any:
    kept = KeptProjection(database)
    context = Context(database, viewer=who, impact=kept, weak_points=KeptWeakPoints(kept, None))
    return answer(await schema.execute(question, context_value=context))


IMPACT: Final = """{ impact(today: "2026-10-05", scenario: {
  effectiveOn: "2026-10-10", changes: [{ offering: "courier", action: SUSPEND }]
}) {
  isComplete incompleteReason
  totals { hidden consumers { high } agreements { high } }
  notice { earliestDate overdue agreementCount }
  notify { nodes { deadline reasons { relationship { id } } } }
  agreements { nodes { id notifyBy daysLeft passOnBy } }
  basis { facts assumed unconfirmed }
  suggestions { inTime { effectiveOn } part { isLargest } }
  markdown
} }"""


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


async def test_no_date_and_no_count_follows_from_a_hidden_agreement(estate: Estate) -> None:
    told, kept_back = [
        (await asked(estate.database, shop(told=told), IMPACT))["data"]["impact"] for told in (True, False)
    ]
    assert told["totals"]["hidden"] > 0
    assert told["notice"] == {"earliestDate": day(LONG), "overdue": 2, "agreementCount": 2}
    assert told["suggestions"]["inTime"] == {"effectiveOn": day(LONG)}
    assert f"All notice can be kept from {day(LONG)} on" in told["markdown"]
    assert None not in told["basis"].values()

    assert (kept_back["isComplete"], kept_back["incompleteReason"]) == (False, "HIDDEN")
    assert kept_back["totals"] == {**told["totals"], "hidden": None}
    assert kept_back["notice"] == {**told["notice"], "earliestDate": None}
    assert kept_back["suggestions"] == {"inTime": None, "part": None}
    assert kept_back["basis"] == {"facts": None, "assumed": None, "unconfirmed": None}
    assert "can be kept" not in kept_back["markdown"]
    assert "Rests on" not in kept_back["markdown"]
    assert day(LONG) not in str(kept_back)


async def test_answers_are_those_of_an_estate_without_what_is_hidden(estate: Estate) -> None:
    """Its agreements, that is: what harms whom follows from what needs what, seen or not."""
    before = await asked(estate.database, shop(told=False), IMPACT)
    gone = "MATCH (n) WHERE n.id IN ['unseen', 'deep', 'carrier-bank', 'bank-mint'] DETACH DELETE n"
    await estate.database.write(lambda work: work.run(gone), name="gone")
    assert await asked(estate.database, shop(told=False), IMPACT) == before
    told = (await asked(estate.database, shop(told=True), IMPACT))["data"]["impact"]
    assert told["notice"]["earliestDate"] == day(SHORT)


COMPARISON: Final = """{ compareScenarios(today: "2026-10-05", scenarios: [
  { name: "a", effectiveOn: "2026-12-01", changes: [{ offering: "courier", action: SUSPEND }] }
  { name: "b", effectiveOn: "2026-12-01", changes: [{ offering: "till", action: SUSPEND }] }
]) { scenarios { rank name because report { notice { earliestDate } } } markdown } }"""


async def test_scenarios_are_ranked_by_what_is_seen(estate: Estate) -> None:
    """The courier is worse by the bank and the mint as well; the shop's own consumer is hit by both."""
    told, kept_back = [
        (await asked(estate.database, shop(told=told), COMPARISON))["data"]["compareScenarios"]
        for told in (True, False)
    ]
    ranked = [(one["name"], one["because"]) for one in told["scenarios"]]
    assert ranked == [
        ("b", "Hurts less than a: 1 consumer at HIGH, against 4, what you may not see among them."),
        ("a", "Hurts more than b: 4 consumers at HIGH, against 1, what you may not see among them."),
    ]
    ranked = [(one["name"], one["because"]) for one in kept_back["scenarios"]]
    assert ranked == [
        ("b", "Hurts less than a: 1 consumer at HIGH, against 2, of what you see."),
        ("a", "Hurts more than b: 2 consumers at HIGH, against 1, of what you see."),
    ]
    assert {one["report"]["notice"]["earliestDate"] for one in kept_back["scenarios"]} == {None}
    assert "no notice is owed" not in kept_back["markdown"]


HELD: Final = """{ impact(today: "2026-10-05", scenario: {
  effectiveOn: "2026-12-01", changes: [{ offering: "till", action: MODIFY }]
}) { held { margin } understaffed { valid } } changesAhead(organization: "shop", today: "2026-10-05") {
  hidden isComplete incompleteReason
} promiseGaps(today: "2026-10-05") { hidden } offering(id: "till") { restsOn { hidden totalCount } } }"""


async def test_how_much_is_left_out_is_not_told_by_what_is_complete(estate: Estate) -> None:
    told, kept_back = [(await asked(estate.database, shop(told=told), HELD))["data"] for told in (True, False)]
    assert told["offering"]["restsOn"] == {"hidden": 2, "totalCount": 1}
    assert kept_back["offering"]["restsOn"] == {"hidden": None, "totalCount": 1}
    assert told["changesAhead"] == {"hidden": 0, "isComplete": True, "incompleteReason": None}
    assert kept_back["changesAhead"] == {"hidden": None, "isComplete": False, "incompleteReason": "HIDDEN"}
    assert kept_back["promiseGaps"] == {"hidden": None}


async def test_how_much_of_a_group_is_left_is_not_told(estate: Estate) -> None:
    """The carrier's yard passes to the shop, so that the shop sees the group, and not all of its members."""
    await estate.things(
        "Offering", {"id": "lane", "catalogue": "RESTRICTED"}, {"id": "ramp", "catalogue": "RESTRICTED"}
    )
    await estate.relations("Offering", "provider", ("lane", "shop"), ("ramp", "shop"))
    either = (("lane", "ramp"), ("lane", "depot"), ("lane", "yard"))
    await estate.relations("Offering", "dependencies", *either, criticality="HIGH", alternatives="way")
    question = """{ impact(today: "2026-10-05", scenario: {
      effectiveOn: "2026-12-01", changes: [{ offering: "ramp", action: SUSPEND }]
    }) { held { margin required members { id } } markdown } }"""
    told, kept_back = [
        (await asked(estate.database, shop(told=told), question))["data"]["impact"] for told in (True, False)
    ]
    [group] = told["held"]
    assert group == {"margin": 1, "required": 1, "members": [{"id": "ramp"}]}
    assert kept_back["held"] == [{**group, "margin": None}]
    assert "Lane holds: ••• left." in kept_back["markdown"]


def test_it_is_decided_in_one_place() -> None:
    assert shop(told=False).telling == Telling(of_hidden=False)
    assert shop(told=False).telling.of_whole(7) is None
    assert shop(told=True).telling.of_whole(7) == 7
    assert Viewer("tests", Role.OWNER, Scope(), counts_hidden=False).telling.of_whole(7) == 7
