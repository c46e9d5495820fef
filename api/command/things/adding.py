"""`rapport add`: a new thing of a kind."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import ids_for
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, called_so, changed
from api.command.things.fields import of_new, refuse_missing, stated
from api.command.things.kinds import card, one_word, title, with_id
from api.command.things.thing import reference
from graph.model import MODEL
from graph.reading import EVERYTHING, Reading
from seed.mapping.names import made_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.model import Kind
    from graph.text.documents.blocks import Block


NAMED: Final = {"name", "title"}


async def added(kind: Kind, given: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None) -> Status:
    values = stated(given, of_new(kind))
    refuse_missing(values, of_new(kind).values(), f"A new {one_word(kind)}")
    async with estate(data) as database:
        viewer = await actor(who, database)
        if values.get("id") is None and (id_ := await own_id(kind, values, database)):
            values["id"] = id_
        made = await changed(mutation(kind), await ids_for(values, database), viewer, database)
    if format_ is ReportFormat.JSON:
        put_json({"kind": kind.label, "id": made["id"], "version": made["version"]})
    else:
        show(blocks(kind, made, viewer))
    return Status.FINE


async def own_id(kind: Kind, values: Mapping[str, Any], database: Database) -> str | None:
    """Made of the name or title, as an import makes it; None where that is taken, or there is none."""
    called = values.get(title(kind) or "") if title(kind) in NAMED else None
    id_ = made_id(called) if called else None
    return None if id_ is None or await Reading(database, MODEL, EVERYTHING).holds(kind.label, id_) else id_


def mutation(kind: Kind) -> str:
    return (
        f"mutation Add($input: Create{kind.label}Input!) {{ done: create{kind.label}(input: $input) "
        f"{{ ... on {kind.label} {{ {card(kind)} version }} ... on Refusal {{ message }} }} }}"
    )


def blocks(kind: Kind, made: Mapping[str, Any], viewer: Viewer) -> Iterator[Block]:
    thing = shlex.quote(reference(kind, made["id"]))
    yield f"Added: {one_word(kind)} {with_id(made)}, by {viewer.actor}. Back again:"
    yield f"  rapport delete {thing} --yes{called_so(viewer)}"
    if kind.label == "Change":
        yield "Say what it does to which offering, then put it before its consumers:"
        yield f"  rapport link changed-offering {shlex.quote(made['id'])} OFFERING action=RETIRE{called_so(viewer)}"
        yield f"  rapport change status {shlex.quote(made['id'])}"
