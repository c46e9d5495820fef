"""What became of the groups of alternatives that a scenario touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outcome import Outcome
    from graph.impact.status import OfferingStatus


@dataclass(frozen=True, slots=True)
class Member:
    """`before` and `severity`: what it passes on before and after the scenario."""

    offering: str
    before: Severity
    severity: Severity


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """Some of its members pass on more than before, and still nothing passes."""

    offering: str
    alternatives: str
    required: int
    members: tuple[Member, ...]

    @property
    def lost(self) -> list[str]:
        """Newly, by the scenario."""
        return [member.offering for member in self.members if member.severity > member.before]

    @property
    def left(self) -> list[str]:
        return [member.offering for member in self.members if not member.severity]

    @property
    def margin(self) -> int:
        """How many more may be lost."""
        return len(self.left) - self.required


@dataclass(frozen=True, slots=True)
class UnderstaffedGroup:
    """Fewer of its members are valid on the day than are required, so that all of them are needed."""

    offering: str
    alternatives: str
    required: int
    valid: int


@dataclass(frozen=True, slots=True)
class ContextFact:
    """What was given already and takes part in the reason: an offering lost on that day, or with a planned change."""

    offering: str
    status: OfferingStatus | None
    changes: tuple[str, ...]

    @property
    def reason(self) -> str:
        status = [f"{self.status} on that day"] if self.status else []
        return "; ".join(status + [f"planned change {change}" for change in self.changes])


def held_groups(outcome: Outcome) -> list[HeldGroup]:
    dependencies, ids = outcome.projection.dependencies, outcome.projection.offerings.ids
    return [
        HeldGroup(ids[dependent], alternatives, dependencies.required[group], tuple(_members(outcome, group)))
        for group in outcome.touched_groups
        if _left(outcome, group) >= dependencies.required[group]
        for dependent, alternatives in [dependencies.group_names[group]]
    ]


def understaffed_groups(outcome: Outcome) -> list[UnderstaffedGroup]:
    dependencies, ids = outcome.projection.dependencies, outcome.projection.offerings.ids
    groups = [
        UnderstaffedGroup(ids[dependent], alternatives, dependencies.required[group], len(outcome.day.members[group]))
        for group in outcome.touched_groups
        for dependent, alternatives in [dependencies.group_names[group]]
    ]
    return [group for group in groups if group.valid < group.required]


def context_facts(outcome: Outcome) -> list[ContextFact]:
    """The roots of what had already failed in the groups that now pass more on and thereby make an offering worse."""
    before, ids = outcome.before, outcome.projection.offerings.ids
    if not before.sources:
        return []
    roots = {before.root_of(offering, level) for offering, level in _already_failing(outcome)}
    changes: dict[int, list[str]] = {}
    for planned in before.planned:
        if planned.action.travels and planned.change not in changes.setdefault(planned.offering, []):
            changes[planned.offering].append(planned.change)
    return [ContextFact(ids[o], outcome.day.lost.get(o), tuple(changes.get(o, ()))) for o in sorted(roots)]


def _already_failing(outcome: Outcome) -> Iterator[tuple[int, int]]:
    """(member that the context took, level that its group newly passes on)."""
    before = outcome.before.travelled
    for group in outcome.touched_groups:
        dependent = outcome.projection.dependencies.group_names[group][0]
        level = _passed(outcome, group, outcome.travelled)
        if level > max(before[dependent], _passed(outcome, group, before)):
            for _, _, criticality, needed, _ in outcome.day.members[group]:
                if min(before[needed], criticality) >= level:
                    yield needed, level


def _passed(outcome: Outcome, group: int, severity: bytes | bytearray) -> int:
    """The k-th smallest of what the members pass on."""
    members = outcome.day.members[group]
    passed = sorted((min(severity[edge[3]], edge[2]) for edge in members), reverse=True)
    return passed[outcome.day.threshold[group] - 1]


def _left(outcome: Outcome, group: int) -> int:
    """Members that pass on nothing."""
    after = outcome.travelled
    return sum(not (after[needed] and criticality) for _, _, criticality, needed, _ in outcome.day.members[group])


def _members(outcome: Outcome, group: int) -> Iterator[Member]:
    ids, before, after = outcome.projection.offerings.ids, outcome.before.travelled, outcome.travelled
    for _, _, criticality, needed, _ in sorted(outcome.day.members[group], key=lambda edge: (edge[3], edge[2])):
        passes = Severity(min(after[needed], criticality))
        yield Member(ids[needed], Severity(min(before[needed], criticality)), passes)
