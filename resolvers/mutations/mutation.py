"""The changes that can be asked for at the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.writing.mutations import link_name, linkable
from graph.writing.verbs import CONFIRM, VERBS
from resolvers.derived.classes import Class, Field, empty, filled_type
from resolvers.mutations.confirming import confirm_field
from resolvers.mutations.inputs import MutationInputs
from resolvers.mutations.kinds import kind_fields
from resolvers.mutations.links import link_fields
from resolvers.mutations.results import Refusals, Results
from resolvers.mutations.verbs import verb_field
from resolvers.personal import erase_person_field
from resolvers.questions.runs.mutation import run_change_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "What can be changed. Each field is one transaction, whole or not at all, with its events in the trail; several in "
    "one request are done one after the other. What is expected to go wrong is answered as a `Refusal`, not as an error."
)


def mutation(types: Types, reports: Reports) -> Class:
    refusals = Refusals(types)
    inputs, results = MutationInputs(types), Results(types, refusals)
    of_kind = {kind.label: results.of_kind(kind) for kind in types.model.kinds.values() if kind.stated}
    several = [
        kind_fields(types, types.model.kinds[label], inputs, results, own, refusals) for label, own in of_kind.items()
    ]
    several += [
        link_fields(types, link, inputs, results, results.of_link(link, link_name(link)), refusals)
        for link in linkable(types.model)
    ]
    several += [
        {verb.name: verb_field(types, verb, inputs.verb(verb), of_kind[verb.about], refusals)}
        for verb in VERBS
        if verb.about in of_kind
    ]
    if not CONFIRM.keys().isdisjoint(of_kind):
        several.append({"confirm": confirm_field(types, results, refusals)})
    several.append({"runChange": run_change_field(reports, results, refusals)})
    several.append({"erasePerson": erase_person_field(types, results, refusals)})
    made = empty("Mutation")
    filled_type(made, WORDS, _together(several))
    return made


def _together(several: Iterable[Mapping[str, Field]]) -> dict[str, Field]:
    fields: dict[str, Field] = {}
    for some in several:
        if twice := fields.keys() & some.keys():
            raise TypeError(f"there would be two mutations {', '.join(sorted(twice))}")
        fields |= some
    return fields
