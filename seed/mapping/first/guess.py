"""What the columns of a table seem to be, by their headers and values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from seed.mapping.first.words import (
    CONSUMERS,
    ENDS,
    IDS,
    NAMES,
    NEEDS,
    OWNERS,
    PROVIDERS,
    RANKS,
    STATES,
    TEXTS,
    TYPES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from seed.mapping.first.look import Seen, Sight

FEW: Final = 12
"""Different words of a column that may be a state."""


@dataclass(slots=True)
class Entry:
    """A table of the first map. `columns`: (ours, what of theirs, which column it is). `is_ours`: the table has the columns
    of an estate's file.
    """

    sight: Sight
    kind: str
    columns: list[tuple[str, str, Seen | None]] = field(default_factory=list[tuple[str, str, "Seen | None"]])
    each: tuple[Seen, str] | None = None
    where: Seen | None = None
    is_ours: bool = False


def entries_of(sight: Sight) -> Iterator[Entry]:
    """What a table seems to hold: relations of a parent and a child, or things, with what they need and who uses them."""
    if relation := _relations(sight):
        yield relation
        return
    thing = _thing(sight)
    yield thing
    if thing.kind == "Offering" and (key := next((seen for ours, _, seen in thing.columns if ours == "id"), None)):
        yield from _needs(sight, key)
        yield from _uses(sight, key)


def _relations(sight: Sight) -> Entry | None:
    kind = sight.has(*TYPES)
    ends = next(((one, other) for a, b in ENDS if (one := sight.has(a)) and (other := sight.has(b))), None)
    if ends is None or kind is None:
        return None
    start, end = ends
    return Entry(sight, "Dependency", [("from", "", start), ("to", "", end)], where=kind)


def _thing(sight: Sight) -> Entry:
    name, key = _name(sight), None
    key = _key(sight, name)
    entry = Entry(sight, _kind(sight))
    if key:
        entry.columns.append(("id", "", key))
    if name:
        entry.columns.append(("name", "", name))
    if entry.kind == "Person":
        entry.columns += [("email", "", seen) for seen in sight.columns if seen.is_addresses][:1]
        return entry
    if text := sight.has(*TEXTS):
        entry.columns.append(("description", "", text))
    if entry.kind == "Offering":
        entry.columns += _of_offering(sight, {seen.header for _, _, seen in entry.columns if seen})
    return entry


def _of_offering(sight: Sight, taken: set[str]) -> Iterator[tuple[str, str, Seen | None]]:
    provider = _first(sight, PROVIDERS, taken) or next(
        (
            one
            for one in sight.columns
            if one.repeats and one.bears_names and one.header not in taken and not _known(one)
        ),
        None,
    )
    if provider:
        yield "provider", "make" if provider.bears_names else "", provider
    else:
        yield "provider", "value", None
    owner = _first(sight, OWNERS, taken | ({provider.header} if provider else set()))
    if owner and owner.sign is None and (owner.bears_names or owner.is_addresses):
        yield "owner", "make", owner
    if (status := sight.has(*STATES)) and len(status.values) <= FEW:
        yield "status", "values", status


def _known(seen: Seen) -> bool:
    return seen.words in {*STATES, *RANKS, *TYPES, *TEXTS, *CONSUMERS, *NEEDS, *OWNERS, *NAMES}


def _first(sight: Sight, words: Sequence[str], taken: set[str]) -> Seen | None:
    found = sight.has(*words)
    return found if found and found.filled and found.header not in taken else None


def _needs(sight: Sight, key: Seen) -> Iterator[Entry]:
    if (needs := sight.has(*NEEDS)) and needs.filled:
        how = "" if {*needs.filled} <= {*key.values} else "name"
        each = (needs, needs.sign) if needs.sign else None
        yield Entry(sight, "Dependency", [("from", "", key), ("to", how, needs)], each)


def _uses(sight: Sight, key: Seen) -> Iterator[Entry]:
    if (users := sight.has(*CONSUMERS)) and users.filled:
        each = (users, users.sign) if users.sign else None
        yield Entry(sight, "Agreement", [("consumer", "make", users), ("offering", "", key)], each)


def _kind(sight: Sight) -> str:
    source = sight.source.lower()
    if any(word in source for word in ("person", "people", "users", "contacts", "employees")):
        return "Person"
    if any(word in source for word in ("organi", "compan", "department", "team", "customer.", "groups")):
        return "Organization"
    return "Offering"


def _name(sight: Sight) -> Seen | None:
    fitting = (one for one in sight.columns if one.is_unique and one.bears_names and not one.is_addresses)
    return sight.has(*NAMES) or next(fitting, None)


def _key(sight: Sight, name: Seen | None) -> Seen | None:
    """The column of 32 hexadecimal digits, else one that is called so, else the first that is unique throughout."""
    named = sight.has(*IDS)
    unique = (
        one for one in sight.columns if one.is_unique and one is not name and not any(" " in v for v in one.values)
    )
    hexadecimal = (one for one in sight.columns if one.is_hexadecimal and one.is_unique)
    return next(hexadecimal, None) or (named if named and named.filled else next(unique, None))
