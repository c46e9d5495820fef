"""A question made as small as it can be while it still shows the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REQUIRED = {"id", "name", "provider", "consumer", "from", "to", "person", "relationship", "role", "agreement"}
REQUIRED |= {"offering", "action", "change", "organization", "days"}
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
    for index in range(len(scenario["changes"]) if len(scenario["changes"]) > 1 else 0):
        left = [each for number, each in enumerate(scenario["changes"]) if number != index]
        yield {**question, "scenario": {**scenario, "changes": left}}
    for file, rows in estate.items():
        for index in range(len(rows)):
            left = [row for number, row in enumerate(rows) if number != index]
            yield {**question, "estate": {**estate, file: left}}
    for file, rows in estate.items():
        for index, row in enumerate(rows):
            for column in row.keys() - REQUIRED:
                poorer = {each: text for each, text in row.items() if each != column}
                poor = [poorer if number == index else each for number, each in enumerate(rows)]
                yield {**question, "estate": {**estate, file: poor}}
    for index, change in enumerate(scenario["changes"]):
        for column in change.keys() - REQUIRED:
            poorer = {each: text for each, text in change.items() if each != column}
            poor = [poorer if number == index else each for number, each in enumerate(scenario["changes"])]
            yield {**question, "scenario": {**scenario, "changes": poor}}
    for option in ("includePlanned", "leaveOut"):
        if scenario.get(option):
            yield {**question, "scenario": {**scenario, option: None}}
