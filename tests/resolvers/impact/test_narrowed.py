"""Impact as somebody sees it who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

from graph.access import Viewer
from graph.database.schema import set_up_schema
from graph.impact.redacted_report import RedactedReport
from graph.impact.report import Report
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database

QUESTION = """
query Impact($of: ID! = "maps") {
  impact(scenario: { effectiveOn: "2027-01-01", changes: [{ offering: $of, action: RETIRE }] }, today: "2026-10-05") {
    isComplete incompleteReason
    totals { consumers { critical high medium low } offerings { critical high medium low none } people hidden }
    consumers { totalCount nodes { organization { id } severity because path { id } agreements { id } } }
    offerings { totalCount nodes { offering { id } path { id } because } }
    held { offering { id } margin members { id } }
    notice { earliestDate overdue agreements { id consumer { id } } }
  }
}
"""
ORLAN = Scope(restricted=True, administers=False, organizations={"saint-orlan": True})


@pytest_asyncio.fixture
async def estate(quellhaven: Database) -> AsyncGenerator[Database]:
    """In which one offering of the sample estate is of no public catalogue; afterwards it is again."""
    await catalogue(quellhaven, "RESTRICTED")
    yield quellhaven
    await catalogue(quellhaven, "PUBLIC")


async def catalogue(database: Database, visibility: str) -> None:
    stated = "MATCH (o:Offering {id: 'dispatch'}) SET o.catalogue = $visibility"
    await database.write(lambda work: work.run(stated, {"visibility": visibility}), name="catalogue")


async def asked(database: Database, question: str, scope: Scope, *, counts: bool = True, **given: Any) -> Any:
    viewer = Viewer("tests", Role.READER, scope, counts_hidden=counts)
    context = Context(database, viewer=viewer, impact=KeptProjection(database))
    return answer(await schema.execute(question, given, context_value=context))


async def test_a_consumer_sees_what_hits_it_and_how_much_more_there_is(estate: Database) -> None:
    of_all = (await asked(estate, QUESTION, Scope(), of="routing"))["data"]["impact"]
    chilled = Scope(restricted=True, administers=False, organizations={"saint-orlan": True, "fleet": True})
    answered = await asked(estate, QUESTION, chilled, of="routing")
    report = answered["data"]["impact"]
    assert "errors" not in answered
    assert (report["isComplete"], report["incompleteReason"]) == (False, "HIDDEN")
    consumers = {node["organization"]["id"]: node for node in report["consumers"]["nodes"]}
    everywhere = {node["organization"]["id"]: node for node in of_all["consumers"]["nodes"]}
    assert consumers["fleet"]["severity"] == everywhere["fleet"]["severity"] == "CRITICAL"
    assert consumers.keys() < everywhere.keys()
    left_out = sum(of_all[part]["totalCount"] - report[part]["totalCount"] for part in ("consumers", "offerings"))
    assert report["totals"]["hidden"] > left_out > 0
    shown = {step["id"] for node in consumers.values() for step in node["path"] if step}
    assert all(len(consumers[id_]["path"]) == len(everywhere[id_]["path"]) for id_ in ("fleet", "saint-orlan"))
    assert shown <= {node["offering"]["id"] for node in report["offerings"]["nodes"]}


async def test_whom_to_tell_is_cut_to_the_consumers_who_are_seen(estate: Database) -> None:
    question = """query($of: ID!) { impact(today: "2026-10-05"
      scenario: { effectiveOn: "2027-01-01", changes: [{ offering: $of, action: RETIRE }] }
    ) { notify { nodes { person { id } reasons { organization { id } } } } } }"""

    async def consumers(scope: Scope) -> set[str]:
        lines = (await asked(estate, question, scope, of="routing"))["data"]["impact"]["notify"]["nodes"]
        assert all(line["reasons"] for line in lines)
        reasons = [reason["organization"] for line in lines for reason in line["reasons"]]
        return {organization["id"] for organization in reasons if organization}

    ends = Scope(restricted=True, administers=False, organizations={"saint-orlan": True, "geo": True})
    some, everybody = await consumers(ends), await consumers(Scope())
    assert "saint-orlan" in some
    assert some < everybody


async def test_a_channel_that_is_not_seen_is_not_named_to_whom_is_told_over_it(estate: Database) -> None:
    question = """query { impact(today: "2026-10-05"
      scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "routing", action: RETIRE }] }
    ) { notify { nodes { person { id } channel { id kind } language } } markdown(first: 100) csv(part: NOTIFY, first: 100) } }"""
    fleet = Scope(restricted=True, administers=False, organizations={"fleet": True})

    async def told() -> tuple[str, dict[str | None, Any]]:
        report = (await asked(estate, question, fleet))["data"]["impact"]
        over = {line["person"] and line["person"]["id"]: line["channel"] for line in report["notify"]["nodes"]}
        return str(report), over

    prefer = "MATCH (:Person {id: 'lucia-ferreyra'})-[r:STAKEHOLDER]->() SET r.preferredChannel = 'e-mail'"
    await estate.write(lambda work: work.run(prefer), name="prefer")
    said, over = await told()
    assert "digital-fleet-mail" in said
    assert over[None] == over["lucia-ferreyra"] == {"id": "digital-fleet-mail", "kind": "EMAIL"}
    withdraw = "MATCH (c:Channel) WHERE c.id STARTS WITH 'digital-fleet' SET c.visibility = 'PROVIDER'"
    await estate.write(lambda work: work.run(withdraw), name="withdraw")
    said, over = await told()
    assert "digital-fleet-mail" not in said
    assert "digital-fleet-board" not in said
    assert None not in over
    assert over["lucia-ferreyra"] is None


async def test_findings_are_of_what_is_seen_alone(quellhaven: Database) -> None:
    question = """query($of: ID!) { impact(today: "2026-10-05"
      scenario: { effectiveOn: "2027-01-01", changes: [{ offering: $of, action: RETIRE }] }
    ) { consumers { nodes { organization { id } } } findings { kind organization { id } text } } }"""
    whole = (await asked(quellhaven, question, Scope(), of="maps"))["data"]["impact"]
    seen = (await asked(quellhaven, question, ORLAN, of="maps"))["data"]["impact"]
    others = {node["organization"]["id"] for node in whole["consumers"]["nodes"]} - {"saint-orlan"}
    assert others & {one["organization"]["id"] for one in whole["findings"] if one["organization"]}
    about = [one for one in whole["findings"] if one["organization"] and one["organization"]["id"] == "saint-orlan"]
    told = [one for one in seen["findings"] if one["organization"]]
    assert {one["kind"] for one in told} >= {"NOTICE_MISSED", "FROZEN"}
    assert [one for one in about if one in told] == told  # but for what the provider's side alone knows


async def test_an_archived_offering_that_is_not_seen_is_no_finding(database: Database) -> None:
    estate = Estate(database)
    await set_up_schema(database)
    await estate.things("Organization", {"id": "own"}, {"id": "other"}, {"id": "shop"})
    hidden = {"id": "base", "catalogue": "RESTRICTED", "archivedAt": "2026-01-01T00:00:00.000000Z"}
    shown = [{"id": id_, "catalogue": "PUBLIC"} for id_ in ("maps", "routes")]
    await estate.things("Offering", *shown, hidden)
    await estate.things("ServiceRelationship", {"id": "own-shop", "status": "ACTIVE"})
    await estate.things("Agreement", {"id": "shop-routes", "status": "ACTIVE"})
    await estate.relations("Organization", "provides", ("own", "maps"), ("own", "routes"), ("other", "base"))
    await estate.relations("Offering", "dependencies", ("routes", "maps"), ("routes", "base"), criticality="CRITICAL")
    await estate.relations("ServiceRelationship", "provider", ("own-shop", "own"))
    await estate.relations("ServiceRelationship", "consumer", ("own-shop", "shop"))
    await estate.relations("Agreement", "relationship", ("shop-routes", "own-shop"))
    await estate.relations("Agreement", "covers", ("shop-routes", "routes"), criticality="CRITICAL")
    question = """{ impact(today: "2026-10-05"
      scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
    ) { findings { kind needed { id } } } }"""
    archived = {"kind": "ARCHIVED_IN_USE", "needed": {"id": "base"}}
    shop = Scope(restricted=True, administers=False, organizations={"shop": True})
    assert archived in (await asked(database, question, Scope()))["data"]["impact"]["findings"]
    told = (await asked(database, question, shop))["data"]["impact"]["findings"]
    assert [one["kind"] for one in told if one["kind"] == "ARCHIVED_IN_USE"] == []


async def test_hidden_steps_are_null_and_nameless(estate: Database) -> None:
    ends = Scope(restricted=True, administers=False, organizations={"saint-orlan": True, "geo": True})
    report = (await asked(estate, QUESTION, ends, of="routing"))["data"]["impact"]
    [orlan] = [node for node in report["consumers"]["nodes"] if node["organization"]["id"] == "saint-orlan"]
    assert [step and step["id"] for step in orlan["path"]] == ["routing", None, "chilled-delivery"]
    assert "•••" in orlan["because"]
    assert "Dispatch" not in orlan["because"]


async def test_an_offering_that_is_not_seen_was_never_there(estate: Database) -> None:
    hidden, unknown = [await asked(estate, QUESTION, ORLAN, of=of) for of in ("identity", "nothing")]
    for answered, of in ((hidden, "identity"), (unknown, "nothing")):
        assert answered["errors"] == [(f"There is no offering '{of}'.", ["impact"], "BAD_INPUT")]


async def test_even_how_much_is_hidden_can_be_kept_back(estate: Database) -> None:
    transport = Scope(restricted=True, administers=False, organizations={"transport": True})
    report = (await asked(estate, QUESTION, transport, counts=False, of="routing"))["data"]["impact"]
    assert (report["totals"]["hidden"], report["isComplete"], report["incompleteReason"]) == (None, False, "HIDDEN")
    reach = '{ offering(id: "chilled-delivery") { restsOn { totalCount hidden nodes { id } } } }'
    kept_back = (await asked(estate, reach, transport, counts=False))["data"]["offering"]["restsOn"]
    counted = (await asked(estate, reach, transport))["data"]["offering"]["restsOn"]
    everything = (await asked(estate, reach, Scope()))["data"]["offering"]["restsOn"]
    assert (kept_back["hidden"], everything["hidden"]) == (None, 0)
    assert counted["hidden"] + counted["totalCount"] == everything["totalCount"]
    assert counted["hidden"] > 0
    assert None not in counted["nodes"]


SAFE = {
    "outcome",  # the whole truth, for those who narrow it
    "totals",  # made of narrowed counts
    "looked_at",  # the whole truth, cut by `cut`
    "agreement_ids",  # of what is looked at
    "owed_ids",
    "affected_agreements",
    "agreements_at",
    "consumers_at",
    "agreements_of",
    "is_affected",
    "last_step_to",
    "severity_of_consumer",
    "worst_of_consumer",
    "concerned_ids",  # made of narrowed ids: of those that are worse, and of those that are masked
    "archived_in_use",  # the whole truth, for the findings, which are cut
    "causes",  # of consumers that are seen, by the asker's own changes
    "causes_are_exact",
    "context_behind",  # picks from the narrowed context
    "is_current",
    "telling",  # what the asker may know of the rest
    "has_teller",
    "relationship_risk",  # of agreements and risks that are narrowed
    "hides",
    "hidden",
    "offerings",  # made of the narrowed ids
    "agreements",
    "consumers",
    "consumer",
    "offering",
    "agreement",
    "severity_of_offering",  # asked by a narrowed id
    "severity_of_agreement",
    "dependencies",  # among the narrowed ids
    "path_to_offering",  # whoever asks it leaves out the steps that are not seen
    "path_to_consumer",
}


def test_what_a_report_says_is_narrowed_or_safe() -> None:
    said = {name for one in Report.__mro__[:-1] for name in vars(one) if not name.startswith("_")}
    assert said - vars(RedactedReport).keys() == SAFE
