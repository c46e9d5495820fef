"""Things created, changed, archived, restored and deleted, one or many at once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.model.scalars import now
from graph.writing.mutations import KEPT_IN_USE, Create, Delete, Update
from resolvers.derived.classes import one, spoken
from resolvers.mutations.asking import mutation_field, several, single
from resolvers.mutations.inputs import with_items
from resolvers.nodes import thing

if TYPE_CHECKING:
    from graph.model import Kind
    from graph.writing.mutations import Place, Step
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types
    from resolvers.mutations.asking import Input, Stepping
    from resolvers.mutations.inputs import MutationInputs
    from resolvers.mutations.results import KindResults, Refusals, Results

WORDS: Final = {
    "create": "Create {}.",
    "update": "Change {}; what is left out stays as it is.",
    "archive": "Take {} out of use: out of lists and questions, and still there.",
    "restore": "Take {} into use again.",
    "delete": "Delete {} on which nothing hangs. What it says itself goes with it; its events stay in the trail.",
}
IN_USE: Final = " Refused while something in use rests on it."
TOGETHER: Final = " Up to 1,000 at once: all of them, or none."


class Row(NamedTuple):
    """A mutation of a kind, for one thing and for several. `result`, `results`: unions, of one and of several."""

    verb: str
    step: Stepping
    input: Class
    inputs: Class
    result: Any
    results: Any


def kind_fields(
    types: Types, kind: Kind, inputs: MutationInputs, results: Results, own: KindResults, refusals: Refusals
) -> dict[str, Field]:
    many = f"{kind.plural[0].upper()}{kind.plural[1:]}"
    fields: dict[str, Field] = {}
    for verb, step, input_, inputs_, result, results_ in _table(kind, inputs, results, own):
        answer = _deleted if verb == "delete" else _read
        for name, what, asks, union, done in (
            (f"{verb}{kind.label}", one(kind.singular), input_, result, single),
            (f"{verb}{many}", spoken(kind.plural), inputs_, results_, several),
        ):
            words = _words(verb, kind, what) + (TOGETHER if done is several else "")
            work = done(name, step, answer(types, results, own, together=done is several))
            fields[name] = mutation_field(name, words, asks, union, refusals, work)
    return fields


def _words(verb: str, kind: Kind, what: str) -> str:
    return WORDS[verb].format(what) + (IN_USE if verb == "archive" and kind.label == KEPT_IN_USE else "")


def _table(kind: Kind, inputs: MutationInputs, results: Results, own: KindResults) -> list[Row]:
    create, update = inputs.create(kind), inputs.update(kind)
    many = f"{kind.plural[0].upper()}{kind.plural[1:]}"
    creates = with_items(f"Create{many}Input", f"New {spoken(kind.plural)}.", create)
    updates = with_items(f"Update{many}Input", f"What changes of {spoken(kind.plural)}.", update)
    some, all_ = inputs.thing, inputs.things
    return [
        Row("create", _create(kind), create, creates, own.create, own.create_several),
        Row("update", _update(kind), update, updates, own.update, own.update_several),
        Row("archive", _archive(kind), some, all_, own.update, own.update_several),
        Row("restore", _restore(kind), some, all_, own.update, own.update_several),
        Row("delete", _delete(kind), some, all_, results.delete, results.delete),
    ]


def _create(kind: Kind) -> Stepping:
    def step(input_: Input, place: Place) -> Step:
        values = {name: value for name, value in input_.items() if name not in {"id", "idempotencyKey"}}
        if input_.get("id") is None:
            return Create(kind=kind, values=values, place=place)
        return Create(kind=kind, values=values, id=input_["id"], place=place, chosen=True)

    return step


def _update(kind: Kind) -> Stepping:
    def step(input_: Input, place: Place) -> Step:
        values = {name: value for name, value in input_.items() if name not in {"id", "expectedVersion"}}
        return Update(kind=kind, id=input_["id"], values=values, expected=input_.get("expectedVersion"), place=place)

    return step


def _archive(kind: Kind) -> Stepping:
    update = _update(kind)
    return lambda input_, place: update({**input_, "archivedAt": now()}, place)


def _restore(kind: Kind) -> Stepping:
    update = _update(kind)
    return lambda input_, place: update({**input_, "archivedAt": None}, place)


def _delete(kind: Kind) -> Stepping:
    return lambda input_, place: Delete(kind=kind, id=input_["id"], expected=input_.get("expectedVersion"), place=place)


def _read(types: Types, _: Results, own: KindResults, *, together: bool) -> Any:
    async def one(context: Context, about: tuple[str, ...]) -> Any:
        return await thing(types, context, *about)

    async def more(context: Context, about: list[tuple[str, ...]]) -> Any:
        return own.batch(nodes=list(await asyncio.gather(*(one(context, each) for each in about))))

    return more if together else one


def _deleted(types: Types, results: Results, _: KindResults, *, together: bool) -> Any:
    async def more(_: Context, about: list[tuple[str, ...]]) -> Any:
        return results.deleted(of=types.kind_of(about[0][0]), ids=[key for _, key in about])

    async def one(context: Context, about: tuple[str, ...]) -> Any:
        return await more(context, [about])

    return more if together else one
