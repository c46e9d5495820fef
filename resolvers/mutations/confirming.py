"""The verb `confirm`, of every kind that both sides must stand behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strawberry import ID

from graph.model import properties
from graph.writing.verbs import CONFIRM, do
from resolvers.derived.classes import field, optional
from resolvers.derived.enums import enum_of
from resolvers.derived.operators import SCALAR_TYPES
from resolvers.mutations.asking import mutation_field
from resolvers.mutations.inputs import EXPECTED, made
from resolvers.nodes import thing

if TYPE_CHECKING:
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types
    from resolvers.mutations.asking import Input
    from resolvers.mutations.results import Refusals, Results

WORDS = "The other side stands behind what one side has said or recorded."


def confirm_field(types: Types, results: Results, refusals: Refusals) -> Field:
    """The mutation `confirm`, for the kinds of the model that both sides stand behind."""
    kinds = [kind for kind in types.model.kinds.values() if kind.label in CONFIRM]
    of = enum_of("ConfirmedKind", "What both sides stand behind.", {kind.label: kind.words for kind in kinds})

    async def done(context: Context, input_: Input) -> Any:
        verb = CONFIRM[input_["kind"]]
        asked = {name: value for name, value in input_.items() if name != "kind"}
        about = await do(context.database, verb, asked, context.viewer, None, types.model)
        context.forget()
        return await thing(types, context, *about[0])

    result = results.confirmed(*(types.things[kind.label] for kind in kinds))
    return mutation_field("confirm", WORDS, _input(of), result, refusals, done)


def _input(kinds: Class) -> Class:
    asks = properties(next(iter(CONFIRM.values())).asks)
    stated = {
        item.name: (field if item.required else optional)(item.name, SCALAR_TYPES[item.scalar], item.words)
        for item in asks
        if item.scalar
    }
    fields = {
        "kind": field("kind", kinds, "The kind of what is confirmed."),
        "id": field("id", ID, "Its key."),
        **stated,
        "expectedVersion": optional("expectedVersion", int, EXPECTED),
    }
    return made("ConfirmInput", WORDS, fields)
