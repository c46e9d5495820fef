"""The strength of a tie as its definition reads, over rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.projection.people_on_day import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WEIGHTS = {"CALL": 0.3, "REVIEW": 0.25, "WORKSHOP": 0.25, "COMMITTEE": 0.25, "TRAINING": 0.15, "MESSAGES": 0.1}


def strength(given: Mapping[str, list[Any]], one: str, other: str, on: date) -> float:
    left = 1.0
    for value in (*meetings(given, one, other, on), *words(given, one, other, on), *lines(given, one, other, on)):
        left *= 1 - value
    return 1 - left


def meetings(given: Mapping[str, list[Any]], one: str, other: str, on: date) -> Iterator[float]:
    by_day: dict[date, float] = {}
    for row in given["meetings"]:
        there = {each.person for each in given["attended"] if each.engagement == row.id}
        at = date.fromisoformat(row.at[:10])
        age = (on - at).days
        if {one, other} <= there and 0 <= age <= 730:
            value = WEIGHTS[row.kind] * 2 ** (-age / 120) / (len(there) - 1) ** 0.5
            by_day[at] = max(by_day.get(at, 0.0), value)
    yield from by_day.values()


def words(given: Mapping[str, list[Any]], one: str, other: str, on: date) -> Iterator[float]:
    found = [0.0]
    for row in given["knows"]:
        age = 0 if row.at is None else (on - date.fromisoformat(row.at)).days
        if {row.person, row.other} == {one, other} and age >= 0:
            stated = 0.5 if row.strength is None else row.strength
            found.append(min(0.99, stated * 2 ** (-age / 365)))
    yield max(found)


def lines(given: Mapping[str, list[Any]], one: str, other: str, on: date) -> Iterator[float]:
    day = on.toordinal()
    if any({row.person, row.manager} == {one, other} and holds(row.since, row.until, day) for row in given["reports"]):
        yield 0.5
    teams: dict[str, set[str]] = {}
    for row in given["members"]:
        if holds(row.since, row.until, day):
            teams.setdefault(row.organization, set()).add(row.person)
    if any({one, other} <= team and len(team) <= 25 for team in teams.values()):
        yield 0.2
