"""Commitments kept and broken; expectations stated, answered and closed; what the other side stands behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.joint import Degree, Visibility
from graph.model.relationship import Side
from graph.model.scalars import Choice, Day, Key, Text
from graph.saying import Saying
from graph.writing.verbs.states import already
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Settled(Asks):
    done_at: Day | None = Field(None, description="Day on which it was so; today unless given.")


def _settled(status: str) -> Callable[[Call], Sequence[Step]]:
    def steps(call: Call) -> Sequence[Step]:
        if call.stored["status"] != "OPEN":
            raise call.wrong("id", already(call.stored["status"]))
        return [call.update(status=status, doneAt=call.input.get("doneAt") or call.today)]

    return steps


KEEP_COMMITMENT = Verb(
    name="keepCommitment",
    words="A side has done what it promised.",
    about="Commitment",
    asks=Settled,
    steps=_settled("KEPT"),
)
BREAK_COMMITMENT = Verb(
    name="breakCommitment",
    words="A side has not done what it promised, and will not.",
    about="Commitment",
    asks=Settled,
    steps=_settled("BROKEN"),
)
RELEASE_COMMITMENT = Verb(
    name="releaseCommitment",
    words="The other side no longer expects what was promised.",
    about="Commitment",
    asks=Settled,
    steps=_settled("RELEASED"),
)


class StatedExpectation(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    statement: Text = Field(description="What is expected, in a sentence.")
    side: Side = Field(description="The side that expects it.")
    priority: Degree = Field(Degree.MEDIUM, description="How much it matters to whoever expects it.")
    person: Key | None = Field(None, description="Key of the person who expects it; null = the side as a whole.")
    stated_at: Day | None = Field(None, description="Day on which it was stated; today unless given.")
    due: Day | None = Field(None, description="Day by which it is to be met.")
    visibility: Visibility = Field(Visibility.SHARED, description="Which side may see it.")


STATE_EXPECTATION = Verb(
    name="stateExpectation",
    words="A side or a person says what it expects beyond what was agreed.",
    about="Expectation",
    asks=StatedExpectation,
    creates=True,
    steps=lambda call: [
        call.create(**{**call.input, "status": "STATED", "statedAt": call.input.get("statedAt") or call.today})
    ],
)


class ExpectationAnswer(Choice):
    """What the other side says to an expectation."""

    AGREED = "AGREED", "It means to meet it."
    DECLINED = "DECLINED", "It will not meet it, and says why."


class AnsweredExpectation(Asks):
    answer: ExpectationAnswer = Field(description="What the other side says.")
    reason: Text | None = Field(None, description="Why it is declined; an honest no says why.")
    due: Day | None = Field(None, description="Day by which it is to be met, where it is agreed.")
    answered_at: Day | None = Field(None, description="Day of the answer; today unless given.")


def _answered(call: Call) -> Sequence[Step]:
    if call.stored["status"] not in {"STATED", "AGREED", "DECLINED"}:
        raise call.wrong("id", already(call.stored["status"]))
    if call.input["answer"] == "DECLINED" and not call.input.get("reason"):
        raise call.wrong("reason", Saying("REASON_OF_DECLINE", "is needed: an expectation is declined with a reason"))
    values = {name: call.input[name] for name in ("reason", "due") if call.input.get(name) is not None}
    answered_at = call.input.get("answeredAt") or call.today
    return [call.update(**values, status=call.input["answer"], answeredAt=answered_at)]


ANSWER_EXPECTATION = Verb(
    name="answerExpectation",
    words="The other side agrees to meet an expectation, or declines it with a reason.",
    about="Expectation",
    asks=AnsweredExpectation,
    steps=_answered,
)


class ExpectationEnd(Choice):
    """What became of an expectation in the end."""

    MET = "MET", "Met."
    UNMET = "UNMET", "Not met."
    WITHDRAWN = "WITHDRAWN", "Taken back by whoever stated it."


class ClosedExpectation(Asks):
    end: ExpectationEnd = Field(description="What became of it.")
    closed_at: Day | None = Field(None, description="Day on which it was so; today unless given.")


CLOSE_EXPECTATION = Verb(
    name="closeExpectation",
    words="An expectation is met, is not met, or is taken back.",
    about="Expectation",
    asks=ClosedExpectation,
    steps=lambda call: [call.update(status=call.input["end"], closedAt=call.input.get("closedAt") or call.today)],
)
