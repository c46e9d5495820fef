"""`rapport archive` and `rapport delete`: a thing taken out of lists and questions, or for good."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import typer

from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, called_so, changed
from api.command.things.kinds import card, one_word, with_id
from api.command.things.thing import reference, thing_of
from graph.errors import BadInput
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


async def archived(
    words: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None, *, back: bool
) -> Status:
    """`words`: which thing. `back`: it is no longer archived."""
    verb = "restore" if back else "archive"
    async with estate(data) as database:
        thing = await thing_of(words, database)
        kind = MODEL.kinds[thing.label]
        viewer = await actor(who, database)
        made = f"... on {kind.label} {{ {card(kind)} version archivedAt }}"
        mutation = (
            f"mutation Kept($input: ThingInput!) {{ done: {verb}{kind.label}(input: $input) "
            f"{{ {made} ... on Refusal {{ message }} }} }}"
        )
        after = await changed(mutation, {"id": thing.id}, viewer, database)
    if format_ is ReportFormat.JSON:
        put_json({"kind": kind.label, **after})
        return Status.FINE
    what, here = f"{one_word(kind)} {with_id(after)}", shlex.quote(reference(kind, thing.id))
    if back:
        show([f"No longer archived: {what}, by {viewer.actor}."])
    else:
        show(
            [f"Archived: {what}, by {viewer.actor}. Back again:", f"  rapport archive {here} --back{called_so(viewer)}"]
        )
    return Status.FINE


async def deleted(
    words: Sequence[str], who: str | None, format_: ReportFormat, data: Path | None, *, yes: bool
) -> Status:
    """Deletes a thing for good; one that others hang on is refused, and they are named."""
    async with estate(data) as database:
        thing = await thing_of(words, database)
        kind = MODEL.kinds[thing.label]
        viewer = await actor(who, database)
        what = f"{one_word(kind)} {thing.name or thing.id}"
        require_yes(what, yes=yes)
        mutation = (
            f"mutation Gone($input: ThingInput!) {{ done: delete{kind.label}(input: $input) "
            "{ ... on Deleted { ids } ... on Refusal { message } } }"
        )
        await changed(mutation, {"id": thing.id}, viewer, database)
    if format_ is ReportFormat.JSON:
        put_json({"kind": kind.label, "id": thing.id})
    else:
        show([f"Deleted: {what}, by {viewer.actor}."])
    return Status.FINE


def require_yes(what: str, *, yes: bool) -> None:
    """Raises BadInput where nobody can be asked, and typer's Abort where the answer is no."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise BadInput(f"This deletes {what} for good. Add --yes if that is meant; rapport archive keeps it.")
    typer.confirm(f"Delete {what} for good?", abort=True)
