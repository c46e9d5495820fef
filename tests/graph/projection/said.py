"""What is said of a projection, by the ids of things, so that two of the same estate can be compared."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from graph.impact.baselines import baseline_on
from graph.impact.findings import renewals_of
from graph.questions.weak_points.estate import estate_on
from graph.questions.weak_points.losing import losses
from graph.questions.weak_points.standing import groups_without_margin, standing_alone
from tests.graph.impact.at_random.dates import DAY

if TYPE_CHECKING:
    from typing import Any

    from graph.impact.report import Report
    from graph.projection.contacts.register import Register
    from graph.projection.projection import Projection


def everything(report: Report) -> list[object]:
    return [
        report.totals,
        report.people,
        report.offerings(),
        report.agreements(),
        report.consumers(),
        [report.agreements_of(one) for one in report.consumer_ids],
        report.notice,
        report.notify,
        report.held,
        report.understaffed,
        report.gave_way,
        report.dependencies.rows,
        report.archived_in_use,
        [report.path_to_offering(one) for one in report.offering_ids],
        report.context,
        report.causes(report.consumer_ids),
        [report.masks.agreement(each) for each in report.masks.agreement_ids],
        [report.masks.offering(each) for each in report.masks.offering_ids],
        [report.masks.consumer(each) for each in report.masks.consumer_ids],
        renewals_of(report),
    ]


def contexts(projection: Projection) -> list[dict[str, tuple[int, int]]]:
    """What is given on some days, with and without planned changes: what travels, and all, by offering."""
    given = [
        baseline_on(projection.on(day.toordinal()), include_planned=include_planned, leave_out=leave_out)
        for day in (DAY - timedelta(days=1), DAY, DAY + timedelta(days=1))
        for include_planned, leave_out in ((False, None), (True, None), (True, "change-0"))
    ]
    numbers = projection.offerings.numbers.items()
    return [
        {id_: (one.travelled[number], one.at[number]) for id_, number in numbers if one.at[number]} for one in given
    ]


def succeeding(projection: Projection) -> dict[str, list[tuple[object, ...]]]:
    ids = projection.offerings.ids
    return {
        ids[number]: [(ids[one.offering], *one[1:]) for one in several]
        for number, several in projection.successors.of.items()
    }


def weak_points(projection: Projection) -> list[object]:
    """What would hold and what stands alone, and what the loss of each offering would do."""
    ids, harm = projection.offerings.ids, losses(estate_on(projection, DAY), lambda _done, _total: None)
    return [
        groups_without_margin(projection, DAY),
        sorted(ids[one] for one in standing_alone(projection, DAY)),
        sorted((ids[one.offering], *one[1:]) for one in harm),
    ]


def registered(projection: Projection) -> dict[str, object]:
    """Rows of all registers, as they are found by their owners and by each key."""
    return {name: found_in(register) for name, register in projection.contacts.registers.items()}


def found_in(register: Register[Any]) -> object:
    rows = list(register)
    keys = {value for row in rows for value in row if isinstance(value, str)}
    return {key: (sorted(register.owned(key), key=repr), sorted(register.of(key), key=repr)) for key in keys}
