"""Plain lists of which a part can be asked for, and connections of the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from resolvers.derived.arguments import ROOT_PAGE, described, plain
from resolvers.derived.classes import Class, Field, resolved
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = ROOT_PAGE[1]


def part(
    name: str, node: Class, words: str, listed: Callable[[Any, slice], Sequence[Any]], *, of: str | None = "report"
) -> Field:
    """`of`: the attribute that holds what `listed` takes a part of; None where it takes a part of the root itself."""

    def parted(root: Any, first: Any = MOST, offset: Any = 0) -> Any:
        return listed(root if of is None else getattr(root, of), asked_slice(plain(first), plain(offset)))

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


def connected(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    shown: Callable[[Any, Any], Any],
    *,
    of: str = "report",
) -> dict[str, Field]:
    """The list as a connection beside the plain one. `rows` of the attribute `of` are made nodes by `shown`, of the
    attribute and the row. A cursor holds the row's number, so pages of one answer are of one state.
    """

    def numbered(root: Any) -> list[tuple[int, Any]]:
        return list(enumerate(rows(getattr(root, of))))

    def node_of(root: Any, row: tuple[int, Any]) -> Any:
        return shown(getattr(root, of), row[1])

    whole = f"`{name}` as a connection, with cursors and how many there are. {words}"
    made = sorted_list(f"{name}Connection", node, whole, numbered, lambda row: row[:1], shown=node_of)
    return {f"{name}Connection": made}


def asked_slice(first: int | None, offset: int | None) -> slice:
    if first is not None and not 1 <= first <= MOST:
        raise BadInput(f"first must be 1 to {MOST:,} here, and is {first:,}.", ("first",))
    if offset is not None and offset < 0:
        raise BadInput(f"offset must be 0 or more, and is {offset:,}.", ("offset",))
    start = offset or 0
    return slice(start, start + (first or MOST))
