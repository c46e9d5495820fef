"""Whether what was agreed is available, understood and used, and what other systems say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.scalars import Count, Day, Key, Name, Number, Text
from graph.model.usage.fit_check import Fit
from graph.model.watch.signal import SignalKind
from graph.writing.verbs.states import require_something
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class ReportedAdoption(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    offering: Key = Field(description="Key of the offering that is used.")
    at: Day | None = Field(None, description="Day on which it was so; today unless given.")
    planned: Count | None = Field(None, description="How many are meant to use it.")
    active: Count | None = Field(None, description="How many use it.")
    trained: Count | None = Field(None, description="How many have learned to use it.")
    unit: Name | None = Field(None, description="What is counted, e.g. `dispatchers`.")


def _adoption(call: Call) -> Sequence[Step]:
    require_something(call, "planned", "active", "trained")
    return [call.create(**{**call.input, "at": call.input.get("at") or call.today})]


REPORT_ADOPTION = Verb(
    name="reportAdoption",
    words="Report how far an offering is really used.",
    about="Adoption",
    asks=ReportedAdoption,
    creates=True,
    steps=_adoption,
)


class CheckedFit(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    offering: Key = Field(description="Key of the offering.")
    at: Day | None = Field(None, description="Day on which the consumer was asked; today unless given.")
    available: Fit | None = Field(None, description="Whether it can be had when it is needed.")
    understood: Fit | None = Field(None, description="Whether the users know how to use it.")
    usable: Fit | None = Field(None, description="Whether it does what it is needed for.")
    note: Text | None = Field(None, description="What the consumer said besides.")
    person: Key | None = Field(None, description="Key of the person who answered for the consumer.")


def _fit_check(call: Call) -> Sequence[Step]:
    require_something(call, "available", "understood", "usable")
    return [call.create(**{**call.input, "at": call.input.get("at") or call.today})]


RECORD_FIT_CHECK = Verb(
    name="recordFitCheck",
    words="Record the consumer's word on whether an offering is available, understood and usable.",
    about="FitCheck",
    asks=CheckedFit,
    creates=True,
    steps=_fit_check,
)


class RecordedSignal(Asks):
    kind: SignalKind = Field(description="What is counted or measured.")
    value: Number = Field(description="How much.")
    from_: Day = Field(description="First day of the time that it is about.")
    to: Day = Field(description="First day after the time that it is about.")
    target: Key | None = Field(None, description="Key of the target that it is about, or else …")
    offering: Key | None = Field(None, description="… key of the offering that it is about: one of the two.")
    system: Name | None = Field(None, description="The system that says so, e.g. `monitoring`.")


RECORD_SIGNAL = Verb(
    name="recordSignal",
    words="Record a fact from another system about a target or an offering: attainment, incidents, failed changes.",
    about="Signal",
    asks=RecordedSignal,
    creates=True,
    steps=lambda call: [call.create(**call.input)],
)
