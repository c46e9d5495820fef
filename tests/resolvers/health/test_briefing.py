"""A relationship before a meeting, on either engine."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from graph.text.documents.briefing import LONGEST
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import drawn, wipe
from tests.resolvers.conftest import answer
from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

    Files = dict[str, list[dict[str, Any]]]

TODAY: Final = "2026-11-28"
ASKED: Final = """query($engagement: ID, $side: Side, $language: String, $relationship: ID = "r") {
  briefing(relationship: $relationship, engagement: $engagement, side: $side, today: "2026-11-28") {
    side today engagement { id } relationship { id } health { grade score }
    owed { subject { id } due daysLeft healthGain } open { subject { id } } ahead { matter subject { id } } notMet { subject { id } }
    decisions { id } promised { id }
    people { person { id } side roles accountable influence sentiment sentimentAt lastMet }
    thanks { person { id } at subject { id } }
    markdown(language: $language) html(language: $language)
  } }"""

FILES: Final[Files] = {
    "organizations": [
        {"id": "pro", "name": "Pro"},
        {"id": "con", "name": "Con <b>"},
        {"id": "part", "name": "Part", "part_of": "pro"},
    ],
    "relationships": [{"id": "r", "provider": "pro", "consumer": "con", "type": "COOPERATIVE"}],
    "people": [{"id": id_, "name": id_.title()} for id_ in ("ana", "cy", "dee", "zoe", "far")],
    "memberships": [{"person": "zoe", "organization": "part"}],
    "stakeholders": [
        {"person": "ana", "role": "RELATIONSHIP_MANAGER", "relationship": "r", "accountable": True},
        {"person": "cy", "role": "CUSTOMER", "relationship": "r", "accountable": False},
        {"person": "dee", "role": "SPONSOR", "relationship": "r", "accountable": False},
    ],
    "assessments": [
        {"id": "v", "relationship": "r", "person": "cy", "at": "2026-11-01", "influence": 3, "sentiment": -1},
        {"id": "w", "relationship": "r", "person": "dee", "at": "2026-11-01", "influence": 5, "sentiment": 2},
    ],
    "engagements": [
        {"id": "held", "kind": "CALL", "at": "2026-11-02T09:00:00Z", "status": "HELD", "relationships": "r"},
        {"id": "next", "kind": "REVIEW", "at": "2026-12-03T09:30:00Z", "status": "PLANNED", "relationships": "r"},
        {"id": "later", "kind": "CALL", "at": "2026-12-10T09:00:00Z", "status": "PLANNED", "relationships": "r"},
    ],
    "attendance": [
        {"person": "ana", "engagement": "held", "attended": True},
        {"person": "cy", "engagement": "held", "attended": True},
        {"person": "ana", "engagement": "next", "invited": True},
        {"person": "cy", "engagement": "next", "invited": True},
        {"person": "zoe", "engagement": "next", "invited": True},
        {"person": "far", "engagement": "next", "invited": True},
    ],
    "commitments": [
        {
            "id": "c-late",
            "text": "Send figures",
            "side": "PROVIDER",
            "due": "2026-11-20",
            "relationship": "r",
            "engagement": "held",
        },
        {
            "id": "c-kept",
            "text": "Name users",
            "side": "CONSUMER",
            "status": "KEPT",
            "due": "2026-11-20",
            "done_at": "2026-11-10",
            "person": "cy",
            "relationship": "r",
            "engagement": "held",
        },
    ],
    "expectations": [
        {"id": "e", "statement": "Faster", "side": "CONSUMER", "stated_at": "2026-11-20", "relationship": "r"}
    ],
    "decisions": [
        {"id": "d-old", "text": "Start", "at": "2026-01-01", "relationship": "r"},
        {"id": "d", "text": "Go on", "at": "2026-11-02", "relationship": "r", "engagement": "held"},
        {"id": "d-later", "text": "Stop", "at": "2026-12-01", "relationship": "r"},
    ],
    "complaints": [
        {"id": "k", "text": "Slow", "raised_at": "2026-11-25", "relationship": "r"},
        {
            "id": "k-done",
            "text": "Old",
            "raised_at": "2026-01-01",
            "status": "CLOSED",
            "answered_at": "2026-01-02",
            "closed_at": "2026-01-03",
            "relationship": "r",
        },
    ],
    "feedback": [
        {"id": "f", "score": 9, "at": "2026-11-11", "person": "dee", "relationship": "r"},
        {"id": "f-old", "score": 10, "at": "2026-08-29", "person": "dee", "relationship": "r"},
        {"id": "f-bad", "score": 8, "at": "2026-11-12", "person": "cy", "relationship": "r"},
    ],
}

MARKDOWN: Final = """\
# Briefing: Pro for Con \\<b\\>, 2026-11-28
- For the provider's side: made of what this side may see, and of nothing else.
- Review on 2026-12-03 at 09:30 UTC.

## How it stands, and what moved it
"""

OWED: Final = """
## What we owe each other

| Due | Late | What |
| --- | --- | --- |
| 2026-11-20 | 8 days | The provider's side promised by then: Send figures |
| 2026-12-04 |  | What the consumer's side expects waits for an answer: Faster |

## What was decided and promised last, and what became of it

| Day | What | What became of it |
| --- | --- | --- |
| 2026-11-02 | Go on | Decision, holds |
| 2026-01-01 | Start | Decision, holds |
| 2026-11-20 | Name users | Consumer's promise, kept |
| 2026-11-20 | Send figures | Provider's promise, overdue |

## Complaints and demands

| Due | Late | What |
| --- | --- | --- |
| 2026-12-09 |  | A complaint of 2026-11-25 waits for an answer: Slow |
"""

PEOPLE: Final = """
## Who will be there

| Who | Side | Roles | Influence | Sentiment | Last met |
| --- | --- | --- | --- | --- | --- |
| Cy | consumer | customer | 3 | −1 | 2026-11-02 |
| Zoe |  |  |  |  | not yet |
| Ana | provider | relationship manager |  |  | 2026-11-02 |

## Whom we have not met

- Dee, of influence 5, has never been spoken to; the interval is 180 days.

## Whom to thank

- Dee gave 9 of 10 on 2026-11-11.
- Cy kept a promise in time, on 2026-11-10: Name users
"""


def ids(things: list[dict[str, Any]], of: str = "subject") -> list[str]:
    return [each[of]["id"] for each in things]


async def test_a_briefing_names_what_is_owed_decided_open_and_ahead_and_who_will_be_there(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    await hold_files(database, tmp_path, FILES)
    found = await ask(ASKED)
    assert "errors" not in found, found
    told = found["data"]["briefing"]
    assert (told["side"], told["today"], told["engagement"]) == ("PROVIDER", TODAY, {"id": "next"})
    assert [(line["subject"]["id"], line["due"], line["daysLeft"]) for line in told["owed"]] == [
        ("c-late", "2026-11-20", -8),
        ("e", "2026-12-04", 6),
    ]
    assert ids(told["open"]) == ["k"]
    assert [line["matter"] for line in told["ahead"]] == ["VACANCY"]
    assert ids(told["notMet"]) == ["dee"]
    assert [each["id"] for each in told["decisions"]] == ["d", "d-old"]
    assert [each["id"] for each in told["promised"]] == ["c-kept", "c-late"]
    assert told["people"][0] == {
        "person": {"id": "cy"},
        "side": "CONSUMER",
        "roles": ["CUSTOMER"],
        "accountable": False,
        "influence": 3,
        "sentiment": -1,
        "sentimentAt": "2026-11-01",
        "lastMet": "2026-11-02",
    }
    assert ids(told["people"], "person") == ["cy", "zoe", "ana"]
    assert told["thanks"] == [
        {"person": {"id": "dee"}, "at": "2026-11-11", "subject": {"id": "f"}},
        {"person": {"id": "cy"}, "at": "2026-11-10", "subject": {"id": "c-kept"}},
    ]


async def test_each_line_of_an_agenda_says_what_settling_it_would_do_to_health(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    """Commitments 1 and 0, a mean of 50, would be 1 and ½: 75 of 100 at a weight of 12; the score is of known weights."""
    files = {
        name: [row for row in rows if row.get("visibility") != "PROVIDER"]
        for name, rows in FILES.items()
        if name
        not in {"expectations", "feedback", "assessments", "complaints", "attendance", "engagements", "decisions"}
    }
    files["commitments"] = [{**row, "engagement": None} for row in files["commitments"]]
    await hold_files(database, tmp_path, files)
    query = """{ agenda(relationship: "r", today: "2026-11-28") { lines { nodes { matter healthGain } } }
      briefing(relationship: "r", today: "2026-11-28", side: CONSUMER) { owed { healthGain } } }"""
    found = (await ask(query))["data"]
    assert found["agenda"]["lines"]["nodes"] == [
        {"matter": "COMMITMENT", "healthGain": 25.0},
        {"matter": "VACANCY", "healthGain": None},
    ]
    assert found["briefing"]["owed"] == [{"healthGain": 25.0}]


async def test_its_paper_says_the_same_in_words(database: Database, ask: Ask, tmp_path: Path) -> None:
    await hold_files(database, tmp_path, FILES)
    told = (await ask(ASKED))["data"]["briefing"]
    assert told["markdown"].startswith(MARKDOWN)
    assert OWED in told["markdown"]
    assert told["markdown"].endswith(PEOPLE)
    assert "<title>Briefing: Pro for Con &lt;b&gt;, 2026-11-28</title>" in told["html"]
    assert "<b>" not in told["html"]
    russian = (await ask(ASKED, language="ru"))["data"]["briefing"]
    assert russian["markdown"].startswith("# К встрече: Pro для Con")
    assert '<html lang="ru">' in russian["html"]


async def test_an_engagement_that_is_not_planned_there_is_refused(database: Database, ask: Ask, tmp_path: Path) -> None:
    await hold_files(database, tmp_path, FILES)
    assert (await ask(ASKED, engagement="later"))["data"]["briefing"]["engagement"] == {"id": "later"}
    for engagement in ("held", "nothing"):
        refused = await ask(ASKED, engagement=engagement)
        assert refused["errors"][0][0] == f"There is no planned engagement '{engagement}' of 'r'."
    assert (await ask(ASKED, relationship="x"))["errors"][0][0] == "There is no relationship 'x'."


PRIVATE: Final = ("assessments", "engagements", "commitments", "expectations", "decisions", "complaints", "feedback")


def at_random(seed: int, keep: str) -> Files:
    """Whose facts are whose is drawn; those of a side that is not `keep` are left out."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    files: Files = {}
    for name, rows in FILES.items():
        drawn = [{**row, "visibility": chance.choice(("SHARED", "PROVIDER", "CONSUMER"))} for row in rows]
        seen = {"SHARED", keep} if keep else {"SHARED", "PROVIDER", "CONSUMER"}
        files[name] = [row for row in drawn if row["visibility"] in seen] if name in PRIVATE else rows
    engagements = {row["id"] for row in files["engagements"]}
    files["attendance"] = [row for row in files["attendance"] if row["engagement"] in engagements]
    for name in ("commitments", "decisions"):
        files[name] = [
            {**row, "engagement": row.get("engagement") if row.get("engagement") in engagements else None}
            for row in files[name]
        ]
    return files


@drawn("seed", range(3))
@pytest.mark.parametrize("side", ["PROVIDER", "CONSUMER"])
async def test_what_the_other_side_keeps_to_itself_moves_no_byte_of_a_briefing(
    open_engine: Database, tmp_path: Path, seed: int, side: str
) -> None:
    briefings: list[Any] = []
    for keep in ("", side):
        await wipe(open_engine)
        folder = tmp_path / (keep or "all")
        folder.mkdir()
        await hold_files(open_engine, folder, at_random(seed, keep))
        reached = {"pro": True, "part": True} if side == "PROVIDER" else {"con": True}
        for scope in (Scope(), Scope(restricted=True, administers=False, organizations=reached)):
            context = Context(open_engine, viewer=Viewer("k", Role.READER, scope), impact=KeptProjection(open_engine))
            briefings.append(answer(await schema.execute(ASKED, {"side": side}, context_value=context)))
    assert all("errors" not in each for each in briefings), briefings
    assert briefings[0] == briefings[1] == briefings[2] == briefings[3]


async def test_a_paper_of_much_is_two_pages_at_most_and_counts_the_rest(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    many = range(40)
    files = {
        **FILES,
        "commitments": [
            {"id": f"c{n}", "text": "Long " * 60, "side": "PROVIDER", "due": "2026-11-01", "relationship": "r"}
            for n in many
        ],
        "decisions": [{"id": f"d{n}", "text": "Long " * 60, "at": "2026-11-01", "relationship": "r"} for n in many],
        "complaints": [{"id": f"k{n}", "text": "x", "raised_at": "2026-11-01", "relationship": "r"} for n in many],
    }
    await hold_files(database, tmp_path, files)
    lines = (await ask(ASKED))["data"]["briefing"]["markdown"].splitlines()
    assert "- And 33 more." in lines
    assert len(lines) < 100
    assert sum(1 + len(line) // LONGEST for line in lines) < 130
    assert max(map(len, lines)) < LONGEST + 100
