"""What a provider does with what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.offering import Coverage
from graph.model.scalars import Day, Key
from graph.saying import Saying
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Retirement(Asks):
    retires_on: Day = Field(description="First day on which it is no longer there.")
    successor: Key | None = Field(None, description="Key of the offering that can be used instead.")
    coverage: Coverage | None = Field(None, description="How much of it the successor does.")
    successor_from: Day | None = Field(None, description="First day on which the successor can be used instead.")


def _retired(call: Call) -> Sequence[Step]:
    retires_on, successor = call.input["retiresOn"], call.input.get("successor")
    if successor == call.id:
        raise call.wrong("successor", Saying("OWN_SUCCESSOR", "is the offering itself"))
    if successor is None and (call.input.get("coverage") or call.input.get("successorFrom")):
        raise call.wrong("successor", Saying("SUCCESSOR_NEEDED", "is needed where something is said of it"))
    changed = call.update(retiresOn=retires_on, **({"status": "RETIRED"} if retires_on <= call.today else {}))
    if successor is None:
        return [changed]
    said = {"coverage": call.input.get("coverage"), "from": call.input.get("successorFrom")}
    return [changed, call.link(call.id, "Offering.successors", successor, "successor", **said)]


RETIRE_OFFERING = Verb(
    name="retireOffering",
    words="An offering is taken away for good on a day, with what can be used instead. Ask `impact` first.",
    about="Offering",
    asks=Retirement,
    steps=_retired,
)
