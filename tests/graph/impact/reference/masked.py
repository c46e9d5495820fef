"""What the scenario would make worse, did the context not make it as bad already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from tests.graph.impact.reference.context import ARCHIVED, what_is_left
from tests.graph.impact.reference.days import later_days
from tests.graph.impact.reference.difference import Difference, greatest
from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.spread import groups_on, passed, severities

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tests.graph.impact.reference.context import Fact
    from tests.graph.impact.reference.estate import Coverage, Estate

Key = TypeVar("Key")


@dataclass(frozen=True)
class Mask:
    """`until`: the first day on which it no longer masks; None: no such day is known. `by`: all of the facts, (offering,
    reason), of which a report names ten by id.
    """

    severity: int
    until: date | None
    by: frozenset[tuple[str, str]]

    @property
    def is_told(self) -> bool:
        """“Has a known `until` or is masked by an archived offering”."""
        return self.until is not None or any(reason == ARCHIVED for _, reason in self.by)


@dataclass(frozen=True)
class Masked:
    """`difference`: of the day, with all that is given then."""

    estate: Estate
    day: date
    difference: Difference

    @cached_property
    def judged(self) -> list[Difference]:
        """“The scenario is judged again *alone* (no context), and with what is left of the context after each end among
        its facts; the last of these is what *lasts*”.
        """
        facts = self.difference.facts
        ends = sorted({fact.end for fact in facts if fact.end})
        return [self.with_only([]), *(self.with_only(what_is_left(facts, end)) for end in ends)]

    def with_only(self, facts: list[Fact]) -> Difference:
        """On the same day, with its dependencies and coverages."""
        given = self.difference
        return Difference(self.estate, given.groups, given.coverages, facts, given.changes)

    @cached_property
    def offerings(self) -> dict[str, Mask]:
        """With archived ones: they pass on what reaches them, and are in no list."""
        severity = as_bad_already(self.difference.offerings, [each.offerings for each in self.judged])
        return {offering: self.mask(offering, grade) for offering, grade in severity.items()}

    @cached_property
    def travelled(self) -> dict[str, int]:
        """“A commercial change is masked, and masks, at the offering and its own agreements only: what travels passes
        it by”.
        """
        return as_bad_already(self.difference.travelled, [each.travelled for each in self.judged])

    @cached_property
    def coverages(self) -> dict[Coverage, Mask]:
        severity = as_bad_already(self.difference.hits, [each.hits for each in self.judged])
        return {coverage: self.mask(coverage.offering, grade) for coverage, grade in severity.items()}

    @cached_property
    def agreements(self) -> dict[str, Mask]:
        """“An agreement that is hit a little anew and badly where it is lost already is in both lists. Of several
        coverages at that severity the earliest `until` and all `by`”.
        """
        severity = as_bad_already(self.difference.agreements, [each.agreements for each in self.judged])
        return {one: self.joined(lambda c, one=one: c.agreement == one, grade) for one, grade in severity.items()}

    @cached_property
    def consumers(self) -> dict[str, Mask]:
        severity = as_bad_already(self.difference.consumers, [each.consumers for each in self.judged])
        consumer_of = {one: agreement.consumer for one, agreement in self.estate.agreements.items()}
        return {
            one: self.joined(lambda c, one=one: consumer_of[c.agreement] == one, grade)
            for one, grade in severity.items()
        }

    def joined(self, mine: Callable[[Coverage], bool], severity: int) -> Mask:
        """Of the masked coverages that are as bad as what they make up."""
        masks = [each for coverage, each in self.coverages.items() if mine(coverage) and each.severity == severity]
        until = min((each.until for each in masks if each.until), default=None)
        return Mask(severity, until, frozenset(by for each in masks for by in each.by))

    def mask(self, offering: str, severity: int) -> Mask:
        by = self.facts_leading_to(offering, severity)
        return Mask(severity, self.until(offering, severity), frozenset((fact.offering, fact.reason) for fact in by))

    def until(self, offering: str, severity: int) -> date | None:
        """“The first day on which the context alone, as those of its facts that hold now end, and with the dependencies
        that are valid on each such day, no longer makes it as bad”.
        """
        for day in later_days(self.estate, self.day):
            left = what_is_left(self.difference.facts, day)
            context = severities(self.estate, groups_on(self.estate, day), [fact.source for fact in left])
            if context.at[offering] < severity:
                return day
        return None

    def facts_leading_to(self, offering: str, severity: int) -> set[Fact]:
        """“The facts of the context from which a way of that severity leads to it”: backwards, along what passes it on,
        through groups that pass it on. What does not travel masks where it is.
        """
        before, facts = self.difference.before.travelled, self.difference.facts
        bad_enough = [fact for fact in facts if fact.severity >= severity]
        found = {fact for fact in bad_enough if fact.offering == offering}
        reached, waiting = {offering}, [offering]
        while waiting:
            dependent = waiting.pop()
            needed = {
                member.needed
                for group in self.difference.groups
                if group.dependent == dependent and group.passes(before) >= severity
                for member in group.members
                if passed(before[member.needed], member.criticality) >= severity
            }
            found |= {fact for fact in bad_enough if fact.travels and fact.offering in needed}
            waiting += needed - reached
            reached |= needed
        return found

    @cached_property
    def told(self) -> frozenset[str]:
        """“A masked agreement is owed notice, and its people are told, as if it were affected, where any of its masked
        coverages has a known `until` or is masked by an archived offering, or where it covers a changed offering itself”.
        """
        changed = {change.offering for change in self.difference.changes}
        told = {coverage.agreement for coverage, mask in self.coverages.items() if mask.is_told}
        told |= {coverage.agreement for coverage in self.difference.coverages if coverage.offering in changed}
        return frozenset(told & self.agreements.keys())

    @cached_property
    def told_offerings(self) -> frozenset[str]:
        """The same of an offering, for its owners: archived ones are in no list."""
        changed = {change.offering for change in self.difference.changes}
        return frozenset(one for one, mask in self.listed.items() if mask.is_told or one in changed)

    @cached_property
    def listed(self) -> dict[str, Mask]:
        """“An archived offering is itself in no list or total”."""
        return {one: mask for one, mask in self.offerings.items() if not self.estate.offerings[one].is_archived}


def as_bad_already(found: dict[Key, int], judged: list[dict[Key, int]]) -> dict[Key, int]:
    """“What is worse in one of these, and in the difference not at all or less badly, is `masked`, at the greatest of
    these severities”.
    """
    return {
        each: severity
        for each, severity in greatest(item for one in judged for item in one.items()).items()
        if severity > found.get(each, NONE)
    }
