"""The words in which `rapport import` tells its effect, or the effect that it would have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from api.command.paper import words_of
from graph.database.imports import Tally
from graph.model import MODEL
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.text.documents.blocks import Block
    from seed.faults import Hints
    from seed.importing import ImportResult
    from seed.removal import Listed, Removal
    from seed.samples import Change, Some

COLUMNS: Final = ("created", "changed", "unchanged", "removed")
LONGEST: Final = 40
"""Characters of a value that are shown."""


def report(result: ImportResult, words: str) -> Iterator[Block]:
    yield words
    yield from effect(result)
    yield from removal_blocks(result.removal, result.source)
    yield from passed_over(result.passed_over)
    yield from hint_blocks(result.hints)


def planned_blocks(result: ImportResult) -> Iterator[Block]:
    yield "Nothing was written. An import would have this effect:"
    yield from effect(result)
    yield from sample_blocks(result)
    yield from removal_blocks(result.removal, result.source)
    yield from passed_over(result.passed_over)
    yield from hint_blocks(result.hints)


def effect(result: ImportResult) -> Iterator[Block]:
    if result.nothing_new:
        yield "All of it was there already; nothing changes."
    else:
        yield counted(result)


def sample_blocks(result: ImportResult) -> Iterator[Block]:
    if result.samples:
        yield from changes("Created:", result.samples.created)
        yield from changes("Changed:", result.samples.changed)


def changes(words: str, by_kind: Mapping[str, Some]) -> Iterator[Block]:
    if by_kind:
        yield Heading(words)
    for kind, some in by_kind.items():
        more = f"… and {some.count - len(some.first):,} more" if some.count > len(some.first) else ""
        if any(change.values for change in some.first):
            yield from (f"  {kind} {change.name}: {valued(change)}" for change in some.first)
            yield from [f"  {kind} {more}"] if more else []
        else:
            yield f"  {kind}: {', '.join(change.name for change in some.first)}{more and ' ' + more}"


def valued(change: Change) -> str:
    return ", ".join(f"{column} {stated(before)} → {stated(after)}" for column, before, after in change.values)


def stated(value: object) -> str:
    """A value as files write it, shortened."""
    if value is None:
        return "nothing"
    text = "|".join(map(str, cast("list[object]", value))) if isinstance(value, list) else str(value)
    text = text.lower() if isinstance(value, bool) else " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def counted(result: ImportResult) -> Table:
    things = [(plural(kind), *numbers(tally)) for kind, tally in result.by_kind.items() if kind in MODEL.kinds]
    relations = Tally()
    for kind, tally in result.by_kind.items():
        if kind not in MODEL.kinds:
            relations.add(tally)
    rows = [*things, ("relations", *numbers(relations)), ("all", *numbers(result.tally))]
    return Table(("", *COLUMNS), rows, frozenset(COLUMNS))


def passed_over(words: Sequence[str]) -> Iterator[Block]:
    if words:
        yield Heading("Passed over, and not imported:")
        yield from (f"  {line}" for line in words)


def hint_blocks(hints: Hints) -> Iterator[Block]:
    if hints:
        yield Heading(hints.title)
        yield from (f"  {line}" for line in str(hints).splitlines())


def plural(kind: str) -> str:
    return words_of(MODEL.kinds[kind].plural)


def numbers(tally: Tally) -> list[str]:
    return [f"{getattr(tally, column):,}" for column in COLUMNS]


def removal_blocks(removal: Removal, source: str) -> Iterator[Block]:
    yield from listed(f"Removed, because source {source!r} brought it and its files state it no more:", removal.removed)
    yield from listed("Kept, because it was changed by hand:", removal.changed_by_hand)
    yield from listed("Kept, because something else rests on it:", removal.rested_on)
    yield from listed("Kept, because no file was given that says whether it is still there:", removal.not_given)


def listed(words: str, by_kind: Mapping[str, Listed]) -> Iterator[Block]:
    if by_kind:
        yield Heading(words)
    for kind, things in by_kind.items():
        more = f" … and {things.count - len(things.first):,} more" if things.count > len(things.first) else ""
        files = f" ({', '.join(things.files)})" if things.files else ""
        yield f"  {kind}{files}: {', '.join(things.first)}{more}"
