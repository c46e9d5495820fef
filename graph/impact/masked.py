"""What a scenario would do where something is lost already: it is as bad already, and perhaps only for a while."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graph.impact.columns import column, graded, greatest, hits, newly
from graph.impact.endings import Reached, endings_of
from graph.impact.judgement import groups_lost_by_both, judged_alone, judged_with
from graph.model.severity import Severity
from graph.projection.derived import derived
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from graph.impact.baseline import Baseline
    from graph.impact.columns import Column
    from graph.impact.fact import Fact
    from graph.impact.judgement import Judgement
    from graph.impact.severities import Severities
    from graph.projection.columns import Numbers
    from graph.projection.status import Day

MOST_ENDS: Final = 12
"""Ends of facts of the baseline after which a scenario is judged again, the nearest; and once more when all are past."""


class MaskedCovers(NamedTuple):
    """Agreements that cover an offering that is lost already, all as critically. `severity`: what the scenario would do to
    these coverages.
    """

    offering: int
    severity: int
    agreements: list[int]


class Masked:
    """Judged without the baseline, and with what is left of it after each end among its facts. `offerings`: severity of
    those that are worse in one of these, and in the outcome itself not at all or less badly. `archived`: the same of
    offerings that are archived, which no list holds.
    """

    def __init__(self, outcome: Severities) -> None:
        self._outcome = outcome
        self._baseline = outcome.before
        self.is_complete = True
        self._judged = self._judgements() if self._may_be_masked(outcome) else []
        self._numbers = self._lost_already()
        self._lost = {offering: place for place, offering in enumerate(self._numbers.tolist())}
        masked = self._masked_offerings()
        archived = outcome.projection.offerings.archived
        self.offerings = {one: severity for one, severity in masked.items() if one not in archived}
        self.archived = masked.keys() - self.offerings.keys()

    def __bool__(self) -> bool:
        return bool(self.offerings or self.archived or self.covers)

    @cached_property
    def travelled(self) -> dict[int, int]:
        """Severities that dependencies would pass on, archived offerings too: commercial changes mask, and are masked, in place."""
        if not self._judged:
            return {}
        worst = greatest(newly(each.travelled, each.before.travelled) for each in self._judged)
        return graded(worst, worst > newly(self._outcome.travelled, self._baseline.travelled))

    @cached_property
    def covers(self) -> list[MaskedCovers]:
        return list(self._masked_covers())

    def to_covers(self, offerings: Numbers, criticalities: Numbers) -> Column:
        """What `covers` would say of each of these coverages, 0 elsewhere."""
        places = np.full(len(self._outcome.at), -1, np.int32)
        places[self._numbers] = np.arange(len(self._numbers))
        at = places[offerings]
        is_lost = at >= 0
        severities = np.zeros(len(offerings), np.uint8)
        if is_lost.any():
            severities[is_lost] = self._masking[criticalities[is_lost], at[is_lost]]
        return severities

    def covers_of(self, agreements: Iterable[int]) -> list[MaskedCovers]:
        """Masked coverages of some agreements, one by one."""
        return [
            MaskedCovers(offering, severity, [agreement])
            for agreement in agreements
            for _, criticality, offering, _ in self._outcome.day.covered[agreement]
            if offering in self._lost and (severity := int(self._masking[criticality, self._lost[offering]]))
        ]

    def agreements(
        self, covers: Iterable[MaskedCovers], affected: dict[int, int], only: Callable[[int], bool] | None
    ) -> list[list[int]]:
        """Agreements with masked coverages of a severity that are affected less badly or not at all, by that severity.
        One may be in several lists.
        """
        by_severity: list[list[int]] = [[] for _ in Severity]
        for _, severity, agreements in covers:
            by_severity[severity] += agreements
        masked = [
            [agreement for agreement in agreements if severity > affected.get(agreement, 0)]
            for severity, agreements in enumerate(by_severity)
        ]
        return masked if only is None else [list(filter(only, agreements)) for agreements in masked]

    def covered_by(self, agreement: int, severity: int) -> set[int]:
        """The offerings whose coverage is masked at the severity that `agreements` gives a masked agreement."""
        covers, lost = self._outcome.day.covered[agreement], self._lost
        return {cover[2] for cover in covers if cover[2] in lost and self.to_cover(cover[2], cover[1]) == severity}

    def until(self, several: Iterable[tuple[int, int]]) -> Day:
        """The earliest end of what masks offerings at a level."""
        return min(endings_of(self._baseline).of(several).values(), default=ALWAYS_AFTER)

    def facts(self, several: Iterable[tuple[int, int]]) -> list[Fact]:
        """The facts of the baseline that mask offerings at a level, by id of the offering they are about; of one planned
        change that does several things to it, one.
        """
        ids = self._outcome.projection.offerings.ids
        facts = {
            (ids[fact.offering], fact.change or ""): fact
            for offering, level in several
            for fact in self._baseline.facts_behind(offering, level)
        }
        return [facts[which] for which in sorted(facts)]

    def told(self, reached: Iterable[Reached]) -> set[Reached]:
        """The levels, of those to which masked things are brought, that are told as if the things were affected:
        something that masks them ends, or is archived.
        """
        several = set(reached)
        over = endings_of(self._baseline).known(several)
        return over | {each for each in several - over if self._baseline.is_archived_behind(*each)}

    def notified_offerings(self) -> dict[int, int]:
        """Masked offerings whose owners are told, by the same rule, and those that are changed."""
        told = self.told(self.offerings.items())
        changed = self._outcome.changed
        return {one: severity for one, severity in self.offerings.items() if one in changed or (one, severity) in told}

    @property
    def lost(self) -> AbstractSet[int]:
        """Offerings that are lost already and that the scenario would make worse."""
        return self._lost.keys()

    def to_cover(self, offering: int, criticality: int) -> int:
        """What the scenario would do to a coverage of one that is lost already."""
        return int(self._hits[criticality, self._lost[offering]])

    @cached_property
    def _hits(self) -> Column:
        """What the judgements do to coverages of what is lost already, the worst of them, as `hits`."""
        where = self._numbers
        return greatest(hits(column(each.before.at)[where], column(each.at)[where]) for each in self._judged)

    def _may_be_masked(self, outcome: Severities) -> bool:
        """Whether the baseline has come to anything that is changed or that an edge reaches from what is worse."""
        lost, supports = outcome.before.at, outcome.day.supports
        if not outcome.before.facts:
            return False
        return any(lost[offering] for offering in outcome.changed) or any(
            lost[edge[0]] for offering in outcome.reached for edge in supports[offering]
        )

    def _judgements(self) -> list[Judgement]:
        """Judgements without the baseline, and after the ends of facts whose loss has come to what one of them reaches."""
        outcome, baseline = self._outcome, self._baseline
        alone = judged_alone(outcome)
        groups = groups_lost_by_both(outcome)
        judged = [alone]
        ends: set[Day] = set()
        found = baseline.ends_at(outcome.changed) | baseline.ends_above({*outcome.reached, *alone.reached})
        while new := set(sorted(found)[:MOST_ENDS]) - ends:
            for end in new:
                judged.append(judged_with(outcome, baseline.after(end), groups))
                found |= baseline.ends_above(judged[-1].also)
            ends |= new
        self.is_complete = len(found) <= MOST_ENDS
        return [*judged, judged_with(outcome, baseline.lasting, groups)] if ends else judged

    @cached_property
    def _masking(self) -> Column:
        """`_hits` where they are more than the outcome itself does, 0 elsewhere."""
        where = self._numbers
        own = hits(column(self._baseline.at)[where], column(self._outcome.at)[where])
        return np.where(self._hits > own, self._hits, np.uint8(0))

    def _lost_already(self) -> NDArray[np.intp]:
        """Offerings that a judgement makes worse and that the baseline has made worse there than it began, in order."""
        before = column(self._baseline.at)
        lost = np.zeros(len(before), np.bool_)
        for each in self._judged:
            began = column(each.before.at)
            lost |= (column(each.at) > began) & (before > began)
        return np.flatnonzero(lost)

    def _masked_offerings(self) -> dict[int, int]:
        """Severity of those of `_lost` that the outcome itself makes worse less badly, or not at all."""
        if not self._lost:
            return {}
        worst = greatest(newly(each.at, each.before.at) for each in self._judged)
        masked = graded(worst, worst > newly(self._outcome.at, self._baseline.at))
        return {offering: severity for offering, severity in masked.items() if offering in self._lost}

    def _masked_covers(self) -> Iterator[MaskedCovers]:
        if not self._lost:
            return
        covering, masking = self._outcome.day.covering, self._masking
        is_any = masking.any(axis=0)
        for offering, by_criticality in zip(self._numbers[is_any].tolist(), masking[:, is_any].T.tolist(), strict=True):
            for criticality, agreements in covering[offering]:
                if severity := by_criticality[criticality]:
                    yield MaskedCovers(offering, severity, agreements)


@derived
def masked_of(outcome: Severities) -> Masked:
    return Masked(outcome)


def hit(criticality: int, before: int, after: int) -> int:
    """The severity that a coverage newly passes on; 0 where it passes on no more than before."""
    return min(after, criticality) if min(after, criticality) > min(before, criticality) else 0


def left_of(baseline: Baseline) -> list[Baseline]:
    """Baselines that are left after the nearest ends of facts, then of what lasts, then none."""
    ends = sorted({fact.until for fact in baseline.facts if fact.until != ALWAYS_AFTER})[:MOST_ENDS]
    return [*(baseline.after(end) for end in ends), baseline.lasting, baseline.alone]
