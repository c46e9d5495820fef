"""The lists of a report that can be filtered and sorted: offerings, consumers, whom to tell."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from graph.impact.lists.choosing import Selection, chosen, place_of
from graph.impact.lists.order import MOST_KEYS, order_of
from graph.impact.lists.values import consumer_values, line_values, offering_values
from graph.impact.notify.plan import NotifyLine
from graph.impact.notify.reachability import Address
from graph.model.scalars import Scalar
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import Class, Field, empty, filled_input, optional, resolved
from resolvers.derived.enums import Direction
from resolvers.impact.answers import Told
from resolvers.impact.filters import filter_input, wanted
from resolvers.impact.page import Listed, list_class, page, worst_listed
from resolvers.impact.reasons import PageCauses
from resolvers.impact.report import ToldConsumer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.impact.lists.choosing import Values
    from graph.impact.report import Report
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

OFFERINGS: Final = "Offerings that are worse off, the worst first, then by id, unless sorted otherwise."
CONSUMERS: Final = "Consumers that are worse off, the worst first, then by id, unless sorted otherwise."
LINES: Final = (
    "Whom to tell: one line for each person, and one for each channel that contractual notice goes to. "
    "The earliest deadline first, then the worst, then by id, unless sorted otherwise."
)
SEVERITY: Final = "How badly it is affected."
HOPS: Final = "Dependencies on the decisive way."
ON_PATH: Final = "An offering on its decisive way, the changed one and the last one among them, as far as you see them."
TEXT: Final = "Its name or id contains this; case, accents and other forms of the same letters make no difference."
NAME: Final = "Its name, as it is searched: without case and accents."


def offerings_field(types: Types, answers: ReportTypes) -> Field:
    def own(report: Report) -> Listed:
        def shown(ids: Sequence[str]) -> list[Told]:
            return [Told(report.offering(id_), report) for id_ in ids]

        return worst_listed("impact.offerings", report.offering_ids, report.severity_of_offering, shown)

    ids = types.inputs.operators.of_scalar(Scalar.ID)
    conditions = {
        "offering": optional("offering", ids, "The offering itself."),
        **_way(types, answers),
        "provider": optional("provider", ids, "Its provider."),
        "text": optional("text", str, TEXT),
    }
    sorts = {
        "severity": SEVERITY,
        "hops": HOPS,
        "consumers": "How many consumers it hits by the agreements on it, as `consumers` counts them.",
        "name": NAME,
    }
    return _field("offerings", answers.offering, OFFERINGS, own, offering_values, conditions, sorts)


def consumers_field(types: Types, answers: ReportTypes) -> Field:
    def own(report: Report) -> Listed:
        def shown(ids: Sequence[str]) -> list[ToldConsumer]:
            causes = PageCauses(report, ids)
            return [ToldConsumer(report.consumer(id_), causes) for id_ in ids]

        return worst_listed("impact.consumers", report.consumer_ids, report.severity_of_consumer, shown)

    ids = types.inputs.operators.of_scalar(Scalar.ID)
    hit_by = "An offering that hits it by an agreement on it: those that `AffectedOffering.consumers` counts there."
    conditions = {
        "organization": optional("organization", ids, "The consumer itself."),
        **_way(types, answers),
        "offering": optional("offering", ids, hit_by),
        "provider": optional("provider", ids, "The provider of one of its affected agreements."),
        "text": optional("text", str, TEXT),
    }
    sorts = {
        "severity": SEVERITY,
        "hops": HOPS,
        "agreements": "How many agreements of it are affected.",
        "notifyBy": "The earliest deadline of these.",
        "name": NAME,
    }
    return _field("consumers", answers.consumer, CONSUMERS, own, consumer_values, conditions, sorts)


def notify_field(types: Types, answers: ReportTypes) -> Field:
    types.answers.made(Address, before={"id": "kind"})
    line = types.answers.made(NotifyLine, before={"reachable": "unreachable"})

    def own(report: Report) -> Listed:
        return Listed("impact.notify", report.notify_places, tuple, tuple, report.notify_at)

    def whole(report: Report) -> Listed:
        return Listed("impact.notify", report.notify, attrgetter("place"), tuple, list)

    operators = types.inputs.operators
    ids = operators.of_scalar(Scalar.ID)
    text = "The name or id of the person, or of a consumer among the reasons, contains this, however it is written."
    conditions = {
        "person": optional("person", ids, "Who is told; `eq: null`: a channel of notice."),
        "severity": optional("severity", operators.of_grade(answers.severity), "The worst of its reasons."),
        "deadline": optional("deadline", operators.of_scalar(Scalar.DAY), "Last day on which it is in time."),
        "reachable": optional("reachable", bool, "Whether it can be told today."),
        "organization": optional("organization", ids, "An affected consumer among its reasons."),
        "relationship": optional("relationship", ids, "A relationship among its reasons."),
        "offering": optional("offering", ids, "An offering among its reasons."),
        "provider": optional("provider", ids, "The provider of an offering among its reasons."),
        "text": optional("text", str, text),
    }
    sorts = {
        "deadline": "Last day on which it is in time.",
        "severity": "The worst of its reasons.",
        "name": "The person's name, as it is searched: without case and accents.",
    }
    return _field("notify", line, LINES, own, line_values, conditions, sorts, whole)


def _way(types: Types, answers: ReportTypes) -> dict[str, Field]:
    """Conditions on how badly something is affected, and along which way."""
    operators = types.inputs.operators
    return {
        "severity": optional("severity", operators.of_grade(answers.severity), SEVERITY),
        "hops": optional("hops", operators.of_scalar(Scalar.INTEGER), HOPS),
        "onPath": optional("onPath", operators.of_scalar(Scalar.ID), ON_PATH),
    }


def _field(
    name: str,
    node: Class,
    words: str,
    own: Callable[[Report], Listed],
    values: Callable[[Report], Values],
    conditions: Mapping[str, Field],
    sorts: Mapping[str, str],
    whole: Callable[[Report], Listed] | None = None,
) -> Field:
    """`own`: the list in its own order. `whole`: with the rows of which `values` can be asked, where these are others."""
    connection = list_class(node, words)
    filter_of, sort_of = _inputs(node.__name__, conditions, sorts)

    def answered(  # arguments of the field
        root: Any,
        first: Any = ROOT_PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
        filter_: Any = None,
        sort: Any = None,
    ) -> Any:
        report: Report = root.report
        by = plain(sort)
        choice = Selection(wanted(filter_), order_of(by) if by else None)
        if choice.wanted or choice.order:
            listed = _chosen((whole or own)(report), choice, values(report))
        else:
            listed = own(report)
        return page(connection, listed, asked_page(first, after, last, before))

    arguments = {
        **page_arguments(ROOT_PAGE[1]),
        "filter_": described(filter_of | None, "filter", "Only those that are like this."),
        "sort": described(list[sort_of] | None, "sort", f"By what to sort, {MOST_KEYS} at most, the first one first."),
    }
    return resolved(name, connection, words, answered, arguments=arguments)


def _chosen(listed: Listed, choice: Selection, values: Values) -> Listed:
    rows, order = chosen(listed.rows, choice, values), choice.order
    if order is None:
        return listed._replace(rows=rows)
    place = partial(place_of, order=order, values=values)
    return Listed(f"{listed.name}:{order.name}", rows, place, order.key, listed.shown)


def _inputs(name: str, conditions: Mapping[str, Field], sorts: Mapping[str, str]) -> tuple[Class, Class]:
    """The inputs by which a list is filtered and sorted."""
    sort = empty(f"{name}Sort")
    filled_input(
        sort,
        "One thing by which a list is sorted; what it does not give comes last, and equal ones go by id.",
        {each: optional(each, Direction, words) for each, words in sorts.items()},
        one_of=True,
    )
    filter_ = filter_input(f"{name}Filter", "What a list holds. All that is given must hold.", conditions)
    return filter_, sort
