"""Cases with known answers, over GraphQL, on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.resolvers.network.cases import cases, imported

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

TIE: Final = """
query ($from: ID!, $to: ID!, $on: Date) {
  tie(from: $from, to: $to, on: $on) { from { id } to { id } strength contributions { kind value } }
}
"""
INTRODUCTIONS: Final = """
query ($from: [ID!], $to: ID, $on: Date) {
  introductions(from: { people: $from }, to: { person: $to }, on: $on) {
    ways { people { id } strength ties { strength } weakest { strength } }
  }
}
"""
COVERAGE: Final = """
query ($on: Date) {
  coverage(on: $on) { nodes { relationship { id } threads hangsOn { side person { id } } } }
}
"""
DEPARTURE: Final = """
query ($gone: ID!, $on: Date) {
  departure(person: $gone, on: $on) {
    relationships { relationship { id } threadsBefore threadsAfter hangsOn { side person { id } } }
  }
}
"""


@pytest.mark.parametrize("case", cases("tie"), ids=lambda case: case["id"])
async def test_ties_are_as_strong_as_worked_out_by_hand(
    database: Database, ask: Ask, tmp_path: Path, case: dict[str, Any]
) -> None:
    await imported(database, tmp_path, case["files"])
    for expected in case["expect"]:
        asked = {name: value for name, value in expected.items() if name != "strength"}
        answer = await ask(TIE, **asked)
        found = answer["data"]["tie"]
        assert found["strength"] == pytest.approx(expected["strength"], abs=1e-6)
        left = 1.0
        for each in found["contributions"]:
            left *= 1 - each["value"]
        assert 1 - left == pytest.approx(found["strength"], abs=1e-12)


@pytest.mark.parametrize("case", cases("intro"), ids=lambda case: case["id"])
async def test_introductions_are_the_warmest_ways(
    database: Database, ask: Ask, tmp_path: Path, case: dict[str, Any]
) -> None:
    await imported(database, tmp_path, case["files"])
    expected = case["expect"]
    answer = await ask(INTRODUCTIONS, **{"from": expected["from"]}, to=expected["to"], on=expected["on"])
    ways = answer["data"]["introductions"]["ways"]
    assert [[person["id"] for person in way["people"]] for way in ways] == [way["people"] for way in expected["ways"]]
    assert [way["strength"] for way in ways] == pytest.approx([way["strength"] for way in expected["ways"]])
    for way in ways:
        assert way["weakest"]["strength"] == min(tie["strength"] for tie in way["ties"])


async def test_threads_are_counted_with_and_without_who_leaves(database: Database, ask: Ask, tmp_path: Path) -> None:
    (case,) = cases("threads")
    await imported(database, tmp_path, case["files"])
    for expected in case["expect"]:
        if expected["withoutPeople"]:
            answer = await ask(DEPARTURE, gone=expected["withoutPeople"][0], on=expected["on"])
            (found,) = answer["data"]["departure"]["relationships"]
            threads = found["threadsAfter"]
        else:
            answer = await ask(COVERAGE, on=expected["on"])
            (found,) = answer["data"]["coverage"]["nodes"]
            threads = found["threads"]
        hangs = {each["side"]: each["person"]["id"] for each in found["hangsOn"]}
        assert threads == expected["threads"]
        assert hangs == {side: expected[side] for side in ("PROVIDER", "CONSUMER") if expected[side]}
