"""Lists of a report that can be filtered and sorted."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.impact.lists.choosing import Selection, chosen, place_of
from graph.impact.lists.order import MOST_KEYS, order_of
from graph.model.scalars import Scalar
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import Class, Field, empty, filled_input, optional, resolved
from resolvers.derived.enums import Direction
from resolvers.impact.filters import filter_input, wanted
from resolvers.impact.page import Listed, list_class, page
from resolvers.impact.parts import as_connection, part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.impact.lists.choosing import Values
    from graph.impact.report import Report
    from resolvers.derived.types import Types

SEVERITY: Final = "How badly it is affected."
TEXT: Final = "Its name or id contains this; case, accents and other forms of the same letters make no difference."


def chosen_list(
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


def chosen_parts(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Report], Sequence[Any]],
    shown: Callable[[Report, Any], Any],
    values: Callable[[Report], Values],
    conditions: Mapping[str, Field],
    sorts: Mapping[str, str],
) -> dict[str, Field]:
    """A plain list, and beside it its connection, which can be filtered and sorted. `values`: of (number, row)."""

    def own(report: Report) -> Listed:
        def nodes(some: Sequence[tuple[int, Any]]) -> list[Any]:
            return [shown(report, row) for _, row in some]

        return Listed(f"impact.{name}", list(enumerate(rows(report))), itemgetter(slice(1)), tuple, nodes)

    connection = chosen_list(f"{name}Connection", node, as_connection(name, words), own, values, conditions, sorts)
    return {name: part(name, node, words, rows, shown), f"{name}Connection": connection}


def identified(types: Types, **words: str) -> dict[str, Field]:
    """Conditions on ids."""
    ids = types.inputs.operators.of_scalar(Scalar.ID)
    return {name: optional(name, ids, what) for name, what in words.items()}


def graded(types: Types, severity: Class, words: str = SEVERITY) -> dict[str, Field]:
    return {"severity": optional("severity", types.inputs.operators.of_grade(severity), words)}


def containing(words: str = TEXT) -> dict[str, Field]:
    return {"text": optional("text", str, words)}


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
