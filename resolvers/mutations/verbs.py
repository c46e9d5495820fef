"""The verbs of the field, each as it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.questions.announcing.doing import do_weighed
from graph.text.letters.for_verbs import letters
from graph.writing.verbs import do
from resolvers.mutations.asking import INPUT, mutation_field, once
from resolvers.nodes import thing

if TYPE_CHECKING:
    from graph.writing.verbs import Verb
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types
    from resolvers.mutations.asking import Input
    from resolvers.mutations.results import KindResults, Refusals


def verb_field(types: Types, verb: Verb, input_: Class, own: KindResults, refusals: Refusals) -> Field:
    async def done(context: Context, input_: Input) -> Any:
        database, viewer, key = context.database, context.viewer, once(input_, INPUT)
        if verb.weighs or (verb.tells and context.impact):
            about = await do_weighed(database, context.impact, verb, input_, viewer, key, types.model, letters=letters)
        else:
            about = await do(database, verb, input_, viewer, key, types.model)
        context.forget()
        return await thing(types, context, *about[0])

    result = own.create if verb.creates else own.update
    return mutation_field(verb.name, verb.words, input_, result, refusals, done)
