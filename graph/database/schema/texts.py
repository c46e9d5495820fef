"""The step to version 2: texts are composed and trimmed, and folded copies know neither case nor accents.

An id that becomes that of another thing gets a number behind it: two things never become one.
"""

from __future__ import annotations

import logging
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, Final, LiteralString

import orjson

from graph.database.schema.step import Part, Step
from graph.database.stored import key_names
from graph.model.folding import folded_copy
from graph.model.property import properties
from graph.model.scalars import Scalar
from graph.model.sides import sides
from graph.model.texts import kept

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.database.engine import Transaction
    from graph.database.schema.step import BringUp
    from graph.model import Kind, Link, Model, Property

log = logging.getLogger("rapport.schema")

BYTES: Final = 1_500_000
"""Bytes of the values of one statement, at most."""
RUN: Final = "ImpactRun"
READ_RUNS: Final = """
UNWIND $ids AS id
MATCH (r:ImpactRun {id: id})
RETURN collect([r.id, r.answer])
"""


def parts(model: Model) -> list[Part]:
    """Relations after things, so that they are named by the new ids of their ends."""
    return [
        *(Part(kind.label, kind.label, _bring_up_things(kind)) for kind in model.kinds.values()),
        *(Part(link.name, sides(link).owner, _bring_up_links(link)) for link in model.links),
        Part(RUN, RUN, _bring_up_runs),
    ]


TEXTS: Final = Step(2, "texts are composed and trimmed, copies for searching know no accents", parts)


# --- things -----------------------------------------------------------------------------------------------------------


OPAQUE: Final = frozenset({"id", "subject"})
"""An id is brought up by itself; the subject of a grant is as the identity provider writes it."""


@cache
def texts_of(kind: Kind) -> tuple[Property, ...]:
    return tuple(item for item in kind.properties if _is_text(item))


def _is_text(item: Property) -> bool:
    return item.choice is None and item.scalar in {Scalar.TEXT, Scalar.ID} and item.name not in OPAQUE


@cache
def read_things(kind: Kind) -> LiteralString:
    names: tuple[LiteralString, ...] = (
        *(item.name for item in texts_of(kind)),
        *(item.folded for item in texts_of(kind) if item.searched),
    )
    values = "".join(f", n.{name}" for name in names)
    return f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})\nRETURN collect([n.id{values}])"


@cache
def write_things(label: LiteralString) -> LiteralString:
    return f"UNWIND $rows AS row\nMATCH (n:{label} {{id: row.id}})\nSET n += row.values\nRETURN count(n)"


@cache
def known_things(label: LiteralString) -> LiteralString:
    return f"UNWIND $ids AS id\nMATCH (n:{label} {{id: id}})\nRETURN collect(n.id)"


def _bring_up_things(kind: Kind) -> BringUp:
    texts = texts_of(kind)
    names = [*(item.name for item in texts), *(item.folded for item in texts if item.searched)]

    async def bring_up(transaction: Transaction, ids: Sequence[str]) -> None:
        found = (await transaction.run(read_things(kind), {"ids": ids}))[0][0]
        renamed = await _new_ids(transaction, kind.label, [key for key, *_ in found])
        rows = [(key, dict(zip(names, values, strict=True))) for key, *values in found]
        changed = [
            {"id": key, "values": values}
            for key, before in rows
            if (values := {**_changes(texts, before), **({"id": renamed[key]} if key in renamed else {})})
        ]
        for some in pieces(changed):
            await transaction.run(write_things(kind.label), {"rows": some})

    return bring_up


def _changes(texts: Sequence[Property], before: Mapping[str, Any]) -> dict[str, Any]:
    after: dict[str, Any] = {}
    for item in texts:
        after[item.name] = text = _brought_up(item, before[item.name])
        if item.searched:
            after[item.folded] = None if text is None else folded_copy(text)
    return {name: value for name, value in after.items() if value != before[name]}


def _brought_up(item: Property, value: Any) -> Any:
    """What must be there stays, though it is blank."""
    if value is None:
        return None
    if item.many:
        return [text for text in map(kept, value) if text] or None
    return kept(value) or (value if item.present else None)


async def _new_ids(transaction: Transaction, label: LiteralString, ids: Sequence[str]) -> dict[str, str]:
    """The new id by the old one, of those that change."""
    renamed: dict[str, str] = {}
    for key in ids:
        if (plain := kept(key)) != key:
            renamed[key] = await _free_id(transaction, label, plain, {*renamed.values()})
            if renamed[key] != plain:
                log.warning("the id %r of the kind %s is %r now: another one is %r", key, label, renamed[key], plain)
    return renamed


async def _free_id(transaction: Transaction, label: LiteralString, plain: str, taken: set[str]) -> str:
    candidates = (plain if number == 1 else f"{plain}~{number}" for number in count(1))
    while (new := next(candidates)) in taken or (await transaction.run(known_things(label), {"ids": [new]}))[0][0]:
        pass
    return new


def pieces(rows: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The rows in pieces that one statement can take."""
    some: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        length = len(orjson.dumps(row))
        if some and size + length > BYTES:
            yield some
            some, size = [], 0
        some.append(row)
        size += length
    if some:
        yield some


# --- relations, and what is kept beside things ------------------------------------------------------------------------


@cache
def texts_at(link: Link) -> tuple[Property, ...]:
    return tuple(item for item in properties(link.properties) if _is_text(item))


@cache
def read_links(link: Link) -> LiteralString:
    side = sides(link)
    own: tuple[LiteralString, ...] = ("id",) if link.named else ()
    names: tuple[LiteralString, ...] = (*_keys(link), *own, *(item.name for item in texts_at(link)))
    values = "".join(f", r.{name}" for name in names)
    return (
        f"UNWIND $ids AS id\nMATCH (o:{side.owner} {{id: id}}){side.arrow}(t:{side.other})\n"
        f"RETURN collect([o.id, t.id{values}])"
    )


@cache
def write_links(link: Link) -> LiteralString:
    side = sides(link)
    same = " AND ".join(f"r.{name} = row.{name}" for name in _keys(link))
    where = f"\nWHERE {same}" if same else ""
    return (
        f"UNWIND $rows AS row\nMATCH (o:{side.owner} {{id: row.owner}}){side.arrow}"
        f"(t:{side.other} {{id: row.other}}){where}\nSET r += row.values\nRETURN count(r)"
    )


def _keys(link: Link) -> tuple[LiteralString, ...]:
    return tuple(item.name for item in link.stated if item.column in link.key)


def _bring_up_links(link: Link) -> BringUp:
    keys, texts = key_names(link), texts_at(link)
    names = [*keys, *(("id",) if link.named else ()), *(item.name for item in texts)]

    async def bring_up(transaction: Transaction, ids: Sequence[str]) -> None:
        found = (await transaction.run(read_links(link), {"ids": ids}))[0][0]
        changed: list[dict[str, Any]] = []
        for owner, other, *given in found:
            before = dict(zip(names, given, strict=True))
            values = _changes(texts, before)
            if link.named:
                name = "|".join((*sides(link).ends(owner, other), *(before[key] for key in keys)))
                values |= {"id": name} if name != before["id"] else {}
            if values:
                changed.append({"owner": owner, "other": other, **{key: before[key] for key in keys}, "values": values})
        for some in pieces(changed):
            await transaction.run(write_links(link), {"rows": some})

    return bring_up


async def _bring_up_runs(transaction: Transaction, ids: Sequence[str]) -> None:
    """Runs of planned changes bear the ids of these, and hold ids in their answers."""
    found = (await transaction.run(READ_RUNS, {"ids": ids}))[0][0]
    renamed = await _new_ids(transaction, RUN, [key for key, _ in found])
    rows = [
        {"id": key, "values": {"id": renamed.get(key, key), "answer": kept(answer)}}
        for key, answer in found
        if key in renamed or kept(answer) != answer
    ]
    for some in pieces(rows):
        await transaction.run(write_things(RUN), {"rows": some})
