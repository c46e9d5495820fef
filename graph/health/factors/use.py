"""Whether what was agreed is used, and fits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.health.factor import UNKNOWN, weighed
from graph.health.policy import USE
from graph.model.offering import OfferingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.health.factor import Counted, Factor
    from graph.health.moment import Moment
    from graph.projection.dialogue.use import AdoptionRow
    from graph.projection.status import Day


def use(moment: Moment) -> Factor:
    """Mean of how far offerings are used and how they fit, of those that live agreements cover and that are AVAILABLE."""
    view, day, oldest = moment.view, moment.day, moment.oldest[USE]
    if not view.adoptions and not view.fits:
        return UNKNOWN
    shares: list[tuple[AdoptionRow, float]] = []
    fits: list[Sequence[Any]] = []
    for offering in sorted({cover.offering for cover in moment.covers}):
        if view.status_of(offering, day) is not OfferingStatus.AVAILABLE:
            continue
        adoption = _last(view.adoptions.get(offering, ()), day, oldest)
        if adoption is not None:
            shares.append((adoption, share_of(adoption)))
        fit = _last(view.fits.get(offering, ()), day, oldest)
        if fit is not None:
            fits.append([one for one in view.fits[offering] if one.at == fit.at])
    halves = bool(shares) + bool(fits)
    counted: list[Counted] = [(row, points, 1.0 / (halves * len(shares)), False, "adoption") for row, points in shares]
    for several in fits:
        share = 1.0 / (halves * len(fits) * len(several))
        counted += [(fit, fit.points, share, True, "fit") for fit in several]
    return weighed(counted)


def share_of(row: AdoptionRow) -> float:
    """Per cent of the planned users who use an offering."""
    return min(100.0, 100.0 * (row.active or 0) / (row.planned or 1))


def _last(rows: Sequence[Any], day: Day, oldest: Day) -> Any:
    for row in reversed(rows):
        if row.at <= day:
            return row if row.at >= oldest else None
    return None
