"""Why a later day of an outlook is other than the day before: what is dated so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from graph.model.answers import Names, answer
from graph.model.scalars import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.outlook import LaterDay
    from graph.impact.scenario import Scenario
    from graph.impact.timeline import Moment
    from graph.projection.projection import Projection


class DatedKind(Choice):
    """What is dated so."""

    OFFERING_LOST = (
        "OFFERING_LOST",
        "An offering is not there from that day on: suspended, retired or not yet available.",
    )
    OFFERING_BACK = "OFFERING_BACK", "An offering is there from that day on: its suspension is over, or it begins."
    DEPENDENCY_BEGINS = "DEPENDENCY_BEGINS", "An offering begins to need another one."
    DEPENDENCY_ENDS = "DEPENDENCY_ENDS", "An offering does not need another one any more."
    AGREEMENT_BEGINS = "AGREEMENT_BEGINS", "An agreement begins to cover an offering."
    AGREEMENT_ENDS = (
        "AGREEMENT_ENDS",
        "An agreement does not cover an offering any more; perhaps it ends, or its relationship.",
    )
    PLANNED_CHANGE_BEGINS = "PLANNED_CHANGE_BEGINS", "A planned change takes effect."
    PLANNED_CHANGE_ENDS = "PLANNED_CHANGE_ENDS", "A planned change is over."
    CHANGE_ENDS = "CHANGE_ENDS", "A change of the scenario is over."


@answer("DatedFact")
class DatedFact(NamedTuple):
    """Something that is dated on a later day and makes it other than the day before.

    `offering`: which is lost or back, needs another one, is covered or changed.
    """

    kind: Annotated[DatedKind, "What is dated so."]
    offering: Annotated[str, "The offering that it is about.", Names("Offering")]
    agreement: Annotated[str | None, "Of an agreement, which one.", Names("Agreement")] = None
    change: Annotated[str | None, "Of a planned change, which one.", Names("Change")] = None


def dated_facts(projection: Projection, scenario: Scenario, day: LaterDay) -> list[DatedFact]:
    """Dated facts of one day, each once, by kind, then by id. `scenario`: that of the first day."""
    ids, agreements = projection.offerings.ids, projection.agreements.ids
    facts = set(_of_moment(projection, day.moment, day)) if day.moment else set[DatedFact]()
    for cover, begins in day.covers:
        kind = DatedKind.AGREEMENT_BEGINS if begins else DatedKind.AGREEMENT_ENDS
        facts.add(DatedFact(kind, ids[cover[2]], agreement=agreements[cover[0]]))
    facts.update(DatedFact(DatedKind.CHANGE_ENDS, scenario.changes[index].offering) for index in day.over)
    kinds = list(DatedKind)
    return sorted(facts, key=lambda fact: (kinds.index(fact.kind), *map(str, fact[1:])))


def _of_moment(projection: Projection, moment: Moment, day: LaterDay) -> Iterator[DatedFact]:
    """Dated facts of a moment, only at the offerings that are near."""
    offerings, near = projection.offerings, day.near
    for offering in moment.dated.offerings & near:
        lost = offerings.loss_on(offering, day.day)
        yield DatedFact(DatedKind.OFFERING_LOST if lost else DatedKind.OFFERING_BACK, offerings.ids[offering])
    for planned in moment.dated.planned:
        if planned.offering in near:
            begins = planned.effective_on == day.day
            kind = DatedKind.PLANNED_CHANGE_BEGINS if begins else DatedKind.PLANNED_CHANGE_ENDS
            yield DatedFact(kind, offerings.ids[planned.offering], change=planned.change)
    for edge, begins in moment.dated.edges:
        if edge[0] in near or edge[3] in near:
            kind = DatedKind.DEPENDENCY_BEGINS if begins else DatedKind.DEPENDENCY_ENDS
            yield DatedFact(kind, offerings.ids[edge[0]])
