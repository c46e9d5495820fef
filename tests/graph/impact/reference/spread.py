"""How severity travels along dependencies on a day."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.life import holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tests.graph.impact.reference.estate import Estate


class Member(NamedTuple):
    needed: str
    criticality: int


class Group(NamedTuple):
    """“Dependencies of *one* offering that bear the same `alternatives` name are one group of `n` members of which
    `required = k` are needed; a dependency without a name is a group of its own, n = k = 1”.
    """

    dependent: str
    name: str | None
    required: int
    members: tuple[Member, ...]

    def passes(self, severity: Mapping[str, int]) -> int:
        """“The group passes on the **k-th smallest** of what its members pass on. Where fewer than k are left, all of
        them are needed (k becomes their number)”.
        """
        needed = min(self.required, len(self.members))
        return sorted(passed(severity[member.needed], member.criticality) for member in self.members)[needed - 1]


class Source(NamedTuple):
    """Where a severity comes from. What does not `travel` counts at the offering and its own agreements only."""

    offering: str
    severity: int
    travels: bool


class Severities(NamedTuple):
    """By offering: `travelled` is what its dependents get from it, `at` adds what does not travel."""

    travelled: dict[str, int]
    at: dict[str, int]


def passed(severity: int, criticality: int) -> int:
    """“A dependency passes `min(severity(b), criticality)` on to `a`”, and a coverage alike."""
    return min(severity, criticality)


def groups_on(estate: Estate, day: date) -> tuple[Group, ...]:
    """“Only members valid on the day count”."""
    required: dict[tuple[str, str | int], int] = {}
    members: dict[tuple[str, str | int], list[Member]] = {}
    names: dict[tuple[str, str | int], str | None] = {}
    for number, row in enumerate(estate.dependencies):
        key = (row.dependent, row.alternatives or number)
        names[key] = row.alternatives
        required[key] = max(required.get(key, 1), row.required if row.alternatives else 1)
        if holds(row.valid_from, row.valid_to, day):
            members.setdefault(key, []).append(Member(row.needed, row.criticality))
    return tuple(Group(key[0], names[key], required[key], tuple(each)) for key, each in members.items())


def severities(estate: Estate, groups: tuple[Group, ...], sources: Iterable[Source]) -> Severities:
    """“Several different actions on one offering: the greatest counts, and of those that travel the greatest travels”."""
    sources = tuple(sources)
    travelling = tuple((each.offering, each.severity) for each in sources if each.travels)
    travelled = least_solution(tuple(estate.offerings), groups, travelling)
    at = dict(travelled)
    for each in sources:
        at[each.offering] = max(at[each.offering], each.severity)
    return Severities(travelled, at)


@lru_cache(maxsize=4096)
def least_solution(
    offerings: tuple[str, ...], groups: tuple[Group, ...], own: tuple[tuple[str, int], ...]
) -> dict[str, int]:
    """“`severity(a)` = the greatest of its own changes and of what its groups pass on. On a cycle, the *least* solution
    counts”: from nothing, upwards, until nothing moves. Not to be changed: it is kept for who asks the same again.
    """
    severity = dict.fromkeys(offerings, NONE)
    moved = True
    while moved:
        moved = False
        for offering, grade in own:
            if grade > severity[offering]:
                severity[offering] = grade
                moved = True
        for group in groups:
            grade = group.passes(severity)
            if grade > severity[group.dependent]:
                severity[group.dependent] = grade
                moved = True
    return severity
