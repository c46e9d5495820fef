"""Plain lists of which a part can be asked for, and connections of the same beside them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model.sentences import beyond_bounds
from graph.saying import Saying
from resolvers.derived.arguments import ROOT_PAGE, described, plain
from resolvers.derived.classes import Class, Field, resolved
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = ROOT_PAGE[1]


def itself(_whole: Any, row: Any) -> Any:
    return row


def part(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    shown: Callable[[Any, Any], Any] = itself,
    *,
    of: str | None = "report",
) -> Field:
    """`rows` of what the root has as `of`, or of the root itself where that is None, are made nodes by `shown`, of the same
    and the row.
    """
    whole = _held_by(of)

    def parted(root: Any, first: Any = MOST, offset: Any = 0) -> Any:
        held, asked = whole(root), asked_slice(plain(first), plain(offset))
        return [shown(held, row) for row in rows(held)[asked]]

    return resolved(
        name,
        list[node],
        words,
        parted,
        arguments={
            "first": described(int | None, "first", f"So many, 1 to {MOST:,}."),
            "offset": described(int | None, "offset", "So many are passed over first."),
        },
    )


def parts(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    shown: Callable[[Any, Any], Any] = itself,
    *,
    of: str | None = "report",
    called: str | None = None,
) -> dict[str, Field]:
    """The plain list and its connection."""
    return {
        name: part(name, node, words, rows, shown, of=of),
        **connected(name, node, words, rows, shown, of=of, called=called),
    }


def connected(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    shown: Callable[[Any, Any], Any] = itself,
    *,
    of: str | None = "report",
    called: str | None = None,
) -> dict[str, Field]:
    """The list as a connection, whose cursors hold the row's number, so pages of one answer are of one state.
    `called`: as the types of the connection are, in place of the node, where that has others.
    """
    whole = _held_by(of)

    def numbered(root: Any) -> list[tuple[int, Any]]:
        return list(enumerate(rows(whole(root))))

    def node_of(root: Any, row: tuple[int, Any]) -> Any:
        return shown(whole(root), row[1])

    field, said = f"{name}Connection", as_connection(name, words)
    return {field: sorted_list(field, node, said, numbered, lambda row: row[:1], shown=node_of, called=called)}


def _held_by(of: str | None) -> Callable[[Any], Any]:
    return (lambda root: root) if of is None else attrgetter(of)


def as_connection(name: str, words: str) -> str:
    """The words of the connection beside the plain list `name`."""
    return f"`{name}` as a connection, with cursors and how many there are. {words}"


def asked_slice(first: int | None, offset: int | None) -> slice:
    if first is not None and not 1 <= first <= MOST:
        raise BadInput(beyond_bounds("first", first, MOST), ("first",))
    if offset is not None and offset < 0:
        words = "{name} must be 0 or more, and is {now:,}."
        raise BadInput(Saying("BELOW_ZERO", words, name="offset", now=offset), ("offset",))
    start = offset or 0
    return slice(start, start + (first or MOST))
