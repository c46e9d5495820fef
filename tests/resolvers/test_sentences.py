"""Sentences are for people: no value of an enum stands in them as programs write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from graph.text.catalogue.catalogue import FOLDER
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.database.engine import Database

DAY: Final = "2026-10-05"
VALUE: Final = re.compile(r"\b[A-Z]{2,}\\?_[A-Z_\\]+\b")
"""As programs write it, and as Markdown escapes it."""
PLAIN: Final = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w-])|(?<![\w.])\d+\.\d+(?![\w.])")
"""Days and decimal numbers as programs write them."""
LETTERS: Final = FOLDER.parent / "letters/words"
QUESTIONS: Final = {
    "agenda": """
        agenda(today: $day, until: "2028-10-05") { lines(first: 1000) { nodes { said: reason(language: $language) } } }""",
    "relationships": """
        serviceRelationships(first: 60) { nodes { health(on: $day) {
          caps { said: reason(language: $language) }
          factors { said: reason(language: $language) }
          nextSteps { said: reason(language: $language) }
          findings { said: reason(language: $language) }
        } } }
        commonCauses(on: $day) { said: reason(language: $language) }""",
    "evidence": """
        serviceRelationship(id: "digital-parcel") { health(on: $day) { factors { evidence(first: 50) { nodes {
          said: reason(language: $language)
        } } } } }
        briefing(relationship: "digital-parcel", today: $day) { markdown(language: $language) }""",
    "people": """
        coverage(on: $day, first: 200) { nodes { vacancies { said: reason(language: $language) } } }
        departure(person: "petr-lukin", on: $day) { orphans { said: reason(language: $language) } }
        whoToCall(relationship: "digital-parcel", topic: SERVICE) { said: whyNot(language: $language) }""",
    "impact": """
        impact(scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }, today: $day) {
          findings { said: text(language: $language) }
          consumers(first: 100) { nodes {
            said: because(language: $language)
            relationshipRisk { said: reason(language: $language) }
          } }
          markdown(language: $language)
        }""",
    "comparison": """
        compareScenarios(today: $day, scenarios: [
          { name: "a", effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }
          { name: "b", effectiveOn: "2027-02-02", changes: [{ offering: "hostvale-west", action: SUSPEND }] }
        ]) { markdown(language: $language) scenarios { said: because(language: $language) } }""",
    "ties": """
        introductions(from: { people: ["petr-lukin"] }, to: { organization: "parcel" }, on: $day) {
          said: reason(language: $language)
          ways { ties { contributions { said: reason(language: $language) } } }
        }""",
    "papers": """
        weakPoints(on: $day, first: 50) { markdown(language: $language) }
        promiseGaps(today: $day) { markdown(language: $language) }
        commonCausesConnection(on: $day) { markdown(language: $language) }""",
}


def texts(answer: Any) -> Iterator[str]:
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict):
        for one in cast("dict[str, Any]", answer).values():
            yield from texts(one)
    elif isinstance(answer, list):
        for one in cast("list[Any]", answer):
            yield from texts(one)


@EMBEDDED_ALONE
@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("name", QUESTIONS)
async def test_no_sentence_about_the_sample_estate_names_a_value_as_programs_write_it(
    quellhaven: Database, name: str, language: str
) -> None:
    said = await sentences(quellhaven, name, language)
    assert [one for one in said if VALUE.search(one)] == []


@EMBEDDED_ALONE
@pytest.mark.parametrize("name", QUESTIONS)
async def test_no_russian_sentence_about_the_sample_estate_holds_a_day_or_number_as_programs_write_it(
    quellhaven: Database, name: str
) -> None:
    said = await sentences(quellhaven, name, "ru")
    assert [one[max(0, found.start() - 60) : found.end() + 20] for one in said if (found := PLAIN.search(one))] == []


async def sentences(database: Database, name: str, language: str) -> list[str]:
    question = f"query($day: Date!, $language: String!) {{ {QUESTIONS[name]} }}"
    kept = KeptProjection(database)
    context = Context(database, impact=kept, weak_points=KeptWeakPoints(kept, None))
    result = await schema.execute(question, {"day": DAY, "language": language}, context_value=context)
    assert result.errors is None
    said = list(texts(result.data))
    assert said
    return said


@pytest.mark.parametrize(
    "file",
    sorted([*FOLDER.rglob("*.ftl"), *LETTERS.rglob("*.ftl")]),
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_no_message_holds_a_value_as_programs_write_it(file: Path) -> None:
    said = re.sub(r"^ *\*?\[\w+\]", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert VALUE.findall(said) == []
