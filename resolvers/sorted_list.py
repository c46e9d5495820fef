"""Pages of lists that are made in the process, each row at a place of its own in their order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.reading import window
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import ROOT_PAGE, page_arguments, plain
from resolvers.derived.classes import Field, resolved
from resolvers.impact.page import list_class, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from resolvers.derived.classes import Class

Place = tuple[Any, ...]
"""Texts and numbers, of the same types for all rows of a list."""


def sorted_list(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    place: Callable[[Any], Place],
    *,
    usual: int = ROOT_PAGE[0],
) -> Field:
    """A field that pages through `rows` of its root, sorted by `place`. A row is made a node by `root.node(row)`, where
    the root has that, and is shown as it is where not. `usual`: so many unless the question says.
    """
    connection = list_class(node, words)

    def paged(root: Any, first: Any = None, after: Any = None) -> Any:
        asked = plain(first)
        size, node_of = usual if asked is None else asked, getattr(root, "node", _itself)
        return page(connection, node.__name__, rows(root), place, node_of, size, plain(after))

    most = ROOT_PAGE[1]
    return resolved(
        name,
        connection,
        words,
        paged,
        arguments=page_arguments(most, usual),
    )


def _itself(row: Any) -> Any:
    return row


def page(
    connection: Class,
    name: str,
    rows: Sequence[Any],
    place: Callable[[Any], Place],
    node: Callable[[Any], Any],
    first: int | None,
    after: str | None,
) -> Any:
    """Raises BadInput for a wrong size or cursor."""
    usual, most = ROOT_PAGE
    size = window(first, after, None, None, usual=usual, most=most).size
    start = 0 if after is None else _start(rows, place, name, after)
    some = rows[start : start + size]

    def cursor_of(number: int) -> str:
        return cursor(name, place(some[number]))

    return shown(connection, [node(row) for row in some], cursor_of, start, len(rows))


def _start(rows: Sequence[Any], place: Callable[[Any], Place], name: str, after: str) -> int:
    try:
        return bisect_right(rows, tuple(cursor_values(after, name, "after")), key=place)
    except TypeError:
        raise BadInput("after is no cursor; give one that this list has answered.", ("after",)) from None
