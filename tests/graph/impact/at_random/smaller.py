"""A question made as small as it can be while it still shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.graph.impact.reference.estate import Row

REQUIRED = {
    *("id", "name", "provider", "consumer", "from", "to", "person", "relationship", "role", "agreement", "offering"),
    *("action", "change", "organization", "days", "kind", "channel"),
    *("deputy", "side", "level", "at", "successor", "coverage"),
}
"""Columns without which a row is none."""


def smallest(question: dict[str, Any], shows: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """`shows`: whether a smaller question still does. One step after the other, until none is left."""
    while True:
        smaller = next((each for each in steps(question) if shows(each)), None)
        if smaller is None:
            return question
        question = smaller


def steps(question: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """First whole rows, then what they say."""
    scenario, estate = question["scenario"], question["estate"]
    if len(scenario["changes"]) > 1:
        yield from ({**question, "scenario": {**scenario, "changes": left}} for left in fewer(scenario["changes"]))
    for smaller in (fewer, poorer):
        for file, rows in estate.items():
            yield from ({**question, "estate": {**estate, file: left}} for left in smaller(rows))
    yield from ({**question, "scenario": {**scenario, "changes": left}} for left in poorer(scenario["changes"]))
    for option in ("includePlanned", "leaveOut"):
        if scenario.get(option):
            yield {**question, "scenario": {**scenario, option: None}}


def fewer(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Without one of them."""
    for index in range(len(rows)):
        yield [*rows[:index], *rows[index + 1 :]]


def poorer(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Without a word of one of them."""
    for index, row in enumerate(rows):
        for column in sorted(row.keys() - REQUIRED):
            less = {each: text for each, text in row.items() if each != column}
            yield [*rows[:index], less, *rows[index + 1 :]]
