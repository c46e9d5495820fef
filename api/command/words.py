"""Parts of an answer in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.text.catalogue.shortening import first_and_last

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Answer = dict[str, Any]
"""The answer of a field at the root of the schema."""

WORST_FIRST: Final = ("CRITICAL", "HIGH", "MEDIUM", "LOW")


def name(thing: Mapping[str, Any] | None) -> str:
    """What is hidden from who asks has no name."""
    return "(hidden)" if thing is None else thing.get("name") or thing["id"]


def id_of(thing: Mapping[str, Any] | None) -> str:
    return thing["id"] if thing else ""


def name_and_id(thing: Mapping[str, Any] | None) -> str:
    """`Geo (geo)`."""
    called = name(thing)
    return called if thing is None or called == thing["id"] else f"{called} ({thing['id']})"


def ids(path: Sequence[Mapping[str, Any] | None]) -> str:
    """Ids of a path in one cell, separated by `|`."""
    return "|".join(map(id_of, path))


def way(path: Sequence[Mapping[str, Any] | None]) -> str:
    """`Maps → Routing → … 4 more … → Chilled Delivery`."""
    first, count, last = first_and_last(path)
    left_out = [f"… {count} more …"] if count else []
    return " → ".join([*map(name, first), *left_out, *map(name, last)])


def many(count: int, noun: str, nouns: str | None = None) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {nouns or f'{noun}s'}"


def severities(counts: Mapping[str, int]) -> str:
    """`1 CRITICAL, 6 HIGH`."""
    return ", ".join(f"{counts[level.lower()]} {level}" for level in WORST_FIRST if counts[level.lower()])


def affected(counts: Mapping[str, int]) -> int:
    return sum(counts[level.lower()] for level in WORST_FIRST)
