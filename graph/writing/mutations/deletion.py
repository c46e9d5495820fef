"""Things deleted: only those on which nothing hangs. What a thing itself says goes with it: relations that are fields of
it, and others that are kept with it and begin at it, e.g. what an offering needs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, LiteralString

from graph.access.roles import kept_with
from graph.database.stored import key_names, stored_things
from graph.model.event import EventAction
from graph.model.sides import sides
from graph.writing.mutations.fields import references, settable
from graph.writing.mutations.refusals import Reference, StillReferenced
from graph.writing.mutations.relations import disconnect
from graph.writing.mutations.steps import Disconnect
from graph.writing.mutations.things import expect, require_stored
from graph.writing.mutations.validation import require_once
from graph.writing.upsert import stored_links
from graph.writing.upsert.difference import all_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model import Kind, Link, Model
    from graph.writing.mutations.steps import Delete
    from graph.writing.mutations.work import Work


@cache
def hanging_statement(kind: Kind, arrow: LiteralString) -> LiteralString:
    return (
        f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}}){arrow}(m)\nWHERE NOT type(r) IN $own\n"
        f"RETURN collect([n.id, type(r), labels(m)[0], m.id])"
    )


@cache
def delete_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\nWHERE n.version = row.version\n"
        "DETACH DELETE n\nRETURN count(*)"
    )


async def delete(work: Work, kind: Kind, steps: Sequence[Delete]) -> None:
    """Deletes the things of the steps, which are of one kind. Raises refusals."""
    require_once((step.id, (*step.place, "id")) for step in steps)
    stored = await stored_things(work.transaction, kind, [step.id for step in steps])
    require_stored(kind, steps, stored)
    for step in steps:
        expect(kind, step.id, step.expected, stored.get(step.id), step.place)
    await _require_free(work, kind, steps)
    await _unsaid(work, kind, steps)
    fields = await _fields(work, kind, list(stored))
    for key, values in stored.items():
        before = {item.name: values[item.name] for item in settable(kind) if values[item.name] is not None}
        before |= {name: shown for name, shown, _ in fields.get(key, ())}
        others = [one for _, _, concerned in fields.get(key, ()) for one in concerned]
        work.note(EventAction.DELETED, kind.label, key, before, None, others)
    rows = [{"id": key, "version": values["version"]} for key, values in stored.items()]
    all_written(await work.transaction.run(delete_statement(kind), {"rows": rows}), len(rows))


async def _require_free(work: Work, kind: Kind, steps: Sequence[Delete]) -> None:
    """Raises StillReferenced for a thing on which something hangs that is not deleted with it."""
    fields = [field.link for field in references(work.model, kind)]
    mine = [*fields, *said_by(work.model, kind)]
    out = [link.type for link in mine if sides(link).at_start]
    into = [*(link.type for link in fields if not sides(link).at_start), "CONCERNS"]
    places = {step.id: step.place for step in steps}
    hanging: dict[str, set[Reference]] = {}
    arrows: tuple[tuple[LiteralString, list[str]], ...] = (("-[r]->", out), ("<-[r]-", into))
    for arrow, own in arrows:
        parameters = {"ids": list(places), "own": own}
        for key, type_, label, other in (await work.transaction.run(hanging_statement(kind, arrow), parameters))[0][0]:
            if other not in work.deleted.get(label, set()):
                hanging.setdefault(key, set()).add(Reference(type_, label, other))
    for key, place in places.items():
        if key in hanging:
            raise StillReferenced((kind.label, key), sorted(hanging[key]), (*place, "id"))


@cache
def said_by(model: Model, kind: Kind) -> tuple[Link, ...]:
    """Relations that begin at a thing and are kept with it, without being fields of it."""
    fields = {field.link.name for field in references(model, kind)}
    return tuple(
        link
        for link in model.links
        if link.start == kind.label == kept_with(link) and sides(link).at_start and link.name not in fields
    )


async def _unsaid(work: Work, kind: Kind, steps: Sequence[Delete]) -> None:
    """Removes the relations that the things say themselves, each with an event of its own."""
    for link in said_by(work.model, kind):
        stored = await stored_links(work.transaction, link, [step.id for step in steps])
        gone = [
            Disconnect(link=link, start=step.id, end=other, values=dict(zip(key_names(link), keys, strict=True)))
            for step in steps
            for other, *keys in stored.get(step.id, {})
        ]
        await disconnect(work, link, gone)


async def _fields(work: Work, kind: Kind, ids: list[str]) -> dict[str, list[tuple[str, Any, list[tuple[Any, str]]]]]:
    """Fields by id of the thing: name of the field, the ids in it, and the things that are concerned."""
    found: dict[str, list[tuple[str, Any, list[tuple[Any, str]]]]] = {}
    for field in references(work.model, kind):
        for owner, links in (await stored_links(work.transaction, field.link, ids)).items():
            others = sorted(key[0] for key in links)
            concerned = [(field.to, other) for other in others if other not in work.deleted.get(field.to, set())]
            found.setdefault(owner, []).append((field.name, others if field.many else others[0], concerned))
    return found
