"""The value that is sought, and what becomes better together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.joint import Degree
from graph.model.scalars import Day, Flag, Key, Name, Number
from graph.writing.verbs.states import already
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Measured(Asks):
    outcome: Key = Field(description="Key of the outcome that was measured.")
    value: Number = Field(description="What was measured, in the outcome's unit.")
    at: Day | None = Field(None, description="Day on which it was measured; today unless given.")


REPORT_MEASUREMENT = Verb(
    name="reportMeasurement",
    words="Report how far an outcome was reached.",
    about="Measurement",
    asks=Measured,
    creates=True,
    steps=lambda call: [call.create(**{**call.input, "at": call.input.get("at") or call.today})],
)


class Worth(Asks):
    value_to_consumer: Degree | None = Field(None, description="How much the consumer gains by it.")
    value_to_provider: Degree | None = Field(None, description="How much the provider gains by it.")
    effort: Degree | None = Field(None, description="How much work it is.")
    due: Day | None = Field(None, description="Day by which it is to be done.")
    person: Key | None = Field(None, description="Key of the person who sees to it.")


class ProposedImprovement(Worth):
    relationship: Key = Field(description="Key of the relationship.")
    title: Name = Field(description="What is to become better, in a few words.")
    feedback: list[Key] | None = Field(None, description="Keys of the feedback that gave rise to it.")
    complaints: list[Key] | None = Field(None, description="Keys of the complaints that gave rise to it.")
    expectations: list[Key] | None = Field(None, description="Keys of the expectations that gave rise to it.")
    signals: list[Key] | None = Field(None, description="Keys of the signals that gave rise to it.")


PROPOSE_IMPROVEMENT = Verb(
    name="proposeImprovement",
    words="Put forward what is to become better, and what gave rise to it.",
    about="Improvement",
    asks=ProposedImprovement,
    creates=True,
    steps=lambda call: [call.create(**call.input, status="PROPOSED")],
)


class Priority(Worth):
    agreed: Flag | None = Field(
        None, description="True: both sides want it; false: it is declined; left out: nothing is decided yet."
    )
    decided_on: Day | None = Field(None, description="Day of the decision; today unless given.")


def _prioritized(call: Call) -> Sequence[Step]:
    if call.stored["status"] == "DONE":
        raise call.wrong("id", already("DONE"))
    values = {name: value for name, value in call.input.items() if name not in {"agreed", "decidedOn"}}
    agreed = call.input.get("agreed")
    if agreed is None:
        return [call.update(**values)]
    decided_on = call.input.get("decidedOn") or call.today
    return [
        call.update(**values, status="AGREED", agreedAt=decided_on)
        if agreed
        else call.update(**values, status="DECLINED")
    ]


PRIORITIZE_IMPROVEMENT = Verb(
    name="prioritizeImprovement",
    words="Both sides weigh an improvement: what it is worth to each, how much work it is, and whether it is done.",
    about="Improvement",
    asks=Priority,
    steps=_prioritized,
)


class Finished(Asks):
    done_at: Day | None = Field(None, description="Day on which it was done; today unless given.")


def _finished(call: Call) -> Sequence[Step]:
    if call.stored["status"] in {"DONE", "DECLINED"}:
        raise call.wrong("id", already(call.stored["status"]))
    return [call.update(status="DONE", doneAt=call.input.get("doneAt") or call.today)]


FINISH_IMPROVEMENT = Verb(
    name="finishImprovement",
    words="An improvement is done.",
    about="Improvement",
    asks=Finished,
    steps=_finished,
)
