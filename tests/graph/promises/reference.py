"""Promise gaps, as plain as the page that defines them: values sink until none moves any more."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import TYPE_CHECKING

from graph.impact.scenario import Scenario
from tests.graph.impact.earlier import Reference, end_of
from tests.graph.impact.telling import Owed, last_day

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.rows import Tables
    from graph.promises.rows import Terms


class Promised:
    def __init__(self, tables: Tables, terms: Terms, day: date) -> None:
        self.reference = Reference(tables, Scenario((), day), day)
        self.terms = terms
        self.tables = tables
        self.day = day
        self.provider = {row.id: row.provider for row in tables.offerings}
        self.policy = {row.id: row.notice_policy_days for row in tables.organizations}

    def notice(self, agreement: str, _offering: str) -> float:
        """Days of the calendar, for a loss on the day."""
        row = self.reference.live[agreement]
        days = self.policy[row.provider] if row.notice_days is None else row.notice_days
        terms = [term for term in self.tables.terms if (term.agreement, term.action) == (agreement, "RETIRE")]
        owed = [Owed(term.days, term.calendar) for term in terms] or [Owed(days or 0)]
        return max((self.day - last_day(self.day, each)).days for each in owed)

    def end(self, agreement: str, offering: str) -> float:
        row = self.reference.live[agreement]
        ends = [
            min((day for day in (end_of(row), row.relationship_until, each.valid_to) if day), default=None)
            for each in self.reference.coverages
            if (each.agreement, each.offering) == (agreement, offering)
        ]
        return inf if None in ends else max(ordinal(day) for day in ends if day)

    def gaps(self, promised: Callable[[str, str], float], unsaid: float) -> dict[str, float]:
        """Agreement -> the least that one of its offerings allows, where that is less than is promised for it."""
        kept = self.kept(promised, unsaid)
        gaps: dict[str, float] = {}
        for row in self.reference.coverages:
            if promised(row.agreement, row.offering) > kept[row.offering]:
                gaps[row.agreement] = min(gaps.get(row.agreement, inf), kept[row.offering])
        return gaps

    def way(
        self, offering: str, promised: Callable[[str, str], float], unsaid: float
    ) -> tuple[tuple[str, ...], str | None]:
        """Down to what binds the offering: (offerings, the agreement)."""
        kept = self.kept(promised, unsaid)
        steps = self.steps(kept[offering], kept, promised, unsaid)
        path = [offering]
        while path[-1] in steps:
            path.append(steps[path[-1]])
            beneath = self.beneath(path[-2], path[-1])
            if beneath is not None:
                best = max((promised(each, path[-1]) for each in beneath), default=unsaid)
                named = [each for each in beneath if promised(each, path[-1]) == best]
                wholes = self.wholes(self.provider[path[-2]])
                nearest = sorted(named, key=lambda each: (wholes.index(self.reference.live[each].consumer), each))
                return tuple(path), nearest[0] if nearest else None
        raise AssertionError(f"{offering} is bound by nothing.")

    def steps(
        self, level: float, kept: dict[str, float], promised: Callable[[str, str], float], unsaid: float
    ) -> dict[str, str]:
        """Offering -> the need that binds it to `level`, and is itself bound by fewer steps than it."""
        steps: dict[str, str] = {}
        bound: dict[str, int] = {}
        for number in range(1, len(kept) + 1):
            last = dict(bound)
            for group in self.reference.groups:
                dependent = group.dependent
                if kept[dependent] != level or dependent in last:
                    continue
                few: list[str] = []
                ends: list[tuple[int, str]] = []
                for row in group.members:
                    value = self.allowed(dependent, row.needed, kept, promised, unsaid)
                    outside = self.beneath(dependent, row.needed) is not None
                    if value < level or (value == level and (outside or row.needed in last)):
                        few.append(row.needed)
                        ends += [(0 if outside else last[row.needed], row.needed)] if value == level else []
                if len(few) > len(group.members) - min(group.required, len(group.members)) and ends:
                    first = min(ends)
                    known = steps.get(dependent)
                    if known is None or first < self.place(dependent, known, last):
                        steps[dependent] = first[1]
                    bound[dependent] = number
        return steps

    def place(self, dependent: str, needed: str, bound: dict[str, int]) -> tuple[int, str]:
        return (0 if self.beneath(dependent, needed) is not None else bound[needed]), needed

    def kept(self, promised: Callable[[str, str], float], unsaid: float) -> dict[str, float]:
        kept = dict.fromkeys(self.reference.offerings, inf)
        moved = True
        while moved:
            moved = False
            for group in self.reference.groups:
                allowed = sorted(
                    (self.allowed(group.dependent, row.needed, kept, promised, unsaid) for row in group.members),
                    reverse=True,
                )
                value = allowed[min(group.required, len(allowed)) - 1]
                if value < kept[group.dependent]:
                    kept[group.dependent] = value
                    moved = True
        return kept

    def allowed(
        self, dependent: str, needed: str, kept: dict[str, float], promised: Callable[[str, str], float], unsaid: float
    ) -> float:
        beneath = self.beneath(dependent, needed)
        if beneath is None:
            return kept[needed]
        return max((promised(agreement, needed) for agreement in beneath), default=unsaid)

    def beneath(self, dependent: str, needed: str) -> list[str] | None:
        """Agreements on what is needed of another provider; None where nothing need be agreed."""
        provider = self.provider[dependent]
        if provider == self.provider[needed]:
            return None
        wholes = self.wholes(provider)
        beneath = [
            row.agreement
            for row in self.reference.coverages
            if row.offering == needed and self.reference.live[row.agreement].consumer in wholes
        ]
        if not beneath and wholes[-1] == self.wholes(self.provider[needed])[-1]:
            return None
        return beneath

    def wholes(self, organization: str) -> list[str]:
        chain = [organization]
        while chain[-1] in self.terms.part_of:
            chain.append(self.terms.part_of[chain[-1]])
        return chain


def ordinal(day: str) -> float:
    return date.fromisoformat(day).toordinal()
