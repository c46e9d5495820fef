"""What would be without a person, on either engine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from tests.resolvers.network.cases import imported

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

FILES: Final[dict[str, list[dict[str, Any]]]] = {
    "organizations": [{"id": "pro", "name": "Pro"}, {"id": "con", "name": "Con"}],
    "people": [{"id": id_, "name": id_.title()} for id_ in ("ana", "ben", "cy")],
    "memberships": [{"person": "ana", "organization": "pro"}, {"person": "ben", "organization": "pro"}],
    "relationships": [{"id": "r", "provider": "pro", "consumer": "con", "type": "COOPERATIVE"}],
    "stakeholders": [
        {"person": "ana", "role": "RELATIONSHIP_MANAGER", "relationship": "r", "accountable": True},
        {"person": "cy", "role": "CUSTOMER", "relationship": "r", "accountable": False},
    ],
    "assessments": [
        {"id": "v", "relationship": "r", "person": "cy", "at": "2026-11-01", "influence": 5, "interest": 2}
    ],
    "ties": [
        {"from": "ana", "to": "cy", "kind": "KNOWS", "strength": 0.9, "at": "2026-11-28"},
        {"from": "ben", "to": "cy", "kind": "KNOWS", "strength": 0.05, "at": "2026-11-28"},
    ],
    "offerings": [{"id": "o", "name": "O", "provider": "pro"}, {"id": "shared", "name": "Shared", "provider": "pro"}],
    "owners": [
        {"person": "ana", "offering": "o"},
        {"person": "ana", "offering": "shared"},
        {"person": "ben", "offering": "shared"},
    ],
    "agreements": [{"id": "a", "relationship": "r", "notice_to": "ch"}],
    "coverages": [{"agreement": "a", "offering": "o"}],
    "channels": [{"id": "ch", "relationship": "r", "kind": "EMAIL", "person": "ana"}],
    "escalation_steps": [{"id": "s", "relationship": "r", "side": "PROVIDER", "level": 1, "person": "ana"}],
    "deputies": [{"deputy": "ana", "person": "ben"}],
    "commitments": [
        {"id": "c", "relationship": "r", "side": "PROVIDER", "text": "Send figures", "person": "ana"},
        {
            "id": "kept",
            "relationship": "r",
            "side": "PROVIDER",
            "text": "x",
            "person": "ana",
            "status": "KEPT",
            "done_at": "2026-01-01",
        },
    ],
    "changes": [{"id": "x", "title": "X", "status": "AGREED", "effective_on": "2027-01-01"}],
    "changed_offerings": [{"change": "x", "offering": "o", "action": "RETIRE"}],
    "notices": [{"id": "n", "change": "x", "person": "cy", "sent_by": "ana", "relationships": "r"}],
}
DEPARTURE: Final = """
query ($on: Date) {
  departure(person: "ana", on: $on) {
    on
    relationships { relationship { id } threadsBefore threadsAfter rolesLost }
    orphans { kind subject { id } reason(language: "ru") }
    introductionsLost { person { id } relationship { id } before after }
    successors { person { id } strength known { id } unknown { id } }
  }
}
"""


async def test_what_is_lost_when_somebody_leaves(database: Database, ask: Ask, tmp_path: Path) -> None:
    await imported(database, tmp_path, FILES)
    found = (await ask(DEPARTURE, on="2026-11-28"))["data"]["departure"]
    assert found["relationships"] == [
        {
            "relationship": {"id": "r"},
            "threadsBefore": 1,
            "threadsAfter": 0,
            "rolesLost": ["RELATIONSHIP_MANAGER"],
        }
    ]
    assert [(each["kind"], each["subject"]["id"]) for each in found["orphans"]] == [
        *(("ESCALATION_STEP", "s"), ("CHANNEL", "ch"), ("OFFERING", "o"), ("DEPUTYSHIP", "ben")),
        *(("AGREEMENT", "a"), ("COMMITMENT", "c"), ("CHANGE", "x"), ("NOTICE", "n")),
    ]
    assert found["orphans"][1]["reason"] == "Этот канал никто не вёл бы."
    (lost,) = found["introductionsLost"]
    assert (lost["person"]["id"], lost["relationship"]["id"]) == ("cy", "r")
    assert (round(lost["before"], 6), round(lost["after"], 6)) == (0.18, 0.05)
    (successor,) = found["successors"]
    assert (successor["person"]["id"], successor["known"], successor["unknown"]) == ("ben", [{"id": "cy"}], [])


async def test_who_is_not_there_is_refused_at_the_argument(database: Database, ask: Ask, tmp_path: Path) -> None:
    await imported(database, tmp_path, FILES)
    answer = await ask('{ departure(person: "nobody") { on } }')
    assert answer["errors"] == [("There is no person 'nobody'.", ["departure"], "BAD_INPUT")]
    answer = await ask('{ introductions(from: { me: true, people: ["ana"] }, to: { person: "cy" }) { warmest } }')
    assert answer["errors"][0][2] == "BAD_INPUT"


HEALTHS: Final = """
{ departure(person: "ana") { relationships { relationship { id }
  before { on side score factors { factor points } } after { score factors { factor points } } } } }
"""


async def test_a_departure_says_how_its_relationships_would_stand_today(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    """Both sides met twice, with two people of each; one of the provider's leaves."""
    today = datetime.now(UTC).date().isoformat()
    people = ("ana", "ben", "cy", "dee")
    roles = ("RELATIONSHIP_MANAGER", "SERVICE_OWNER", "CUSTOMER", "SPONSOR")
    files: dict[str, list[dict[str, Any]]] = {
        "organizations": FILES["organizations"],
        "people": [{"id": id_, "name": id_.title()} for id_ in people],
        "relationships": [{"id": "r", "provider": "pro", "consumer": "con", "type": "COOPERATIVE"}],
        "stakeholders": [
            {"person": id_, "role": role, "relationship": "r", "accountable": id_ == "ana"}
            for id_, role in zip(people, roles, strict=True)
        ],
        "engagements": [
            {"id": "g", "kind": "WORKSHOP", "status": "HELD", "at": f"{today}T00:00:00Z", "relationships": "r"}
        ],
        "attendance": [{"engagement": "g", "person": id_, "attended": True} for id_ in people],
    }
    await imported(database, tmp_path, files)
    (lost,) = (await ask(HEALTHS))["data"]["departure"]["relationships"]
    assert (lost["before"]["on"], lost["before"]["side"]) == (today, "PROVIDER")
    breadth = {
        when: next(each["points"] for each in lost[when]["factors"] if each["factor"] == "BREADTH")
        for when in ("before", "after")
    }
    assert breadth == {"before": 70, "after": 30}
    assert (lost["before"]["score"], lost["after"]["score"]) == (70, 30)


STAKEHOLDERS: Final = """
query ($to: IntroductionTo!) {
  stakeholderMap(relationship: "r", on: "2026-11-28") {
    person { id } quadrant influence interest coveredBy { id }
  }
  best: introductions(from: { organization: "pro" }, to: $to, on: "2026-11-28") { whyNone to { id } }
  network(of: { organizations: ["pro", "con"] }, on: "2026-11-28") {
    pending isComplete components isolated { id }
    people(sort: DEGREE) { nodes { person { id } degree community } }
  }
}
"""


async def test_who_is_who_and_who_knows_whom(database: Database, ask: Ask, tmp_path: Path) -> None:
    await imported(database, tmp_path, FILES)
    found = (await ask(STAKEHOLDERS, to={"organization": "con", "relationship": "r"}))["data"]
    assert found["stakeholderMap"][0] == {
        "person": {"id": "cy"},
        "quadrant": "KEEP_SATISFIED",
        "influence": 5,
        "interest": 2,
        "coveredBy": [{"id": "ana"}],
    }
    assert found["best"] == {"whyNone": "NOBODY_THERE", "to": None}
    assert found["network"] == {
        "pending": False,
        "isComplete": True,
        "components": 1,
        "isolated": [],
        "people": {"nodes": [{"person": {"id": id_}, "degree": 1, "community": 0} for id_ in ("ana", "ben")]},
    }
