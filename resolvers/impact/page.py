"""Pages of a report's lists, which are sorted by severity, the worst first, then id."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from strawberry.relay import PageInfo

from graph.reading import window
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import ROOT_PAGE, page_arguments, plain
from resolvers.derived.classes import Class, Field, empty, field, filled_type, resolved
from resolvers.impact.answers import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Listed(NamedTuple):
    """What a list of a report holds: ids in its order, the severity of each, and what it shows of some."""

    name: str
    ids: Sequence[str]
    severity: Callable[[str], int]
    shown: Callable[[Sequence[str]], Sequence[Any]]


def list_class(
    node: Class, words: str, more: Mapping[str, Field] | None = None, *, name: str | None = None, always: bool = True
) -> Class:
    """A connection. `more`: what it has beside its pages. `name`: of its type, without ending; that of the node unless
    given. `always`: whether what is listed is sure to be there.
    """
    name = name or node.__name__
    listed: Any = node if always else node | None
    edge = empty(f"{name}Edge")
    filled_type(
        edge,
        f"A place in a list. {words}",
        {
            "cursor": field("cursor", str, "Its place in this list, to page on from as `after`."),
            "node": field("node", listed, "What is listed."),
        },
    )

    def edges(root: Any) -> Any:
        return [edge(cursor=root.cursor_of(number), node=one) for number, one in enumerate(root.nodes)]

    connection = empty(f"{name}Connection")
    fields: dict[str, Field] = {
        "cursor_of": PRIVATE,
        "edges": resolved("edges", list[edge], "What is listed, with the places.", edges),
        "nodes": field("nodes", list[listed], "What is listed alone, in the same order."),
        "pageInfo": field("pageInfo", PageInfo, "Whether there is more, and the cursors at both ends of this page."),
        "totalCount": field("totalCount", int, "How many there are on all pages together."),
    }
    filled_type(connection, words, {**fields, **(more or {})})
    return connection


def paged(name: str, node: Class, words: str, listed: Callable[[Any], Listed]) -> Field:
    """A field that pages through what `listed` makes of its root."""
    connection = list_class(node, words)

    def answered(root: Any, first: Any = ROOT_PAGE[0], after: Any = None) -> Any:
        return page(connection, listed(root), plain(first), plain(after))

    return resolved(
        name,
        connection,
        words,
        answered,
        arguments=page_arguments(ROOT_PAGE[1]),
    )


def page(connection: Class, listed: Listed, first: int | None, after: str | None, **more: Any) -> Any:
    """`more`: values of what the connection has beside its pages. Raises BadInput for a wrong size or cursor."""
    usual, most = ROOT_PAGE
    size = window(first, after, None, None, usual=usual, most=most).size
    start = _start(listed, after)
    ids = listed.ids[start : start + size]

    def cursor_of(number: int) -> str:
        return cursor(listed.name, [listed.severity(ids[number]), ids[number]])

    return shown(connection, listed.shown(ids), cursor_of, start, len(listed.ids), **more)


def shown(
    connection: Class, nodes: Sequence[Any], cursor_of: Callable[[int], str], start: int, total: int, **more: Any
) -> Any:
    """A page of a list of so many, from `start` on. `cursor_of` a place on the page."""
    return connection(
        cursor_of=cursor_of,
        nodes=nodes,
        totalCount=total,
        pageInfo=PageInfo(
            has_next_page=start + len(nodes) < total,
            has_previous_page=start > 0,
            start_cursor=cursor_of(0) if nodes else None,
            end_cursor=cursor_of(len(nodes) - 1) if nodes else None,
        ),
        **more,
    )


def _start(listed: Listed, after: str | None) -> int:
    if after is None:
        return 0
    severity, id_ = cursor_values(after, listed.name, "after")
    return bisect_right(listed.ids, (-severity, id_), key=lambda other: (-listed.severity(other), other))
