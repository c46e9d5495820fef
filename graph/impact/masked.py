"""What a scenario would do where something is lost already: it is as bad already, and perhaps only for a while."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.endings import endings_of
from graph.impact.judgement import groups_lost_by_both, judged_alone, judged_with
from graph.model.lazy import Lazy
from graph.model.severity import Severity
from graph.projection.derived import derived
from graph.projection.status import ALWAYS_AFTER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from collections.abc import Set as AbstractSet

    from graph.impact.baseline import Baseline
    from graph.impact.fact import Fact
    from graph.impact.judgement import Judgement
    from graph.impact.severities import Severities
    from graph.projection.status import Day

DEPENDENT: Final[itemgetter[Any]] = itemgetter(0)
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
        self._lost = self._lost_already()
        self._hits = Lazy(self._hits_on)
        masked = dict(self._masked_offerings())
        archived = outcome.projection.offerings.archived
        self.offerings = {one: severity for one, severity in masked.items() if one not in archived}
        self.archived = masked.keys() - self.offerings.keys()

    def __bool__(self) -> bool:
        return bool(self.offerings or self.archived or self.covers)

    @cached_property
    def travelled(self) -> dict[int, int]:
        """Severities that dependencies would pass on, archived offerings too: commercial changes mask, and are masked, in place."""
        outcome, before = self._outcome, self._baseline.travelled
        masked: dict[int, int] = {}
        for offering in {offering for judged in self._judged for offering in judged.reached}:
            severity = max(
                j.travelled[offering] for j in self._judged if j.travelled[offering] > j.before.travelled[offering]
            )
            now = outcome.travelled[offering] if outcome.travelled[offering] > before[offering] else 0
            if severity > now:
                masked[offering] = severity
        return masked

    @cached_property
    def covers(self) -> list[MaskedCovers]:
        return list(self._masked_covers())

    def agreements(self, affected: dict[int, int], only: Callable[[int], bool] | None) -> dict[int, int]:
        """Agreement -> severity of its most severe masked coverages; of those that are affected less badly or not at all.
        The worst are put in last, so that of several severities the greatest stays.
        """
        by_severity: list[list[int]] = [[] for _ in Severity]
        for _, severity, agreements in self.covers:
            by_severity[severity] += agreements
        masked: dict[int, int] = {}
        for severity, agreements in enumerate(by_severity):
            masked.update(dict.fromkeys(agreements, severity))
        return {
            agreement: severity
            for agreement, severity in masked.items()
            if severity > affected.get(agreement, 0) and (only is None or only(agreement))
        }

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
        facts = {
            (fact.offering, fact.change or ""): fact
            for offering, level in several
            for fact in self._baseline.facts_behind(offering, level)
        }
        return [facts[which] for which in sorted(facts)]

    def owed(self) -> set[int]:
        """Agreements that are told as if they were affected, if they are masked: something that masks a coverage ends,
        or is archived; or a changed offering itself is covered.
        """
        reached_by_cover = {(offering, severity) for offering, severity, _ in self.covers}
        ends = endings_of(self._baseline).of(reached_by_cover)
        notified = {
            reached
            for reached in reached_by_cover
            if ends[reached] != ALWAYS_AFTER or self._baseline.is_archived_behind(*reached)
        }
        changed = {cover[0] for offering in self._outcome.changed for cover in self._outcome.day.covers[offering]}
        return changed.union(*(covers.agreements for covers in self.covers if covers[:2] in notified))

    def notified_offerings(self) -> dict[int, int]:
        """Masked offerings whose owners are told, by the same rule."""
        ends = endings_of(self._baseline).of(self.offerings.items())
        return {
            offering: severity
            for offering, severity in self.offerings.items()
            if offering in self._outcome.changed
            or ends[offering, severity] != ALWAYS_AFTER
            or self._baseline.is_archived_behind(offering, severity)
        }

    @property
    def lost(self) -> AbstractSet[int]:
        """Offerings that are lost already and that the scenario would make worse."""
        return self._lost

    def to_cover(self, offering: int, criticality: int) -> int:
        """What the scenario would do to a coverage of one that is lost already."""
        return self._hits[offering][criticality]

    def _hits_on(self, offering: int) -> tuple[int, ...]:
        """What the judgements do to its coverages, the worst of them, by criticality."""
        return hits(frozenset((each.before.at[offering], each.at[offering]) for each in self._judged))

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
        groups = groups_lost_by_both(outcome, alone)
        judged = [alone]
        ends: set[Day] = set()
        while True:
            found = self._ends(judged) | ends
            new = set(sorted(found)[:MOST_ENDS]) - ends
            if not new:
                break
            judged += [judged_with(outcome, alone, baseline.after(end), groups) for end in new]
            ends |= new
        self.is_complete = len(found) <= MOST_ENDS
        return [*judged, judged_with(outcome, alone, baseline.lasting, groups)] if ends else judged

    def _ends(self, judged: Iterable[Judgement]) -> set[Day]:
        supports = self._outcome.day.supports
        reached = set(self._outcome.reached).union(*(each.reached for each in judged))
        touched = set(map(DEPENDENT, chain.from_iterable(map(supports.__getitem__, reached))))
        return self._baseline.ends_at(touched.union(self._outcome.changed))

    def _lost_already(self) -> set[int]:
        """Offerings that a judgement makes worse and that the baseline has made worse there than it began."""
        before = self._baseline.at
        return {
            offering
            for judged in self._judged
            for offering in judged.offerings
            if before[offering] > judged.before.at[offering]
        }

    def _masked_offerings(self) -> Iterator[tuple[int, int]]:
        outcome = self._outcome
        for offering in self._lost:
            now = outcome.at[offering] if outcome.at[offering] > outcome.before.at[offering] else 0
            severity = max(
                judged.at[offering] for judged in self._judged if judged.at[offering] > judged.before.at[offering]
            )
            if severity > now:
                yield offering, severity

    def _masked_covers(self) -> Iterator[MaskedCovers]:
        covering, before, after = self._outcome.day.covering, self._baseline.at, self._outcome.at
        for offering in self._lost:
            for criticality, agreements in covering[offering]:
                severity = self._hits[offering][criticality]
                if severity and severity > hit(criticality, before[offering], after[offering]):
                    yield MaskedCovers(offering, severity, agreements)


@derived
def masked_of(outcome: Severities) -> Masked:
    return Masked(outcome)


def hit(criticality: int, before: int, after: int) -> int:
    """What a coverage newly passes on."""
    return min(after, criticality) if min(after, criticality) > min(before, criticality) else 0


@lru_cache(maxsize=1_024)
def hits(moves: frozenset[tuple[int, int]]) -> tuple[int, ...]:
    """The worst of what several (severity before, severity after) newly pass on through coverages, by criticality."""
    worse = [(before, after) for before, after in moves if after > before]
    return tuple(max((hit(int(grade), *move) for move in worse), default=0) for grade in Severity)


def left_of(baseline: Baseline) -> list[Baseline]:
    """Baselines that are left after the nearest ends of facts, then of what lasts, then none."""
    ends = sorted({fact.until for fact in baseline.facts if fact.until != ALWAYS_AFTER})[:MOST_ENDS]
    return [*(baseline.after(end) for end in ends), baseline.lasting, baseline.alone]
