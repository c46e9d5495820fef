"""Things deleted: only those on which nothing hangs. Relations that are fields of a thing go with it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, LiteralString

from graph.changing.fields import references, stated
from graph.changing.given import require_once
from graph.changing.refusals import Reference, StillReferenced
from graph.changing.things import expect
from graph.model.event import EventAction
from graph.writing import sides, stored_links, stored_things
from graph.writing.difference import all_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.changing.steps import Delete
    from graph.changing.work import Work
    from graph.model import Kind, Model

SHOWN = 100


@cache
def hanging_statement(kind: Kind, arrow: LiteralString) -> LiteralString:
    return (
        f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}}){arrow}(m)\nWHERE NOT type(r) IN $own\n"
        f"WITH n, r, m LIMIT $limit\nRETURN collect([n.id, type(r), labels(m)[0], m.id])"
    )


@cache
def delete_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\nWHERE n.version = row.version\n"
        "DETACH DELETE n\nRETURN count(*)"
    )


async def delete(work: Work, kind: Kind, steps: Sequence[Delete]) -> None:
    """All steps of one kind. Raises refusals."""
    require_once((step.id, (*step.place, "id")) for step in steps)
    stored = await stored_things(work.transaction, kind, [step.id for step in steps])
    for step in steps:
        expect(kind, step.id, step.expected, stored.get(step.id), step.place)
    await _require_free(work, kind, steps)
    fields = await _fields(work, kind, list(stored))
    for key, values in stored.items():
        before = {item.name: values[item.name] for item in stated(kind) if values[item.name] is not None}
        before |= {name: shown for name, shown, _ in fields.get(key, ())}
        others = [one for _, _, concerned in fields.get(key, ()) for one in concerned]
        work.note(EventAction.DELETED, kind.label, key, before, None, others)
    rows = [{"id": key, "version": values["version"]} for key, values in stored.items()]
    all_written(await work.transaction.run(delete_statement(kind), {"rows": rows}), len(rows))


async def _require_free(work: Work, kind: Kind, steps: Sequence[Delete]) -> None:
    """Raises StillReferenced. What is deleted with it does not hang on it."""
    out, into = _own_types(work.model, kind)
    places = {step.id: step.place for step in steps}
    hanging: dict[str, list[Reference]] = {}
    arrows: tuple[tuple[LiteralString, list[str]], ...] = (("-[r]->", out), ("<-[r]-", [*into, "CONCERNS"]))
    for arrow, own in arrows:
        parameters = {"ids": list(places), "own": own, "limit": SHOWN + len(places)}
        for key, type_, label, other in (await work.transaction.run(hanging_statement(kind, arrow), parameters))[0][0]:
            if other not in work.going.get(label, set()):
                hanging.setdefault(key, []).append(Reference(type_, label, other))
    for key, hangers in hanging.items():
        found = sorted(hangers)
        named = ", ".join(f"{one.label} {one.key!r}" for one in found[:3])
        more = " and others" if len(found) > 3 else ""
        message = (
            f"{kind.label} {key!r} cannot be deleted: {named}{more} hang on it. Unlink or delete them, or archive it."
        )
        raise StillReferenced(message, found[:SHOWN], (*places[key], "id"))


@cache
def _own_types(model: Model, kind: Kind) -> tuple[list[str], list[str]]:
    """Types of the relations that are fields of the kind: those that lead away from it, and those that lead to it."""
    fields = references(model, kind)
    out = [field.link.type for field in fields if sides(field.link).at_start]
    return out, [field.link.type for field in fields if not sides(field.link).at_start]


async def _fields(work: Work, kind: Kind, ids: list[str]) -> dict[str, list[tuple[str, Any, list[tuple[Any, str]]]]]:
    """By thing: name of a field, the ids in it, and the things that they are of."""
    found: dict[str, list[tuple[str, Any, list[tuple[Any, str]]]]] = {}
    for field in references(work.model, kind):
        for owner, links in (await stored_links(work.transaction, field.link, ids)).items():
            others = sorted(key[0] for key in links)
            concerned = [(field.to, other) for other in others if other not in work.going.get(field.to, set())]
            found.setdefault(owner, []).append((field.name, others if field.many else others[0], concerned))
    return found
