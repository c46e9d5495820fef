"""Planned changes that are run again, on the sample estate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

DIFFERENCE = """
isOther effectiveOn totals { consumers { critical high } people } overdue earliestDate consumerCount
consumers(first: 2) { organization { id } turn before severity } sentences
"""
ASKED = f"""
query Asked($on: Date) {{
  impactOfChange(id: "maps-retirement", effectiveOn: $on, today: "2026-10-05") {{
    effectiveOn totals {{ people }} sinceLastRun {{ {DIFFERENCE} }}
  }}
}}
"""
RUN = f"""
mutation Run($on: Date) {{
  runChange(input: {{ change: "maps-retirement", effectiveOn: $on, today: "2026-10-05" }}) {{
    __typename
    ... on ChangeRun {{ report {{ effectiveOn }} sinceLastRun {{ {DIFFERENCE} }} }}
    ... on Refusal {{ message }}
  }}
}}
"""
HISTORY = '{ change(id: "maps-retirement") { history { nodes { action actor mutation subject } } } }'


async def asked(database: Database, question: str, viewer: Viewer = LOCAL, **given: Any) -> Any:
    context = Context(database, viewer=viewer, impact=KeptProjection(database))
    return answer(await schema.execute(question, given, context_value=context))


async def test_a_planned_change_is_held_against_its_last_run(quellhaven: Database) -> None:
    first = (await asked(quellhaven, ASKED))["data"]["impactOfChange"]
    assert (first["effectiveOn"], first["sinceLastRun"]) == ("2027-01-01", None)
    ran = (await asked(quellhaven, RUN))["data"]["runChange"]
    assert ran == {"__typename": "ChangeRun", "report": {"effectiveOn": "2027-01-01"}, "sinceLastRun": None}
    same = (await asked(quellhaven, ASKED))["data"]["impactOfChange"]["sinceLastRun"]
    assert same == {
        "isOther": False,
        "effectiveOn": "2027-01-01",
        "totals": {"consumers": {"critical": 1, "high": 6}, "people": first["totals"]["people"]},
        "overdue": 2,
        "earliestDate": "2027-02-02",
        "consumerCount": 0,
        "consumers": [],
        "sentences": [],
    }
    await settle_atlas(quellhaven)
    now = (await asked(quellhaven, ASKED))["data"]["impactOfChange"]["sinceLastRun"]
    assert (now["isOther"], now["totals"], now["consumerCount"]) == (True, same["totals"], 14)
    assert now["consumers"][0] == {
        "organization": {"id": "road-union-12"},
        "turn": "BETTER",
        "before": "HIGH",
        "severity": "MEDIUM",
    }
    assert "Fleet is no longer affected: CRITICAL → NONE." in now["sentences"]
    again = (await asked(quellhaven, RUN))["data"]["runChange"]["sinceLastRun"]
    assert again == now
    assert (await asked(quellhaven, ASKED))["data"]["impactOfChange"]["sinceLastRun"]["isOther"] is False


async def settle_atlas(database: Database) -> None:
    settled = """mutation { updateOffering(input: { id: "atlas", suspendedUntil: "2026-10-01" }) { __typename } }"""
    assert (await asked(database, settled))["data"]["updateOffering"]["__typename"] == "Offering"


async def test_a_run_is_an_event_of_the_change(quellhaven: Database) -> None:
    await asked(quellhaven, RUN)
    history = (await asked(quellhaven, HISTORY))["data"]["change"]["history"]["nodes"]
    assert history[-1] == {
        "action": "RUN",
        "actor": "local administrator",
        "mutation": "runChange",
        "subject": "ImpactRun",
    }


async def test_on_another_day_the_last_run_was_for_its_own(quellhaven: Database) -> None:
    await asked(quellhaven, RUN)
    later = (await asked(quellhaven, ASKED, on="2027-02-02"))["data"]["impactOfChange"]
    assert later["effectiveOn"] == "2027-02-02"
    assert later["sinceLastRun"]["effectiveOn"] == "2027-01-01"
    assert later["sinceLastRun"]["sentences"] == [
        "It was asked for 2027-01-01, and is now for 2027-02-02.",
        "Notices overdue: 2 → 0.",
        "People to tell: 55 → 54.",
    ]


async def test_a_reader_sees_what_is_other_and_keeps_nothing(quellhaven: Database) -> None:
    reader = Viewer("reader", Role.READER)
    await asked(quellhaven, RUN)
    refused = (await asked(quellhaven, RUN, reader))["data"]["runChange"]
    assert refused == {
        "__typename": "NotAllowed",
        "message": "Running a planned change needs the role MANAGER; yours is READER.",
    }
    assert (await asked(quellhaven, ASKED, reader))["data"]["impactOfChange"]["sinceLastRun"]["isOther"] is False
    events = (await asked(quellhaven, HISTORY))["data"]["change"]["history"]["nodes"]
    assert [event["action"] for event in events].count("RUN") == 1


async def test_who_sees_a_part_of_the_estate_gets_no_difference_of_the_whole(quellhaven: Database) -> None:
    some = Viewer("some", Role.MANAGER, Scope(restricted=True, administers=False, organizations={"cartoleth": True}))
    await asked(quellhaven, RUN)
    answered = await asked(quellhaven, ASKED, some)
    assert [error[1:] for error in answered.get("errors", [])] == [(["impactOfChange", "sinceLastRun"], "FORBIDDEN")]
    assert (await asked(quellhaven, RUN, some))["data"]["runChange"]["__typename"] == "NotAllowed"


@pytest.mark.parametrize(
    ("given", "message", "path"),
    [
        ('id: "nothing"', "There is no planned change 'nothing'.", ["impactOfChange"]),
        ('id: "maps-retirement", effectiveOn: "3027-01-01"', "3027-01-01 is out of range: a day from 1900 to 2999.", ["impactOfChange"]),
    ],
)  # fmt: skip
async def test_a_wrong_question_is_named(quellhaven: Database, given: str, message: str, path: list[str]) -> None:
    answered = await asked(quellhaven, f"{{ impactOfChange({given}) {{ isComplete }} }}")
    assert answered["errors"] == [(message, path, "BAD_INPUT")]
    run = await asked(
        quellhaven,
        'mutation { runChange(input: { change: "nothing" }) { ... on InvalidInput { faults { path message } } } }',
    )
    assert run["data"]["runChange"]["faults"] == [
        {"path": ["input", "change"], "message": "There is no planned change 'nothing'."}
    ]
