"""What a report lists: offerings, consumers and agreements that are worse off, and whom to tell."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Final

from graph.impact.lists.values import agreement_values, consumer_values, line_values, offering_values
from graph.impact.notify.plan import NotifyLine
from graph.impact.notify.reachability import Address
from graph.model.scalars import Scalar
from resolvers.derived.classes import Field, optional
from resolvers.impact.answers import Told
from resolvers.impact.chosen_list import SEVERITY, chosen_list, containing, graded, identified
from resolvers.impact.page import Listed, worst_listed
from resolvers.impact.reasons import PageCauses
from resolvers.impact.report import ToldConsumer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.report import Report
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

OFFERINGS: Final = "Offerings that are worse off, the worst first, then by id, unless sorted otherwise."
CONSUMERS: Final = "Consumers that are worse off, the worst first, then by id, unless sorted otherwise."
LINES: Final = (
    "Whom to tell: one line for each person, and one for each channel that contractual notice goes to. "
    "The earliest deadline first, then the worst, then by id, unless sorted otherwise."
)
AGREEMENTS: Final = "Agreements that are worse off, the worst first, then by id, unless sorted otherwise."
HOPS: Final = "Dependencies on the decisive way."
ON_PATH: Final = "An offering on its decisive way, the changed one and the last one among them, as far as you see them."
NOTIFY_BY: Final = "Last day on which its consumer can be told in time."
NAME: Final = "Its name, as it is searched: without case and accents."


def offerings_field(types: Types, answers: ReportTypes) -> Field:
    def own(report: Report) -> Listed:
        def shown(ids: Sequence[str]) -> list[Told]:
            return [Told(report.offering(id_), report) for id_ in ids]

        return worst_listed("impact.offerings", report.offering_ids, report.severity_of_offering, shown)

    conditions = {
        **identified(types, offering="The offering itself."),
        **_way(types, answers),
        **identified(types, provider="Its provider."),
        **containing(),
    }
    sorts = {
        "severity": SEVERITY,
        "hops": HOPS,
        "consumers": "How many consumers it hits by the agreements on it, as `consumers` counts them.",
        "name": NAME,
    }
    return chosen_list("offerings", answers.offering, OFFERINGS, own, offering_values, conditions, sorts)


def consumers_field(types: Types, answers: ReportTypes) -> Field:
    def own(report: Report) -> Listed:
        def shown(ids: Sequence[str]) -> list[ToldConsumer]:
            causes = PageCauses(report, ids)
            return [ToldConsumer(report.consumer(id_), causes) for id_ in ids]

        return worst_listed("impact.consumers", report.consumer_ids, report.severity_of_consumer, shown)

    hit_by = "An offering that hits it by an agreement on it: those that `AffectedOffering.consumers` counts there."
    conditions = {
        **identified(types, organization="The consumer itself."),
        **_way(types, answers),
        **identified(types, offering=hit_by, provider="The provider of one of its affected agreements."),
        **containing(),
    }
    sorts = {
        "severity": SEVERITY,
        "hops": HOPS,
        "agreements": "How many agreements of it are affected.",
        "notifyBy": "The earliest deadline of these.",
        "name": NAME,
    }
    return chosen_list("consumers", answers.consumer, CONSUMERS, own, consumer_values, conditions, sorts)


def agreements_field(types: Types, answers: ReportTypes) -> Field:
    def own(report: Report) -> Listed:
        def shown(ids: Sequence[str]) -> list[Told]:
            return [Told(report.agreement(id_), report) for id_ in ids]

        return worst_listed("impact.agreements", report.agreement_ids, report.severity_of_agreement, shown)

    days = types.inputs.operators.of_scalar(Scalar.DAY)
    conditions = {
        **identified(types, agreement="The agreement itself."),
        **graded(types, answers.severity),
        **identified(
            types,
            organization="Its consumer.",
            provider="Its provider.",
            relationship="Its relationship.",
            offering="An offering that it covers and by which it is hit.",
        ),
        "notifyBy": optional("notifyBy", days, NOTIFY_BY),
        "overdue": optional("overdue", bool, "Whether that day is over."),
        **containing("Its id, or the name or id of its consumer, contains this, however it is written."),
    }
    sorts = {
        "severity": SEVERITY,
        "notifyBy": NOTIFY_BY,
        "name": "Its consumer's name, as it is searched: without case and accents.",
    }
    return chosen_list("agreements", answers.agreement, AGREEMENTS, own, agreement_values, conditions, sorts)


def notify_field(types: Types, answers: ReportTypes) -> Field:
    types.answers.made(Address, before={"id": "kind"})
    line = types.answers.made(NotifyLine, before={"reachable": "unreachable"})

    def own(report: Report) -> Listed:
        return Listed("impact.notify", report.notify_places, tuple, tuple, report.notify_at)

    def whole(report: Report) -> Listed:
        return Listed("impact.notify", report.notify, attrgetter("place"), tuple, list)

    days = types.inputs.operators.of_scalar(Scalar.DAY)
    text = "The name or id of the person, or of a consumer among the reasons, contains this, however it is written."
    conditions = {
        **identified(types, person="Who is told; `eq: null`: a channel of notice."),
        **graded(types, answers.severity, "The worst of its reasons."),
        "deadline": optional("deadline", days, "Last day on which it is in time."),
        "reachable": optional("reachable", bool, "Whether it can be told today."),
        **identified(
            types,
            organization="An affected consumer among its reasons.",
            relationship="A relationship among its reasons.",
            offering="An offering among its reasons.",
            provider="The provider of an offering among its reasons.",
        ),
        **containing(text),
    }
    sorts = {
        "deadline": "Last day on which it is in time.",
        "severity": "The worst of its reasons.",
        "name": "The person's name, as it is searched: without case and accents.",
    }
    return chosen_list("notify", line, LINES, own, line_values, conditions, sorts, whole)


def _way(types: Types, answers: ReportTypes) -> dict[str, Field]:
    """Conditions on how badly something is affected, and along which way."""
    return {
        **graded(types, answers.severity),
        "hops": optional("hops", types.inputs.operators.of_scalar(Scalar.INTEGER), HOPS),
        **identified(types, onPath=ON_PATH),
    }
