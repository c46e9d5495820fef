"""Promise gaps, as plain as the page that defines them: values sink until none moves any more."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import number
from tests.graph.impact.reference.life import coverages_on, end_of
from tests.graph.impact.reference.notice import Owed, last_day
from tests.graph.impact.reference.spread import groups_on

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from tests.graph.impact.reference.estate import Estate


class Promised:
    def __init__(self, estate: Estate, part_of: Mapping[str, str], day: date) -> None:
        self.estate = estate
        self.part_of = part_of
        self.day = day
        self.groups = groups_on(estate, day)
        self.coverages = coverages_on(estate, day, day)
        self.provider = {one: offering.provider for one, offering in estate.offerings.items()}
        self.policy = {row["id"]: number(row, "notice_policy_days") for row in estate.rows["organizations"]}

    def notice(self, agreement: str, _offering: str) -> float:
        """Days of the calendar, for a loss on the day."""
        given = self.estate.agreements[agreement]
        days = self.policy[given.provider] if given.notice_days is None else given.notice_days
        terms = [
            Owed(int(row["days"]), row.get("calendar") or "CALENDAR")
            for row in self.estate.rows.get("notice_terms", ())
            if (row["agreement"], row["action"]) == (agreement, "RETIRE")
        ]
        return max((self.day - last_day(self.day, each)).days for each in terms or [Owed(days or 0)])

    def end(self, agreement: str, offering: str) -> float:
        given = self.estate.agreements[agreement]
        ends = [
            min((day for day in (end_of(given), given.relationship.until, each.valid_to) if day), default=None)
            for each in self.coverages
            if (each.agreement, each.offering) == (agreement, offering)
        ]
        return inf if None in ends else max(day.toordinal() for day in ends if day)

    def gaps(self, promised: Callable[[str, str], float], unsaid: float) -> dict[str, float]:
        """Agreement -> the least that one of its offerings allows, where that is less than is promised for it."""
        kept = self.kept(promised, unsaid)
        gaps: dict[str, float] = {}
        for row in self.coverages:
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
                nearest = sorted(named, key=lambda each: (wholes.index(self.estate.agreements[each].consumer), each))
                return tuple(path), nearest[0] if nearest else None
        raise AssertionError(f"{offering} is bound by nothing.")

    def steps(
        self, level: float, kept: dict[str, float], promised: Callable[[str, str], float], unsaid: float
    ) -> dict[str, str]:
        """Offering -> the need that binds it to `level`, and is itself bound by fewer steps than it."""
        steps: dict[str, str] = {}
        bound: dict[str, int] = {}
        for round_ in range(1, len(kept) + 1):
            last = dict(bound)
            for group in self.groups:
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
                    bound[dependent] = round_
        return steps

    def place(self, dependent: str, needed: str, bound: dict[str, int]) -> tuple[int, str]:
        return (0 if self.beneath(dependent, needed) is not None else bound[needed]), needed

    def kept(self, promised: Callable[[str, str], float], unsaid: float) -> dict[str, float]:
        kept = dict.fromkeys(self.estate.offerings, inf)
        moved = True
        while moved:
            moved = False
            for group in self.groups:
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
            for row in self.coverages
            if row.offering == needed and self.estate.agreements[row.agreement].consumer in wholes
        ]
        if not beneath and wholes[-1] == self.wholes(self.provider[needed])[-1]:
            return None
        return beneath

    def wholes(self, organization: str) -> list[str]:
        chain = [organization]
        while chain[-1] in self.part_of:
            chain.append(self.part_of[chain[-1]])
        return chain
