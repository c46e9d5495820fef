"""Pages of lists that are made in the process, each row at a place of its own in their order."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from strawberry.relay import PageInfo

from graph.errors import BadInput
from graph.reading import window
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import ROOT_PAGE, described, plain
from resolvers.derived.classes import Field, resolved
from resolvers.impact.page import list_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from resolvers.derived.classes import Class
    from resolvers.impact.page import ListClasses

Place = tuple[Any, ...]
"""Texts and numbers, of the same types for all rows of a list."""


def sorted_list(
    name: str, node: Class, words: str, rows: Callable[[Any], Sequence[Any]], place: Callable[[Any], Place]
) -> Field:
    """A field that pages through `rows` of its root, sorted by `place`. A row is made a node by `root.node(row)`."""
    classes = list_classes(node, words)

    def paged(root: Any, first: Any = None, after: Any = None) -> Any:
        return page(classes, node.__name__, rows(root), place, root.node, plain(first), plain(after))

    usual, most = ROOT_PAGE
    paged.__annotations__ = {
        "root": Any,
        "first": described(int | None, "first", f"So many, 1 to {most:,}; {usual} unless given."),
        "after": described(str | None, "after", "Only what comes after the place with this cursor."),
    }
    return resolved(name, classes.connection, words, paged)


def page(
    classes: ListClasses,
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
    shown = rows[start : start + size]
    nodes = [node(row) for row in shown]
    cursors = [cursor(name, place(row)) for row in shown]
    return classes.connection(
        edges=[classes.edge(cursor=text, node=one) for text, one in zip(cursors, nodes, strict=True)],
        nodes=nodes,
        totalCount=len(rows),
        pageInfo=PageInfo(
            has_next_page=start + size < len(rows),
            has_previous_page=start > 0,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        ),
    )


def _start(rows: Sequence[Any], place: Callable[[Any], Place], name: str, after: str) -> int:
    try:
        return bisect_right(rows, tuple(cursor_values(after, name, "after")), key=place)
    except TypeError:
        raise BadInput("after is no cursor; give one that this list has answered.", ("after",)) from None
