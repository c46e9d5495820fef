"""What is ahead for a consumer, asked over GraphQL on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Viewer
from graph.database.schema import set_up_schema
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

QUESTION = """query($parts: Boolean! = true, $months: Int! = 6, $organization: ID! = "acme", $first: Int, $after: String) {
  changesAhead(organization: $organization, months: $months, parts: $parts, today: "2026-10-05") {
    isComplete until
    changes(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes {
      change { id } title status effectiveOn daysLeft organization { id } severity isMasked maskedUntil path { id } agreement { id }
      notifyBy answer needsTimeUntil answerBy
      passOn { organization { id } agreement { id } severity tellBy overdue }
    } }
  }
}"""


@pytest.fixture
async def chain(database: Database, estate: Estate) -> None:
    """Maker sells Map to Acme's part Fleet; Fleet's Route rests on Map and is sold to Shop."""
    await set_up_schema(database)
    await estate.things("Organization", *({"id": id_} for id_ in ("maker", "acme", "fleet", "shop")))
    await estate.relations("Organization", "partOf", ("fleet", "acme"))
    await estate.things("Offering", {"id": "map"}, {"id": "route"})
    await estate.relations("Organization", "provides", ("maker", "map"), ("fleet", "route"))
    await estate.relations("Offering", "dependencies", ("route", "map"), id="route|map", criticality="CRITICAL")
    for provider, consumer, offering, days in (("maker", "fleet", "map", 90), ("fleet", "shop", "route", 120)):
        id_ = f"{provider}-{consumer}"
        await estate.things("ServiceRelationship", {"id": id_, "status": "ACTIVE"})
        await estate.relations("ServiceRelationship", "provider", (id_, provider))
        await estate.relations("ServiceRelationship", "consumer", (id_, consumer))
        await estate.things("Agreement", {"id": id_, "status": "ACTIVE", "noticeDays": days})
        await estate.relations("Agreement", "relationship", (id_, id_))
        await estate.relations("Agreement", "covers", (id_, offering), criticality="HIGH")


async def change(estate: Estate, id_: str, effective_on: str, status: str = "PROPOSED") -> None:
    await estate.things("Change", {"id": id_, "title": id_, "status": status, "effectiveOn": effective_on})
    await estate.relations("Change", "changes", (id_, "map"), action="RETIRE")


@pytest.mark.usefixtures("chain")
async def test_what_a_party_in_the_middle_must_answer_and_pass_on(estate: Estate, ask: Ask) -> None:
    await change(estate, "no more maps", "2027-01-01")
    assert await ask(QUESTION) == {
        "data": {
            "changesAhead": {
                "isComplete": True,
                "until": "2027-04-05",
                "changes": {
                    "totalCount": 1,
                    "pageInfo": {"hasNextPage": False, "endCursor": AT_MAPS},
                    "nodes": [
                        {
                            "change": {"id": "no more maps"},
                            "title": "no more maps",
                            "status": "PROPOSED",
                            "effectiveOn": "2027-01-01",
                            "daysLeft": 88,
                            "organization": {"id": "fleet"},
                            "severity": "HIGH",
                            "isMasked": False,
                            "maskedUntil": None,
                            "path": [{"id": "map"}],
                            "agreement": {"id": "maker-fleet"},
                            "notifyBy": "2026-10-03",
                            "answer": None,
                            "needsTimeUntil": None,
                            "answerBy": "2026-09-03",
                            "passOn": [
                                {
                                    "organization": {"id": "shop"},
                                    "agreement": {"id": "fleet-shop"},
                                    "severity": "HIGH",
                                    "tellBy": "2026-09-03",
                                    "overdue": True,
                                }
                            ],
                        }
                    ],
                },
            }
        }
    }


AT_MAPS = "WyJDaGFuZ2VBaGVhZCIsIjIwMjctMDEtMDEiLCJubyBtb3JlIG1hcHMiLCJubyBtb3JlIG1hcHMiLCJmbGVldCIsIiJd"


@pytest.mark.usefixtures("chain")
async def test_only_what_comes_within_the_months_and_is_not_given_up(estate: Estate, ask: Ask) -> None:
    await change(estate, "past", "2026-10-04")
    await change(estate, "today", "2026-10-05")
    await change(estate, "last day", "2027-04-04")
    await change(estate, "after", "2027-04-05")
    await change(estate, "given up", "2027-01-01", "CANCELLED")
    await change(estate, "draft", "2027-01-01", "DRAFT")
    nodes = (await ask(QUESTION))["data"]["changesAhead"]["changes"]["nodes"]
    assert [node["title"] for node in nodes] == ["today", "last day"]


@pytest.mark.usefixtures("chain")
async def test_without_its_parts_an_organization_has_only_its_own(estate: Estate, ask: Ask) -> None:
    await change(estate, "no more maps", "2027-01-01")
    assert (await ask(QUESTION, parts=False))["data"]["changesAhead"]["changes"]["totalCount"] == 0
    fleet = await ask(QUESTION, parts=False, organization="fleet")
    assert fleet["data"]["changesAhead"]["changes"]["totalCount"] == 1


@pytest.mark.usefixtures("chain")
async def test_an_offering_that_goes_by_its_own_dates_is_named_once(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "tiles", "name": "Tiles", "retiresOn": "2026-12-01"})
    await estate.relations("Organization", "provides", ("maker", "tiles"))
    await estate.relations("Agreement", "covers", ("maker-fleet", "tiles"), criticality="LOW")
    nodes = (await ask(QUESTION))["data"]["changesAhead"]["changes"]["nodes"]
    shown = ("change", "title", "effectiveOn", "severity", "notifyBy", "answerBy")
    assert [[node[name] for name in shown] for node in nodes] == [
        [None, "Tiles is retired", "2026-12-01", "LOW", "2026-09-02", None]
    ]
    await estate.things("Change", {"id": "c", "title": "c", "status": "AGREED", "effectiveOn": "2026-12-01"})
    await estate.relations("Change", "changes", ("c", "tiles"), action="RETIRE")
    nodes = (await ask(QUESTION))["data"]["changesAhead"]["changes"]["nodes"]
    shown = ("title", "severity", "isMasked", "maskedUntil", "notifyBy")
    assert [[node[name] for name in shown] for node in nodes] == [["c", "LOW", True, None, "2026-09-02"]]


@pytest.mark.usefixtures("chain")
async def test_an_answer_that_was_given_is_no_longer_waited_for(estate: Estate, ask: Ask) -> None:
    await change(estate, "no more maps", "2027-01-01")
    await estate.things(
        "Answer",
        {"id": "1", "verdict": "NEEDS_TIME", "until": "2027-02-15", "at": "2026-10-01"},
        {"id": "2", "verdict": "OBJECT", "at": "2026-10-02"},
    )
    await estate.relations("Answer", "change", ("1", "no more maps"))
    await estate.relations("Answer", "organization", ("1", "fleet"), ("2", "fleet"))

    async def answered() -> list[object]:
        node = (await ask(QUESTION))["data"]["changesAhead"]["changes"]["nodes"][0]
        return [node["answer"], node["needsTimeUntil"], node["answerBy"]]

    assert await answered() == ["NEEDS_TIME", "2027-02-15", "2026-09-03"]
    await estate.relations("Answer", "change", ("2", "no more maps"))
    assert await answered() == ["OBJECT", None, None]


@pytest.mark.usefixtures("chain")
async def test_paging_through_what_is_ahead(estate: Estate, ask: Ask) -> None:
    for number in range(3):
        await change(estate, f"c{number}", f"2027-01-0{number + 1}")
    page = (await ask(QUESTION, first=2))["data"]["changesAhead"]["changes"]
    assert [node["title"] for node in page["nodes"]] == ["c0", "c1"]
    assert page["pageInfo"]["hasNextPage"]
    rest = (await ask(QUESTION, first=2, after=page["pageInfo"]["endCursor"]))["data"]["changesAhead"]["changes"]
    assert [node["title"] for node in rest["nodes"]] == ["c2"]


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"organization": "nobody"}, "There is no organization 'nobody'."),
        ({"months": 0}, "months must be 1 to 60 here, and is 0."),
        ({"months": 61}, "months must be 1 to 60 here, and is 61."),
        ({"after": "WyJDaGFuZ2VBaGVhZCIsIDFd"}, "after is no cursor; give one that this list has answered."),
    ],
)
async def test_what_cannot_be_asked_is_named(estate: Estate, ask: Ask, given: dict[str, object], message: str) -> None:
    await change(estate, "no more maps", "2027-01-01")
    assert [error[0] for error in (await ask(QUESTION, **given))["errors"]] == [message]


@pytest.mark.usefixtures("chain")
async def test_what_is_ahead_of_ones_own_organizations_unless_asked_otherwise(
    database: Database, estate: Estate
) -> None:
    """Ida is a member of two, Old was of one, Nil of none."""
    await change(estate, "no more maps", "2027-01-01")
    await estate.things("Person", {"id": "ida"}, {"id": "old"}, {"id": "nil"})
    await estate.relations("Person", "memberOf", ("ida", "acme"), ("ida", "shop"))
    await estate.relations("Person", "memberOf", ("old", "shop"), until="2026-10-05")
    question = """query($organization: ID) { changesAhead(organization: $organization, today: "2026-10-05") {
      organizations { id } changes { nodes { organization { id } } } } }"""

    async def asked(person: str | None, **given: Any) -> Any:
        viewer = Viewer("somebody", Role.READER, person=person)
        context = Context(database, viewer=viewer, impact=KeptProjection(database))
        told = answer(await schema.execute(question, given, context))
        if "errors" in told:
            return told["errors"]
        ahead = told["data"]["changesAhead"]
        return [
            [one["id"] for one in ahead["organizations"]],
            [line["organization"]["id"] for line in ahead["changes"]["nodes"]],
        ]

    assert await asked("ida") == [["acme", "shop"], ["fleet", "shop"]]
    assert await asked("ida", organization="acme") == [["acme"], ["fleet"]]
    say = "Say `organization`:"
    assert await asked("nil") == [(f"{say} nil is a member of none on 2026-10-05.", ["changesAhead"], "BAD_INPUT")]
    assert await asked("old") == [(f"{say} old is a member of none on 2026-10-05.", ["changesAhead"], "BAD_INPUT")]
    unknown = f"{say} nobody knows yours, for your key names no person."
    assert await asked(None) == [(unknown, ["changesAhead"], "BAD_INPUT")]
