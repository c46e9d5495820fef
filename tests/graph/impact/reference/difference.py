"""What is worse after than before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.spread import Source, passed, severities

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.graph.impact.reference.context import Fact
    from tests.graph.impact.reference.estate import Coverage, Estate
    from tests.graph.impact.reference.scenario import Change
    from tests.graph.impact.reference.spread import Group, Severities

Key = TypeVar("Key")


@dataclass(frozen=True)
class Difference:
    """“*Before* = the least solution for the context alone; *after* = for the context and the scenario together. The
    report is the difference: what is worse after than before, with its severity after”.
    """

    estate: Estate
    groups: tuple[Group, ...]
    coverages: list[Coverage]
    facts: list[Fact]
    changes: tuple[Change, ...]

    @cached_property
    def before(self) -> Severities:
        return severities(self.estate, self.groups, [fact.source for fact in self.facts])

    @cached_property
    def after(self) -> Severities:
        sources = [fact.source for fact in self.facts] + [
            Source(change.offering, change.severity, change.travels) for change in self.changes
        ]
        return severities(self.estate, self.groups, sources)

    @cached_property
    def offerings(self) -> dict[str, int]:
        return worse(self.before.at, self.after.at)

    @cached_property
    def travelled(self) -> dict[str, int]:
        """Offerings that pass on more than before, whatever stays at them."""
        return worse(self.before.travelled, self.after.travelled)

    @cached_property
    def hits(self) -> dict[Coverage, int]:
        """“A coverage passes on `min(severity(o), criticality of that coverage)`; it is hit if that is more than
        before”. Each is a use of its own.
        """
        return worse(
            {each: passed(self.before.at[each.offering], each.criticality) for each in self.coverages},
            {each: passed(self.after.at[each.offering], each.criticality) for each in self.coverages},
        )

    @cached_property
    def agreements(self) -> dict[str, int]:
        """“An agreement is affected by the greatest of what its hit coverages pass on, and counts once”."""
        return greatest((coverage.agreement, severity) for coverage, severity in self.hits.items())

    @cached_property
    def consumers(self) -> dict[str, int]:
        """“A consumer by the greatest of its affected agreements”."""
        return greatest((self.estate.agreements[one].consumer, severity) for one, severity in self.agreements.items())


def worse(before: dict[Key, int], after: dict[Key, int]) -> dict[Key, int]:
    return {each: severity for each, severity in after.items() if severity > before[each]}


def greatest(graded: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    found: dict[Key, int] = {}
    for each, severity in graded:
        found[each] = max(found.get(each, NONE), severity)
    return found
