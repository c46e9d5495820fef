"""Pages of a report's lists, which are sorted by severity, the worst first, then id."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from strawberry.relay import PageInfo

from graph.reading import window
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import ROOT_PAGE, described, plain
from resolvers.derived.classes import Class, Field, empty, field, filled_type, resolved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Listed(NamedTuple):
    """What a list of a report holds: ids in its order, the severity of each, and what it shows of some."""

    name: str
    ids: Sequence[str]
    severity: Callable[[str], int]
    shown: Callable[[Sequence[str]], Sequence[Any]]


class ListClasses(NamedTuple):
    connection: Class
    edge: Class


def list_classes(node: Class, words: str, more: Mapping[str, Field] | None = None) -> ListClasses:
    """`more`: what the connection has beside its pages."""
    edge = empty(f"{node.__name__}Edge")
    filled_type(
        edge,
        f"A place in a list. {words}",
        {
            "cursor": field("cursor", str, "Its place in this list, to page on from as `after`."),
            "node": field("node", node, "What is listed."),
        },
    )
    connection = empty(f"{node.__name__}Connection")
    fields: dict[str, Field] = {
        "edges": field("edges", list[edge], "What is listed, with the places."),
        "nodes": field("nodes", list[node], "What is listed alone, in the same order."),
        "pageInfo": field("pageInfo", PageInfo, "Whether there is more, and the cursors at both ends of this page."),
        "totalCount": field("totalCount", int, "How many there are on all pages together."),
    }
    filled_type(connection, words, {**fields, **(more or {})})
    return ListClasses(connection, edge)


def paged(name: str, node: Class, words: str, listed: Callable[[Any], Listed]) -> Field:
    """A field that pages through what `listed` makes of its root."""
    classes = list_classes(node, words)

    def answered(root: Any, first: Any = None, after: Any = None) -> Any:
        return page(classes, listed(root), plain(first), plain(after))

    usual, most = ROOT_PAGE
    answered.__annotations__ = {
        "root": Any,
        "first": described(int | None, "first", f"So many, 1 to {most:,}; {usual} unless given."),
        "after": described(str | None, "after", "Only what comes after the place with this cursor."),
    }
    return resolved(name, classes.connection, words, answered)


def page(classes: ListClasses, listed: Listed, first: int | None, after: str | None, **more: Any) -> Any:
    """`more`: values of what the connection has beside its pages. Raises BadInput for a wrong size or cursor."""
    usual, most = ROOT_PAGE
    size = window(first, after, None, None, usual=usual, most=most).size
    start = _start(listed, after)
    ids = listed.ids[start : start + size]
    nodes = list(listed.shown(ids))
    cursors = [cursor(listed.name, [listed.severity(id_), id_]) for id_ in ids]
    return classes.connection(
        edges=[classes.edge(cursor=place, node=node) for place, node in zip(cursors, nodes, strict=True)],
        nodes=nodes,
        totalCount=len(listed.ids),
        pageInfo=PageInfo(
            has_next_page=start + size < len(listed.ids),
            has_previous_page=start > 0,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        ),
        **more,
    )


def _start(listed: Listed, after: str | None) -> int:
    if after is None:
        return 0
    severity, id_ = cursor_values(after, listed.name, "after")
    return bisect_right(listed.ids, (-severity, id_), key=lambda other: (-listed.severity(other), other))
