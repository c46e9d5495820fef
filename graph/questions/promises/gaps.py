"""Where a provider owes more than the agreements beneath its offerings allow."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

from graph.errors import BadInput
from graph.impact.notice.calendar import last_day_of_notice
from graph.impact.notice.owed import owed_for
from graph.impact.scenario import near
from graph.model.folding import fold
from graph.model.lazy import Lazy
from graph.model.sentences import no_such
from graph.model.severity import Action
from graph.projection.status import ALWAYS_AFTER
from graph.questions.promises.beneath import Beneath
from graph.questions.promises.bounds import Bounds
from graph.questions.promises.gap import PromiseGap, PromiseGapKind
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from graph.projection.day import DayView
    from graph.projection.projection import Projection
    from graph.questions.promises.rows import TargetRow, Terms


KINDS: Final = {kind: place for place, kind in enumerate(PromiseGapKind)}


def no_live_agreement(relationship: str) -> Saying:
    return Saying("NO_LIVE_AGREEMENT", "There is no live agreement in a relationship {id!r}.", id=relationship)


def promise_gaps(
    projection: Projection, terms: Terms, day: date, provider: str | None = None, relationship: str | None = None
) -> list[PromiseGap]:
    """Gaps of all agreements that are live on the day, of a provider, or of a relationship: each agreement's widest of
    each kind and target, in the order of agreement and kind. Raises BadInput for what is not there.
    """
    agreements = projection.agreements
    if provider is not None and provider not in projection.organization_at:
        hint = near(provider, projection.organization_at)
        raise BadInput(no_such("Organization", provider, hint), ("provider",))
    asked = [
        number
        for number in agreements.at.values()
        if (provider is None or agreements.provider_of[number] == projection.organization_at[provider])
        and (relationship is None or agreements.relationship_of[number] == relationship)
    ]
    if relationship is not None and not asked:
        raise BadInput(no_live_agreement(relationship), ("relationship",))
    return sorted(
        Promises(projection, terms, day).gaps(asked),
        key=lambda gap: (gap.agreement, KINDS[gap.kind], gap.target or ""),
    )


class Promises:
    """What agreements promise on one day."""

    def __init__(self, projection: Projection, terms: Terms, day: date) -> None:
        self._projection = projection
        self._terms = terms
        self._view: DayView = projection.on(day.toordinal())
        self._ends = self._ends_of_agreements()
        beneath = self._beneath = Beneath(projection, self._view, wholes_of(terms.part_of))
        self._days = Lazy(self._days_of)
        self._notice = Bounds(projection, beneath, lambda agreement, _: self._days[agreement], 0.0)
        self._end = Bounds(projection, beneath, self._until, inf)
        self._by_measure: dict[tuple[str, ...], Bounds] = {}
        self._targets: dict[int, list[TargetRow]] = {}
        for target in terms.targets:
            if target.agreement in projection.agreements.at:
                self._targets.setdefault(projection.agreements.at[target.agreement], []).append(target)

    def gaps(self, agreements: Iterable[int]) -> Iterator[PromiseGap]:
        for agreement in agreements:
            ids = self._projection.offerings.ids
            offerings = sorted({cover[2] for cover in self._view.covered[agreement]}, key=ids.__getitem__)
            if offerings:
                yield from self._gap_of_notice(agreement, offerings)
                yield from self._gap_of_end(agreement, offerings)
                for target in self._targets.get(agreement, ()):
                    yield from self._gap_of_target(agreement, target, offerings)

    def _gap_of_notice(self, agreement: int, offerings: list[int]) -> Iterator[PromiseGap]:
        promised = self._days[agreement]
        offering = min(offerings, key=self._notice.kept)
        if promised > self._notice.kept(offering):
            yield self._gap(PromiseGapKind.NOTICE, agreement, self._notice, offering, promised)

    def _gap_of_end(self, agreement: int, offerings: list[int]) -> Iterator[PromiseGap]:
        gaps = [offering for offering in offerings if self._until(agreement, offering) > self._end.kept(offering)]
        if gaps:
            offering = min(gaps, key=self._end.kept)
            promised = self._until(agreement, offering)
            yield self._gap(PromiseGapKind.END, agreement, self._end, offering, promised)

    def _gap_of_target(self, agreement: int, target: TargetRow, offerings: list[int]) -> Iterator[PromiseGap]:
        promised = _sign(target) * target.threshold
        bounds_for = {each: self._bounds_of(self._measured(target, each)) for each in self._about(target, offerings)}
        gaps = [offering for offering, bounds in bounds_for.items() if promised > bounds.kept(offering)]
        if gaps:
            offering = min(gaps, key=lambda each: bounds_for[each].kept(each))
            gap = self._gap(PromiseGapKind.TARGET, agreement, bounds_for[offering], offering, promised)
            yield replace(
                gap,
                promised=target.threshold,
                allowed=_sign(target) * gap.allowed,
                target=target.id,
                measured=self._measured(target, offering),
            )

    def _gap(self, kind: PromiseGapKind, agreement: int, bounds: Bounds, offering: int, promised: float) -> PromiseGap:
        path, beneath = bounds.ways[offering]
        ids = self._projection.offerings.ids
        return PromiseGap(
            kind,
            self._projection.agreements.ids[agreement],
            tuple(ids[step] for step in path),
            None if beneath is None else self._projection.agreements.ids[beneath],
            None if promised == inf else promised,
            bounds.kept(offering),
            self._projection.offerings.provider_of[path[-2]],
        )

    def _days_of(self, agreement: int) -> float:
        """Calendar days of notice, as owed for a loss on the day."""
        day = self._view.day
        owed = owed_for(self._projection, agreement, (Action.RETIRE,))
        return float(max((day - last_day_of_notice(day, each.days, each.calendar) for each in owed), default=0))

    def _until(self, agreement: int, offering: int) -> float:
        return self._ends.get((agreement, offering), inf)

    def _ends_of_agreements(self) -> dict[tuple[int, int], float]:
        """When an agreement stops to cover an offering: infinite for those that renew themselves or have no end."""
        ends: dict[tuple[int, int], float] = {}
        agreements, day = self._projection.agreements, self._view.day
        for agreement in range(len(agreements.ids)):
            for cover, first, end in agreements.covered.spans(agreement):
                if first <= day < end:
                    key = (agreement, cover[2])
                    ends[key] = max(inf if end == ALWAYS_AFTER else float(end), ends.get(key, 0.0))
        return ends

    def _about(self, target: TargetRow, offerings: list[int]) -> list[int]:
        if target.offering is None:
            return offerings
        about = self._projection.offerings.at.get(target.offering)
        return [offering for offering in offerings if offering == about]

    def _bounds_of(self, measured: tuple[str, ...]) -> Bounds:
        bounds = self._by_measure.get(measured)
        if bounds is None:
            bounds = Bounds(self._projection, self._beneath, self._strictness_of(measured), inf)
            self._by_measure[measured] = bounds
        return bounds

    def _strictness_of(self, measured: tuple[str, ...]) -> Callable[[int, int], float]:
        """An agreement that says nothing of the measure binds nobody."""

        def strictness(agreement: int, offering: int) -> float:
            said = [
                _sign(target) * target.threshold
                for target in self._targets.get(agreement, ())
                if offering in self._about(target, [offering]) and self._measured(target, offering) == measured
            ]
            return max(said, default=inf)

        return strictness

    def _measured(self, target: TargetRow, offering: int) -> tuple[str, ...]:
        """What makes targets comparable. A measure may name its offering: `Availability of Routing` and `Availability of
        Maps` measure the same.
        """
        name = fold(self._projection.offerings.names[offering])
        measure = re.sub(r"( (of|for|the))+$", "", fold(target.measure).replace(name, "").strip())
        direction = "up" if _sign(target) > 0 else "down"
        return measure, direction, target.unit or "", target.period or ""


def _sign(target: TargetRow) -> float:
    return 1.0 if target.comparator in {"AT_LEAST", "ABOVE"} else -1.0


def wholes_of(part_of: Mapping[str, str]) -> dict[str, list[str]]:
    """For each organization that is a part: itself, what it is a part of, and so on up to the root."""
    wholes: dict[str, list[str]] = {}
    for organization in part_of:
        chain = [organization]
        while chain[-1] in part_of and part_of[chain[-1]] not in chain:
            chain.append(part_of[chain[-1]])
        wholes[organization] = chain
    return wholes
