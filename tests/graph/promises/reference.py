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
        provider = self.provider[dependent]
        if provider == self.provider[needed]:
            return kept[needed]
        wholes = self.wholes(provider)
        beneath = [
            promised(row.agreement, needed)
            for row in self.reference.coverages
            if row.offering == needed and self.reference.live[row.agreement].consumer in wholes
        ]
        if not beneath and wholes[-1] == self.wholes(self.provider[needed])[-1]:
            return kept[needed]
        return max(beneath, default=unsaid)

    def wholes(self, organization: str) -> list[str]:
        chain = [organization]
        while chain[-1] in self.terms.part_of:
            chain.append(self.terms.part_of[chain[-1]])
        return chain


def ordinal(day: str) -> float:
    return date.fromisoformat(day).toordinal()
