"""What is computed on the whole estate, as somebody sees it who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database


async def asked(database: Database, question: str, *organizations: str, counts: bool = True, **given: Any) -> Any:
    """The answer's data for somebody who reaches these organizations; none: everything."""
    scope = Scope(restricted=bool(organizations), administers=False, organizations=dict.fromkeys(organizations, True))
    kept = KeptProjection(database)
    viewer = Viewer("tests", Role.MANAGER, scope, counts_hidden=counts)
    context = Context(database, viewer=viewer, impact=kept, weak_points=KeptWeakPoints(kept, None))
    return answer(await schema.execute(question, given, context_value=context))


COMPARISON = """{ compareScenarios(today: "2026-10-05", scenarios: [
  { name: "routing", effectiveOn: "2027-01-01", changes: [{ offering: "routing", action: RETIRE }] }
  { name: "atlas", effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
]) {
  scenarios { rank name because report { isComplete incompleteReason totals { hidden consumers { critical high medium low } } } }
  consumers { totalCount nodes { organization { id } severity fates { name severity overdue affected { severity } } } }
} }"""
WEAK = """{ weakPoints(today: "2026-10-05", first: 1000) {
  isComplete incompleteReason hidden totalCount aloneCount groupCount
  nodes { rank offering { id } consumers { critical high } }
  groups { offering { id } members { id } } alone { offering { id } }
} }"""
MIGRATION = """query($of: ID!) { migration(offering: $of, today: "2026-10-05") {
  hidden offering { id } successors { id } progress { moved notMoved left } report { isComplete totals { hidden } }
  consumers { totalCount nodes { organization { id } state movedOn loss { severity } } }
} }"""
PROMISES = """{ promiseGaps(today: "2026-10-05") { totalCount hidden
  gaps { kind agreement { id } path { id } beneath { id } }
  limits { totalCount nodes { gapCount agreements(first: 1000) { nodes { id } } widest { agreement { id } beneath { id } } } } } }"""
SUGGESTIONS = """{ impact(today: "2026-10-05"
  scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
) { totals { hidden consumers { critical high medium low } } suggestions {
  inTime { effectiveOn totals { hidden consumers { critical high medium low } } }
  part { changes { index } leftOut { index } }
  alternatives { kind offering { id } needed { id } consumerCount consumers { organization { id } severity instead } }
} } }"""
RISKS = """{ impact(today: "2026-10-05"
  scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
) { consumers { nodes { organization { id } relationshipRisk { kind relationship { id } reason } } }
    findings { kind text organization { id } relationship { id } } } }"""


AHEAD = """query($of: ID!) { changesAhead(organization: $of, months: 24, parts: false, today: "2026-10-05") {
  hidden isComplete incompleteReason
  changes { totalCount nodes { title organization { id } severity agreement { id } passOn { organization { id } } } }
} }"""


async def test_scenarios_are_ranked_by_the_whole_truth(quellhaven: Database) -> None:
    whole, seen, kept_back = [
        (await asked(quellhaven, COMPARISON, *scope, counts=counts))["data"]["compareScenarios"]
        for scope, counts in (((), True), (("fleet",), True), (("fleet",), False))
    ]
    assert [one["name"] for one in seen["scenarios"]] == [one["name"] for one in whole["scenarios"]]
    for one, of_all in zip(seen["scenarios"], whole["scenarios"], strict=True):
        assert (one["report"]["isComplete"], one["report"]["incompleteReason"]) == (False, "HIDDEN")
        assert one["report"]["totals"]["hidden"] > 0
        assert one["because"] == of_all["because"].replace(".", ", what you may not see among them.", 1)
        assert sum(one["report"]["totals"]["consumers"].values()) < sum(
            of_all["report"]["totals"]["consumers"].values()
        )
    assert {one["report"]["totals"]["hidden"] for one in kept_back["scenarios"]} == {None}
    everywhere = {node["organization"]["id"]: node for node in whole["consumers"]["nodes"]}
    for node in seen["consumers"]["nodes"]:
        assert node["organization"]["id"] in everywhere


async def test_an_offering_that_is_not_seen_cannot_be_asked_about(quellhaven: Database) -> None:
    for question in (COMPARISON.replace("routing", "identity"), MIGRATION):
        answered = await asked(quellhaven, question, "saint-orlan", of="identity")
        [(message, _, code)] = answered["errors"]
        assert (message, code) == ("There is no offering 'identity'.", "BAD_INPUT")


async def test_weak_points_are_those_of_seen_offerings_with_their_ranks_among_all(quellhaven: Database) -> None:
    whole, seen = [(await asked(quellhaven, WEAK, *scope))["data"]["weakPoints"] for scope in ((), ("fleet", "parcel"))]
    assert (whole["isComplete"], whole["hidden"]) == (True, 0)
    assert (seen["isComplete"], seen["incompleteReason"]) == (False, "HIDDEN")
    assert 0 < seen["totalCount"] == whole["totalCount"] - seen["hidden"] < whole["totalCount"]
    assert all(node in whole["nodes"] for node in seen["nodes"])
    assert len(seen["nodes"]) == seen["totalCount"]
    shown = {node["offering"]["id"] for node in seen["nodes"]}
    assert 0 < len(seen["alone"]) == seen["aloneCount"] <= whole["aloneCount"]
    assert {node["offering"]["id"] for node in seen["alone"]} <= shown
    assert {group["offering"]["id"] for group in seen["groups"]} <= shown
    kept_back = await asked(quellhaven, WEAK, "fleet", counts=False)
    assert kept_back["errors"][0][2] == "FORBIDDEN"


@pytest.mark.parametrize(
    ("scope", "consumers"),
    [(("cartoleth",), 8), (("digital",), 1), (("saint-orlan",), 0)],
    ids=str,
)
async def test_a_migration_shows_whose_agreements_are_seen(
    quellhaven: Database, scope: tuple[str, ...], consumers: int
) -> None:
    whole = (await asked(quellhaven, MIGRATION, of="maps"))["data"]["migration"]
    seen = (await asked(quellhaven, MIGRATION, *scope, of="maps"))["data"]["migration"]
    assert seen["consumers"]["totalCount"] == sum(seen["progress"].values()) == consumers
    assert seen["hidden"] == whole["consumers"]["totalCount"] - consumers
    everywhere = {node["organization"]["id"]: node["state"] for node in whole["consumers"]["nodes"]}
    assert {
        node["organization"]["id"]: node["state"] for node in seen["consumers"]["nodes"]
    }.items() <= everywhere.items()


async def test_promise_gaps_rest_on_what_is_seen(quellhaven: Database) -> None:
    whole, transport, orlan = [
        (await asked(quellhaven, PROMISES, *scope))["data"]["promiseGaps"]
        for scope in ((), ("transport",), ("saint-orlan",))
    ]
    assert (whole["hidden"], orlan["totalCount"]) == (0, 0)
    assert 0 < transport["totalCount"] == whole["totalCount"] - transport["hidden"]
    assert all(gap in whole["gaps"] for gap in transport["gaps"])
    for seen in (whole, transport):
        assert len(seen["limits"]["nodes"]) == seen["limits"]["totalCount"]
        assert sum(limit["gapCount"] for limit in seen["limits"]["nodes"]) == seen["totalCount"]
        assert {one["id"] for limit in seen["limits"]["nodes"] for one in limit["agreements"]["nodes"]} == {
            gap["agreement"]["id"] for gap in seen["gaps"]
        }


async def test_gentler_plans_are_judged_by_the_whole_and_shown_as_seen(quellhaven: Database) -> None:
    whole, orlan = [
        (await asked(quellhaven, SUGGESTIONS, *scope))["data"]["impact"] for scope in ((), ("saint-orlan",))
    ]
    of_all, seen = whole["suggestions"], orlan["suggestions"]
    assert seen["inTime"]["effectiveOn"] == of_all["inTime"]["effectiveOn"] == "2027-02-02"
    assert seen["inTime"]["totals"]["hidden"] > of_all["inTime"]["totals"]["hidden"] == 0
    assert seen["part"] == of_all["part"]
    spared = {node["organization"]["id"] for each in seen["alternatives"] for node in each["consumers"]}
    assert spared == {"saint-orlan"}
    assert [each["consumerCount"] for each in seen["alternatives"]] == [1] * len(seen["alternatives"])
    assert len(seen["alternatives"]) < len(of_all["alternatives"])


def sentiments(answered: Any, consumer: str) -> list[str]:
    [node] = [one for one in answered["data"]["impact"]["consumers"]["nodes"] if one["organization"]["id"] == consumer]
    return [risk["reason"] for risk in node["relationshipRisk"] if risk["kind"] == "BAD_SENTIMENT"]


async def test_how_somebody_was_seen_is_a_risk_for_the_side_that_saw_it(quellhaven: Database) -> None:
    whole, provider, consumer = [
        await asked(quellhaven, RISKS, *scope) for scope in ((), ("transport",), ("saint-orlan",))
    ]
    assert sentiments(provider, "saint-orlan") == sentiments(whole, "saint-orlan") != []
    assert sentiments(consumer, "saint-orlan") == []
    share = "MATCH (:ServiceRelationship {id: 'transport-saint-orlan'})<-[:WITHIN]-(a:Assessment) SET a.visibility = 'SHARED'"
    await quellhaven.write(lambda work: work.run(share), name="share")
    assert sentiments(await asked(quellhaven, RISKS, "saint-orlan"), "saint-orlan") == sentiments(whole, "saint-orlan")


async def test_findings_name_the_own_side_and_nobody_unseen(quellhaven: Database) -> None:
    geo = (await asked(quellhaven, RISKS, "geo"))["data"]["impact"]["findings"]
    assert [finding["text"][:24] for finding in geo] == ["Digital is hit HIGH; wit"]
    assert "with Geo, a review" in geo[0]["text"]
    orlan = (await asked(quellhaven, RISKS, "saint-orlan"))["data"]["impact"]["findings"]
    assert {finding["kind"] for finding in orlan} == {"NOTICE_MISSED", "FROZEN", "RELATIONSHIP_AT_RISK"}
    at_risk = [finding for finding in orlan if finding["kind"] == "RELATIONSHIP_AT_RISK"]
    assert {finding["organization"]["id"] for finding in at_risk} == {"saint-orlan"}


async def test_what_is_ahead_and_not_seen_is_counted(quellhaven: Database) -> None:
    whole, seen = [
        (await asked(quellhaven, AHEAD, *scope, of="digital"))["data"]["changesAhead"] for scope in ((), ("parcel",))
    ]
    assert (whole["hidden"], whole["isComplete"]) == (0, True)
    assert seen["changes"]["totalCount"] == whole["changes"]["totalCount"] - seen["hidden"]
    assert seen["hidden"] > 0
    assert (seen["isComplete"], seen["incompleteReason"]) == (False, "HIDDEN")
