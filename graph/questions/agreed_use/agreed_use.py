"""Whether what was agreed is available, understood, used, and worth it, as one side sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from graph.health.factors.outcomes import is_measurable
from graph.health.factors.use import share_of
from graph.model.answers import Names, answer
from graph.model.offering import OfferingStatus
from graph.model.relationship import Side
from graph.model.value.cost import CostPer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.health.moment import Moment
    from graph.health.view import Sought
    from graph.projection.status import Day
    from graph.questions.agreed_use.rows import Used


@answer("AgreedOffering")
@dataclass(frozen=True, slots=True)
class AgreedOffering:
    """An offering that a live agreement of the relationship covers, and how it is used there."""

    offering: Annotated[str, "The offering.", Names("Offering")]
    agreements: Annotated[list[str], "The live agreements that cover it.", Names("Agreement")]
    status: Annotated[OfferingStatus | None, "Where it stands on the day; null for one that is archived."]
    fit: Annotated[
        float | None, "Whether it is available, understood and usable, by the consumer's last word, 0 to 100."
    ]
    fit_check: Annotated[str | None, "That word.", Names("FitCheck")]
    used: Annotated[float | None, "Of the users who were planned, per cent, how many use it, as last counted."]
    adoption: Annotated[str | None, "That count.", Names("Adoption")]
    scenarios: Annotated[list[str], "How it is used.", Names("UsageScenario", all_seen=True)]
    training_due: Annotated[
        date | None, "The first day by which users of a scenario must have been trained, where they are not."
    ]
    demands: Annotated[
        list[str], "Demands for it that are neither met nor declined nor over.", Names("Demand", all_seen=True)
    ]


@answer("ValueReached")
@dataclass(frozen=True, slots=True)
class ValueReached:
    """How far an outcome was reached."""

    outcome: Annotated[str, "The outcome.", Names("Outcome")]
    side: Annotated[Side, "The side that seeks it."]
    measurement: Annotated[str | None, "The last measurement; null where there is none.", Names("Measurement")]
    reached: Annotated[
        float | None,
        "Share of the way from the baseline to the target, 1 at most, less than 0 where it got worse; null where nothing "
        "says.",
    ]


@answer("CostTotal")
@dataclass(frozen=True, slots=True)
class CostTotal:
    """What the services cost a side and save it, in one currency and at one rhythm."""

    side: Annotated[Side, "The side."]
    currency: Annotated[str | None, "Currency as an ISO 4217 code; null where it is not stated."]
    per: Annotated[CostPer, "How often the amounts fall due."]
    costs: Annotated[float, "What it costs."]
    saves: Annotated[float, "What it saves."]


@answer("AgreedUse")
@dataclass(frozen=True, slots=True)
class AgreedUse:
    """Whether what was agreed is available, understood, used, and worth it: made of what one side may see."""

    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship", all_seen=True)]
    side: Annotated[Side, "The side whose view it is."]
    on: Annotated[date, "The day."]
    offerings: Annotated[list[AgreedOffering], "What was agreed, by id."]
    outcomes: Annotated[list[ValueReached], "The value that the sides seek, by id."]
    costs: Annotated[list[CostTotal], "What the services cost each side, or save it."]


def agreed_use(moment: Moment, found: Used) -> AgreedUse:
    view, day = moment.view, moment.day
    agreements: dict[str, set[str]] = {}
    for cover in moment.covers:
        agreements.setdefault(cover.offering, set()).add(cover.agreement)
    return AgreedUse(
        relationship=view.relationship,
        side=view.side,
        on=date.fromordinal(day),
        offerings=[_offering(moment, id_, sorted(by), found) for id_, by in sorted(agreements.items())],
        outcomes=[_reached(one, day) for one in sorted(view.outcomes, key=lambda one: one.row.id)],
        costs=totals(found.costs),
    )


def _offering(moment: Moment, id_: str, agreements: list[str], found: Used) -> AgreedOffering:
    view, day = moment.view, moment.day
    fit, adoption = _last(view.fits.get(id_, ()), day), _last(view.adoptions.get(id_, ()), day)
    scenarios = found.scenarios.get(id_, [])
    trainings = [found.trainings[one] for one in scenarios if one in found.trainings]
    return AgreedOffering(
        offering=id_,
        agreements=agreements,
        status=view.status_of(id_, day),
        fit=fit and fit.points,
        fit_check=fit and fit.id,
        used=adoption and share_of(adoption),
        adoption=adoption and adoption.id,
        scenarios=scenarios,
        training_due=date.fromisoformat(min(trainings)) if trainings else None,
        demands=found.demands.get(id_, []),
    )


def _reached(sought: Sought, day: Day) -> ValueReached:
    row, last = sought.row, _last(sought.measurements, day)
    reached = None
    if last is not None and is_measurable(row) and row.baseline is not None and row.target is not None:
        reached = min(1.0, (last.value - row.baseline) / (row.target - row.baseline))
    return ValueReached(row.id, Side(row.side), last and last.id, reached)


def _last(rows: Sequence[Any], day: Day) -> Any:
    """The last one up to the day; rows are in the order of their days."""
    return next((row for row in reversed(rows) if row.at <= day), None)


def totals(costs: Iterable[Sequence[Any]]) -> list[CostTotal]:
    """Amounts of one side, currency and rhythm are added up, and no others."""
    found: dict[tuple[str, str, str], dict[str, float]] = {}
    for side, effect, amount, currency, per in costs:
        sums = found.setdefault((side, currency or "", per), {"COSTS": 0.0, "SAVES": 0.0})
        sums[effect] += amount
    return [
        CostTotal(Side(side), currency or None, CostPer(per), sums["COSTS"], sums["SAVES"])
        for (side, currency, per), sums in sorted(found.items())
    ]
