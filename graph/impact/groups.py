"""What became of the groups of alternatives that a scenario touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

from graph.model.answers import Names, answer
from graph.model.offering import OfferingStatus
from graph.model.severity import SEVERITIES, Severity
from graph.projection.derived import derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.impact.fact import Fact
    from graph.impact.outcome import Outcome
    from graph.projection.dependencies import Edge


@answer("GroupMember")
class Member(NamedTuple):
    """One of a group of alternatives.

    `is_masked`: it was lost already, and the scenario would do that too.
    """

    offering: Annotated[str, "The offering itself.", Names("Offering")]
    before: Annotated[Severity, "What it passed on before the scenario; NONE where it was untouched."]
    severity: Annotated[Severity, "What it passes on; NONE where it is untouched."]
    is_masked: bool = False

    @property
    def id(self) -> Annotated[str, "Id of the offering."]:
        return self.offering


@answer("HeldGroup")
@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group of alternatives that holds.

    Some of its members pass on more than before or are masked, and still nothing passes.
    """

    offering: Annotated[str, "The offering whose needs they are.", Names("Offering")]
    alternatives: Annotated[str, "Name of the group."]
    required: Annotated[int, "How many of them are needed."]
    members: tuple[Member, ...]

    @property
    def lost(self) -> list[str]:
        """Ids of members that the scenario loses, newly or as they were already."""
        return [m.offering for m in self.members if m.severity > m.before or (m.is_masked and m.severity)]

    @property
    def left(self) -> list[str]:
        return [member.offering for member in self.members if not member.severity]

    @property
    def margin(self) -> int:
        """How many more may be lost."""
        return len(self.left) - self.required


@answer("GaveWayGroup")
@dataclass(frozen=True, slots=True)
class GaveWayGroup:
    """A group of alternatives that passes on more than before: too few of its members are left."""

    offering: Annotated[str, "The offering whose needs they are.", Names("Offering")]
    alternatives: Annotated[str, "Name of the group."]
    required: Annotated[int, "How many of them are needed."]
    before: Annotated[Severity, "What the group passed on before the scenario."]
    severity: Annotated[Severity, "What it passes on now."]
    members: tuple[Member, ...]


@answer("UnderstaffedGroup")
@dataclass(frozen=True, slots=True)
class UnderstaffedGroup:
    """A group of alternatives with fewer valid members than it needs: all of them are needed."""

    offering: Annotated[str, "The offering whose needs they are.", Names("Offering")]
    alternatives: Annotated[str, "Name of the group."]
    required: Annotated[int, "How many are needed."]
    valid: int


@answer("ContextFact")
@dataclass(frozen=True, slots=True)
class ContextFact:
    """Something that was given already and takes part in the reason.

    An offering lost on that day, archived, or with planned changes, by their ids.
    """

    offering: Annotated[str, "The offering that was lost or changed already.", Names("Offering")]
    status: OfferingStatus | None
    changes: tuple[str, ...]
    is_archived: bool = False

    @property
    def reason(self) -> Annotated[str, "Why it was, e.g. `SUSPENDED on that day`."]:
        status = ["archived"] if self.is_archived else [f"{self.status} on that day"] if self.status else []
        return "; ".join(status + [f"planned change {change}" for change in self.changes])


@derived
def held_groups(outcome: Outcome) -> list[HeldGroup]:
    dependencies, ids, after = outcome.projection.dependencies, outcome.projection.offerings.ids, outcome.travelled
    found: list[HeldGroup] = []
    for group in outcome.touched_groups:
        required, members = dependencies.required[group], outcome.day.members[group]
        if sum(not (after[edge[3]] and edge[2]) for edge in members) >= required:
            dependent, alternatives = dependencies.group_names[group]
            found.append(HeldGroup(ids[dependent], alternatives, required, tuple(_members(outcome, members))))
    return found


def groups_that_gave_way(outcome: Outcome) -> list[GaveWayGroup]:
    dependencies, ids = outcome.projection.dependencies, outcome.projection.offerings.ids
    found: list[GaveWayGroup] = []
    for group in outcome.touched_groups:
        before, after = passed(outcome, group, outcome.before.travelled), passed(outcome, group, outcome.travelled)
        if after > before:
            dependent, alternatives = dependencies.group_names[group]
            members = tuple(_members(outcome, outcome.day.members[group]))
            found.append(
                GaveWayGroup(
                    ids[dependent],
                    alternatives,
                    dependencies.required[group],
                    SEVERITIES[before],
                    SEVERITIES[after],
                    members,
                )
            )
    return found


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
    return [
        context_fact(ids, root, (fact for fact in before.facts if fact.travels))
        for root in sorted(roots, key=ids.__getitem__)
    ]


def context_fact(ids: list[str], offering: int, facts: Iterable[Fact]) -> ContextFact:
    """`facts`: of any offerings; those of this one are taken together."""
    own = [fact for fact in facts if fact.offering == offering]
    changes = sorted({fact.change for fact in own if fact.change is not None})
    status = next((fact.status for fact in own if fact.status is not None), None)
    return ContextFact(ids[offering], status, tuple(changes), any(fact.is_archived for fact in own))


def _already_failing(outcome: Outcome) -> Iterator[tuple[int, int]]:
    """(member that the baseline took, level that its group newly passes on)."""
    before, after = outcome.before.travelled, outcome.travelled
    for group in outcome.touched_groups:
        dependent = outcome.projection.dependencies.group_names[group][0]
        if after[dependent] == before[dependent]:
            continue
        level = passed(outcome, group, after)
        if level > max(before[dependent], passed(outcome, group, before)):
            for _, _, criticality, needed, _ in outcome.day.members[group]:
                if min(before[needed], criticality) >= level:
                    yield needed, level


def passed(outcome: Outcome, group: int, severity: bytes | bytearray) -> int:
    """The k-th smallest of what the members pass on; nothing where it has none on the day."""
    return outcome.day.passed(group, severity)


def _members(outcome: Outcome, members: list[Edge]) -> Iterator[Member]:
    ids, before, after = outcome.projection.offerings.ids, outcome.before.travelled, outcome.travelled
    masked = outcome.masked.travelled
    for _, criticality, needed in sorted((ids[edge[3]], edge[2], edge[3]) for edge in members):
        was, passes = min(before[needed], criticality), min(after[needed], criticality)
        yield Member(ids[needed], SEVERITIES[was], SEVERITIES[passes], is_masked=needed in masked)
