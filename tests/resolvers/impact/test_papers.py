"""Reports and comparisons as text: the same words as the command's files, cut to what the asker sees."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from graph.text.documents.comparison import ComparisonPart
from graph.text.documents.impact_rows import PARTS, ImpactPart
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.quellhaven import hold_quellhaven
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

GOLDEN = Path(__file__).parents[2] / "api" / "command" / "golden"
MAPS = """impact(scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }, today: "2026-10-05")"""
TEXTS = f"query($language: String) {{ {MAPS} {{ markdown(language: $language) csv }} }}"
PART = f"query($part: ImpactPart!, $first: Int!, $offset: Int!) {{ {MAPS} {{ csv(part: $part, first: $first, offset: $offset) }} }}"
COMPARED = """
query Compared($part: ComparisonPart!) {
  compareScenarios(
    scenarios: [
      { name: "january", effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
      { name: "february", effectiveOn: "2027-02-02", changes: [{ offering: "maps", action: RETIRE }] }
      { name: "Keep it | degraded", effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: DEGRADE }] }
    ]
    today: "2026-10-05"
  ) { markdown csv(part: $part) scenarios { because inRussian: because(language: "ru") } }
}
"""


@pytest_asyncio.fixture(scope="module")
async def sample(open_engine: Database) -> Database:
    await hold_quellhaven(open_engine)
    return open_engine


async def asked(database: Database, question: str, scope: Scope | None = None, **given: Any) -> Any:
    viewer = Viewer("tests", Role.READER, scope or Scope())
    context = Context(database, viewer=viewer, impact=KeptProjection(database))
    return answer(await schema.execute(question, given, context_value=context))


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


@EMBEDDED_ALONE
@pytest.mark.parametrize(("language", "name"), [("en", "impact.md"), ("ru", "impact.ru.md")])
async def test_a_report_as_text_is_what_the_command_writes(sample: Database, language: str, name: str) -> None:
    assert await asked(sample, TEXTS, language=language) == {
        "data": {"impact": {"markdown": golden(name), "csv": golden("impact.csv")}}
    }


@EMBEDDED_ALONE
@pytest.mark.parametrize("part", ImpactPart)
async def test_pages_of_a_part_are_the_whole_of_it(sample: Database, part: ImpactPart) -> None:
    whole = rows(await asked(sample, PART, part=part.value, first=1_000, offset=0))
    assert tuple(whole[0]) == PARTS[part][0]
    pages = [rows(await asked(sample, PART, part=part.value, first=7, offset=offset)) for offset in range(0, 70, 7)]
    assert [row for page in pages for row in page] == whole
    assert len(whole) > (0 if part in {ImpactPart.MASKED, ImpactPart.OUTLOOK} else 7)


def rows(answered: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answered["data"]["impact"]["csv"])))


@EMBEDDED_ALONE
async def test_rows_that_a_text_leaves_out_are_counted(sample: Database) -> None:
    text = (await asked(sample, f"{{ {MAPS} {{ markdown(first: 2) }} }}"))["data"]["impact"]["markdown"]
    assert "\n- … and 15 more: CSV has all.\n" in text
    assert text.count("\n| 2026-09-03 |") == 3


@EMBEDDED_ALONE
@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("markdown(first: 0)", "first must be 1 to 1,000 here, and is 0."),
        ("csv(first: 1001)", "first must be 1 to 1,000 here, and is 1,001."),
        ("csv(offset: -1)", "offset must be 0 or more, and is -1."),
        ('markdown(language: "tlh")', "Explanations are worded in en and ru, not in 'tlh'."),
    ],
)
async def test_a_wrong_argument_is_named(sample: Database, field: str, message: str) -> None:
    answered = await asked(sample, f"{{ {MAPS} {{ {field} }} }}")
    assert answered["errors"] == [(message, ["impact", field.partition("(")[0]], "BAD_INPUT")]


@EMBEDDED_ALONE
async def test_a_comparison_as_text_is_what_the_command_writes(sample: Database) -> None:
    answered = (await asked(sample, COMPARED, part=ComparisonPart.SCENARIOS.value))["data"]["compareScenarios"]
    assert (answered["markdown"], answered["csv"]) == (golden("comparison.md"), golden("comparison.csv"))
    assert answered["scenarios"][1] == {
        "because": "Hurts more than Keep it | degraded: 1 consumer at CRITICAL, against none.",
        "inRussian": "Вредит больше, чем «Keep it | degraded»: потребителей, затронутых критически, 1 против 0.",
    }
    differing = (await asked(sample, COMPARED, part=ComparisonPart.CONSUMERS.value))["data"]["compareScenarios"]["csv"]
    assert differing.splitlines()[:2] == [
        "consumer,consumer_name,scenario,severity,overdue",
        "fleet,Fleet,january,CRITICAL,0",
    ]
    assert len(differing.splitlines()) == 1 + 7 * 3


async def test_what_is_not_seen_stands_in_no_text(sample: Database) -> None:
    orlan = Scope(restricted=True, administers=False, organizations={"saint-orlan": True, "geo": True})
    question = MAPS.replace('"maps"', '"routing"')
    question = f"{{ {question} {{ markdown csv(part: NOTIFY) }} }}"
    everything, some = await asked(sample, question), await asked(sample, question, orlan)
    whole, text = everything["data"]["impact"]["markdown"], some["data"]["impact"]["markdown"]
    for hidden in ("Verdane Pharmacies", "Ana Souza", "Plumefort"):
        assert hidden in whole
        assert hidden not in text
    for shown in ("Saint Orlan Hospitals", "Étienne Vasseur", "Пётр Лукин"):
        assert shown in text
    assert "affected things may not be seen by you and are left out." in text
    told = {row["person"] for row in rows(some)}
    assert "etienne-vasseur" in told
    assert told < {row["person"] for row in rows(everything)}
    assert "verdane" not in some["data"]["impact"]["csv"]
