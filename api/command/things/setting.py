"""`rapport set`."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from api.command.answers import put_json
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import ids_for
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, called_so, changed
from api.command.things.fields import of_kind, shown, stated
from api.command.things.kinds import called, card, one_word
from api.command.things.thing import reference, thing_of
from graph.errors import BadInput
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from api.command.things.fields import Slot
    from graph.access import Viewer
    from graph.model import Kind
    from graph.text.documents.blocks import Block


async def were_set(
    words: Sequence[str], given: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None
) -> Status:
    """`words`: which thing. `given`: its fields with their new values."""
    async with estate(data) as database:
        thing = await thing_of(words, database)
        kind = MODEL.kinds[thing.label]
        slots = of_kind(kind)
        values = await ids_for(stated(given, slots), database)
        viewer = await actor(who, database)
        chosen = [slots[name] for name in values]
        query = f"query Before($id: ID!) {{ thing: {kind.singular}(id: $id) {{ {selected(kind, chosen)} }} }}"
        before = (await answered(query, {"id": thing.id}, database, KeptProjection(database)))["thing"]
        input_ = {"id": thing.id, **values, "expectedVersion": before["version"]}
        after = await changed(mutation(kind, chosen), input_, viewer, database)
    moved = [slot for slot in chosen if shown(before[slot.name]) != shown(after[slot.name])]
    back = back_again(kind, before, moved, viewer)
    if format_ is ReportFormat.JSON:
        put_json(answer(after, before, moved, back))
    else:
        show(blocks(after, before, moved, viewer, back))
    return Status.FINE


def mutation(kind: Kind, chosen: Sequence[Slot]) -> str:
    return (
        f"mutation Set($input: Update{kind.label}Input!) {{ done: update{kind.label}(input: $input) "
        f"{{ ... on {kind.label} {{ {selected(kind, chosen)} }} ... on Refusal {{ message }} }} }}"
    )


def selected(kind: Kind, chosen: Sequence[Slot]) -> str:
    return " ".join((card(kind), "version", *map(_field, chosen)))


def _field(slot: Slot) -> str:
    if slot.to is None:
        return slot.name
    inner = card(MODEL.kinds[slot.to])
    return f"{slot.name}(first: 100) {{ nodes {{ {inner} }} }}" if slot.many else f"{slot.name} {{ {inner} }}"


def back_again(kind: Kind, before: Mapping[str, Any], moved: Sequence[Slot], viewer: Viewer) -> str:
    """The command that sets all of it back."""
    fields = " ".join(shlex.quote(f"{slot.written}={shown(before[slot.name])}") for slot in moved)
    return f"rapport set {shlex.quote(reference(kind, before['id']))} {fields}{called_so(viewer)}"


def blocks(
    after: Mapping[str, Any], before: Mapping[str, Any], moved: Sequence[Slot], viewer: Viewer, back: str
) -> Iterator[Block]:
    what = one_word(MODEL.kinds[after["__typename"]])
    yield f"{what[0].upper()}{what[1:]} {after['id']} ({called(after)})"
    if not moved:
        yield "It is so already; nothing changes."
        return
    yield Table(
        ("FIELD", "BEFORE", "AFTER"),
        [(slot.written, shown(before[slot.name]), shown(after[slot.name])) for slot in moved],
    )
    yield f"Changed by {viewer.actor}. Back again:"
    yield f"  {back}"


def answer(after: Mapping[str, Any], before: Mapping[str, Any], moved: Sequence[Slot], back: str) -> dict[str, Any]:
    return {
        "kind": after["__typename"],
        "id": after["id"],
        "version": after["version"],
        "changes": [{"field": slot.name, "before": before[slot.name], "after": after[slot.name]} for slot in moved],
        "back": back if moved else None,
    }


def refuse_nothing(given: Sequence[str]) -> None:
    if not given:
        raise BadInput("What is to be set? Write field=value, like notice_days=90; an empty value clears.")
