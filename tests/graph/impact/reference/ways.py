"""Why: rounds, decisive paths, what capped the severity on them, and minimal causes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from tests.graph.impact.reference.difference import Difference
from tests.graph.impact.reference.estate import CRITICAL, LOW, NAMES, NONE

if TYPE_CHECKING:
    from tests.graph.impact.reference.spread import Group, Member

Cap = tuple[str, ...]
"""(criticality, agreement), or (criticality, dependent, needed)."""


@dataclass(frozen=True)
class Ways:
    difference: Difference

    @cached_property
    def rounds(self) -> dict[int, dict[str, int]]:
        return {level: self.rounds_at(level) for level in range(LOW, CRITICAL + 1)}

    def rounds_at(self, level: int) -> dict[str, int]:
        changes = [(change.offering, change.severity) for change in self.difference.changes if change.travels]
        return rounds_from(self.difference.groups, changes, self.difference.before.travelled, level)

    def own(self, offering: str) -> int:
        """“Commercial changes begin ways of 0 hops only”."""
        return max((each.severity for each in self.difference.changes if each.offering == offering), default=NONE)

    def way(self, offering: str, level: int) -> tuple[list[str], list[Cap]]:
        """“The decisive path is built backwards; `cappedBy` = the dependencies on the path whose criticality is lower
        than what came in” -> (changed offering → … → `offering`, what capped).
        """
        rounds, after = self.rounds[level], self.difference.after.travelled
        path, caps = [offering], list[Cap]()
        while self.own(offering) < level if len(path) == 1 else rounds[offering] > 0:
            member = decisive_need(self.difference.groups, after, offering, level, rounds)
            if member.criticality < after[member.needed]:
                caps.insert(0, (NAMES[member.criticality], offering, member.needed))
            offering = member.needed
            path.insert(0, offering)
        return path, caps

    def way_to_consumer(self, consumer: str) -> tuple[list[str], str, list[Cap]]:
        """“A consumer's path ends in the hit coverage at that level whose offering has the earliest round, ties by
        offering id, then agreement id”; of two coverages of it the more critical. -> (offerings, agreement, what capped).
        """
        level = self.difference.consumers[consumer]
        rounds = self.rounds[level]
        ends = [
            (
                0 if self.own(coverage.offering) >= level else rounds[coverage.offering],
                coverage.offering,
                coverage.agreement,
                -coverage.criticality,
            )
            for coverage, severity in self.difference.hits.items()
            if self.difference.estate.agreements[coverage.agreement].consumer == consumer and severity == level
        ]
        _, offering, agreement, criticality = min(ends)
        path, caps = self.way(offering, level)
        if -criticality < self.difference.after.at[offering]:
            caps.append((NAMES[-criticality], agreement))
        return path, agreement, caps

    def causes(self) -> dict[str, list[list[int]]]:
        """“For each consumer the minimal sets of the scenario's changes that bring about its severity: with it alone,
        context in place, a hit coverage reaches it” -> the smallest first, then in the order of the changes.
        """
        minimal: dict[str, list[list[int]]] = {consumer: [] for consumer in self.difference.consumers}
        changes, given = self.difference.changes, self.difference
        for size in range(1, len(changes) + 1):
            for several in combinations(range(len(changes)), size):
                part = tuple(changes[index] for index in several)
                by_part = Difference(given.estate, given.groups, given.coverages, given.facts, part).consumers
                for consumer, severity in self.difference.consumers.items():
                    is_smaller_known = any(set(known) <= set(several) for known in minimal[consumer])
                    if by_part.get(consumer, NONE) >= severity and not is_smaller_known:
                        minimal[consumer].append(list(several))
        return minimal


def rounds_from(
    groups: tuple[Group, ...], own: list[tuple[str, int]], before: dict[str, int], level: int
) -> dict[str, int]:
    """“A changed offering whose own severity is at the level has round 0, and an offering reaches the level in round r if
    what reached it in rounds before r is enough (for a group: enough of its members). Only what is newly at the level has
    a round”.
    """
    rounds = {offering: 0 for offering, severity in own if severity >= level > before[offering]}
    for number in range(1, len(before) + 1):
        reached = {
            offering: CRITICAL if offering in rounds or severity >= level else NONE
            for offering, severity in before.items()
        }
        new = {
            group.dependent for group in groups if reached[group.dependent] == NONE and group.passes(reached) >= level
        }
        if not new:
            break
        rounds.update(dict.fromkeys(new, number))
    return rounds


def decisive_need(
    groups: tuple[Group, ...], severity: dict[str, int], offering: str, level: int, rounds: dict[str, int]
) -> Member:
    """“From an offering to the one of its needs, in a dependency or group that passes the level, with the earliest round,
    ties by id”; of two dependencies on it the more critical.
    """
    needs = [
        (rounds[member.needed], member.needed, -member.criticality, member)
        for group in groups
        if group.dependent == offering and group.passes(severity) >= level
        for member in group.members
        if member.needed in rounds and member.criticality >= level
    ]
    return min(needs)[-1]
