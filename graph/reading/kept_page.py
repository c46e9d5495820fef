"""A page of all things of a kind, found in a kept order: which things are on it, and whether they still were when read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.reading.kept_orders import own_order
from graph.reading.parameters import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.access.scope import Scope
    from graph.reading.arguments import ListArguments
    from graph.reading.order import Order
    from graph.reading.selection import Many
    from graph.reading.sorted_ids import Entry, SortedIds


def has_own_order(many: Many, lists: Sequence[ListArguments], scope: Scope) -> bool:
    """Whether this lists all things of a kind that are not archived, in the kind's own order, for somebody who sees all
    of them.
    """
    if many.relation is not None or many.groupings or scope.visible(many.listing.kind, "n0") != "true":
        return False
    arguments = lists[many.number]
    return not arguments.form.filter and arguments.order.signature == own_order(many.listing.kind).signature


def page_of(ids: SortedIds, arguments: ListArguments) -> Sequence[Entry]:
    """The entries of a page, with one more where there is one, as `Window.rows` takes them."""
    form, window = arguments.form, arguments.window
    after, before = _entry(form.after, arguments), _entry(form.before, arguments)
    return ids.page(window.size + 1, after, before, from_end=form.from_end)


def only_of(page: Sequence[Entry], many: Many, lists: Sequence[ListArguments]) -> list[ListArguments]:
    """The arguments of a query whose list at the root is one of the things on the page alone."""
    arguments = lists[many.number]
    ids = Value(many.number, len(arguments.values))
    form = arguments.form._replace(filter=(("id", (("in", ids),)),))
    values = [*arguments.values, [entry[-1] for entry in page]]
    return [replace(one, form=form, values=values) if one is arguments else one for one in lists]


def is_page(rows: Sequence[Sequence[Any]], page: Sequence[Entry], many: Many, ordered: Order) -> bool:
    """Whether the rows are those of the page: all of them, and, where the next page is found by their values, with these
    values still.
    """
    if not many.cursors:
        return len(rows) == len(page)
    return [ordered.entry(row[-len(ordered.keys) :]) for row in rows] == list(page)


def _entry(cut: Sequence[Value | None] | None, arguments: ListArguments) -> Entry | None:
    if cut is None:
        return None
    return arguments.order.entry_of([None if value is None else arguments.values[value.place] for value in cut])
