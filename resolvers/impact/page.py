"""Pages of lists that are made in the process: a row has a place in the order of its list, which its cursor holds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from strawberry.relay import PageInfo

from graph.errors import BadInput
from graph.model import MODEL
from graph.model.sentences import no_cursor
from graph.reading.cursor import cursor, cursor_values
from resolvers.derived.arguments import ROOT_PAGE, asked_page, page_arguments
from resolvers.derived.classes import Class, Field, empty, field, filled_type, resolved
from resolvers.impact.answers import PRIVATE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.reading import Window


class Listed(NamedTuple):
    """A list. `rows`: sorted by `key` of their `place`, the values that a cursor holds. `shown`: what is answered for some
    rows.
    """

    name: str
    rows: Sequence[Any]
    place: Callable[[Any], Sequence[Any]]
    key: Callable[[Sequence[Any]], Any]
    shown: Callable[[Sequence[Any]], Sequence[Any]]


def worst_listed(
    name: str, ids: Sequence[str], severity: Callable[[str], int], shown: Callable[[Sequence[str]], Sequence[Any]]
) -> Listed:
    """Ids that are sorted by severity, the worst first, then by themselves."""

    def place(id_: str) -> tuple[int, str]:
        return severity(id_), id_

    def key(place: Sequence[Any]) -> tuple[int, str]:
        return -place[0], place[1]

    return Listed(name, ids, place, key, shown)


def list_class(
    node: Class, words: str, more: Mapping[str, Field] | None = None, *, name: str | None = None, always: bool = True
) -> Class:
    """A connection. `more`: what it has beside its pages. `name`: of its type, without ending; that of the node unless
    given. `always`: whether what is listed is sure to be there.
    """
    name = name or node.__name__
    if name in MODEL.kinds:
        raise ValueError(f"{name}Connection is the list of a kind, which has more: call this one otherwise.")
    listed: Any = node if always else node | None
    edge = empty(f"{name}Edge")
    filled_type(
        edge,
        f"A place in a list. {words}",
        {
            "cursor": field("cursor", str, "Its place in this list, to page on from as `after` or `before`."),
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

    def answered(root: Any, first: Any = ROOT_PAGE[0], after: Any = None, last: Any = None, before: Any = None) -> Any:
        return page(connection, listed(root), asked_page(first, after, last, before))

    return resolved(
        name,
        connection,
        words,
        answered,
        arguments=page_arguments(ROOT_PAGE[1]),
    )


def page(connection: Class, listed: Listed, asked: Window, **more: Any) -> Any:
    """`more`: values of what the connection has beside its pages. Raises BadInput for a wrong cursor."""
    start = 0 if asked.after is None else _found(listed, asked.after, "after", bisect_right)
    stop = len(listed.rows) if asked.before is None else _found(listed, asked.before, "before", bisect_left)
    if asked.from_end:
        start = max(start, stop - asked.size)
    rows = listed.rows[start : min(stop, start + asked.size)]

    def cursor_of(number: int) -> str:
        return cursor(listed.name, listed.place(rows[number]))

    return shown(connection, listed.shown(rows), cursor_of, start, len(listed.rows), **more)


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


def _found(listed: Listed, given: str, argument: str, bisect: Callable[..., int]) -> int:
    """The number of the row at a cursor, or of the one behind it."""
    values = cursor_values(given, listed.name, argument)

    def key(row: Any) -> Any:
        return listed.key(listed.place(row))

    try:
        return bisect(listed.rows, listed.key(values), key=key)
    except (TypeError, ValueError, IndexError):
        raise BadInput(no_cursor(argument), (argument,)) from None
