"""The changes that can be asked for at the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.changing import link_name, linkable
from graph.verbs import CONFIRM, VERBS
from resolvers.changing.confirming import confirm_field
from resolvers.changing.inputs import MutationInputs
from resolvers.changing.kinds import kind_fields
from resolvers.changing.links import link_fields
from resolvers.changing.results import Refusals, Results
from resolvers.changing.verbs import verb_field
from resolvers.derived.classes import Class, Field, empty, filled_type

if TYPE_CHECKING:
    from resolvers.derived.types import Types

WORDS = (
    "What can be changed. Each field is one transaction, whole or not at all, with its events in the trail; several in "
    "one request are done one after the other. What is expected to go wrong is answered as a `Refusal`, not as an error."
)


def mutation(types: Types) -> Class:
    refusals = Refusals(types)
    inputs, results = MutationInputs(types), Results(types, refusals)
    fields: dict[str, Field] = {}
    of_kind = {kind.label: results.of_kind(kind) for kind in types.model.kinds.values() if kind.stated}
    for label, kind_results in of_kind.items():
        kind = types.model.kinds[label]
        fields |= kind_fields(types, kind, inputs, results, kind_results, refusals)
    for link in linkable(types.model):
        fields |= link_fields(types, link, inputs, results, results.of_link(link, link_name(link)), refusals)
    for verb in VERBS:
        if verb.about in of_kind:
            fields[verb.name] = verb_field(types, verb, inputs.verb(verb), of_kind[verb.about], refusals)
    if not CONFIRM.keys().isdisjoint(of_kind):
        fields["confirm"] = confirm_field(types, results, refusals)
    made = empty("Mutation")
    filled_type(made, WORDS, fields)
    return made
