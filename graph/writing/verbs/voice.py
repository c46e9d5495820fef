"""What the consumer says, and what the provider answers: feedback, complaints, demands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.dialogue.feedback import Score
from graph.model.scalars import Choice, Day, Flag, Key, Name, Number, Share, Text
from graph.model.usage.demand import DemandKind
from graph.saying import Saying
from graph.writing.verbs.sides import side_of
from graph.writing.verbs.states import already
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Said(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    offering: Key | None = Field(None, description="Key of the offering that it is about; null = the relationship.")
    person: Key | None = Field(None, description="Key of whoever says it.")


class SaidFeedback(Said):
    score: Score | None = Field(None, description="From 0, as bad as can be, to 10.")
    text: Text | None = Field(None, description="What was said, in the speaker's own words.")
    at: Day | None = Field(None, description="Day on which it was said; today unless given.")


def _feedback(call: Call) -> Sequence[Step]:
    if call.input.get("score") is None and call.input.get("text") is None:
        raise call.wrong("text", Saying("SCORE_OR_TEXT", "is needed where there is no score: feedback says something"))
    return [call.create(**{**call.input, "at": call.input.get("at") or call.today})]


RECORD_FEEDBACK = Verb(
    name="recordFeedback",
    words="Record what somebody said of the services or of working together.",
    about="Feedback",
    asks=SaidFeedback,
    creates=True,
    steps=_feedback,
)


class Answered(Asks):
    answer: Text = Field(description="What is answered.")
    answered_at: Day | None = Field(None, description="Day of the answer; today unless given.")


def _answer(call: Call, **status: str) -> Sequence[Step]:
    answered_at = call.input.get("answeredAt") or call.today
    return [call.update(answer=call.input["answer"], answeredAt=answered_at, **status)]


ANSWER_FEEDBACK = Verb(
    name="answerFeedback",
    words="Answer what somebody said.",
    about="Feedback",
    asks=Answered,
    steps=_answer,
)


class RaisedComplaint(Said):
    text: Text = Field(description="What the complaint is, in the consumer's own words.")
    raised_at: Day | None = Field(None, description="Day on which it is raised; today unless given.")
    due: Day | None = Field(None, description="Day by which it is to be answered.")


RAISE_COMPLAINT = Verb(
    name="raiseComplaint",
    words="The consumer is not content with something, and wants an answer.",
    about="Complaint",
    asks=RaisedComplaint,
    creates=True,
    steps=lambda call: [
        call.create(**{**call.input, "status": "OPEN", "raisedAt": call.input.get("raisedAt") or call.today})
    ],
)


def _answered_complaint(call: Call) -> Sequence[Step]:
    _require_open(call)
    return _answer(call, status="ANSWERED")


ANSWER_COMPLAINT = Verb(
    name="answerComplaint",
    words="The provider answers a complaint; it stays until the consumer closes it.",
    about="Complaint",
    asks=Answered,
    steps=_answered_complaint,
)


class ClosedComplaint(Asks):
    person: Key = Field(description="Key of whoever closes it for the consumer.")
    withdrawn: Flag = Field(
        default=False, description="True where the consumer takes it back instead of being content."
    )
    closed_at: Day | None = Field(None, description="Day on which it is closed; today unless given.")


def _closed_complaint(call: Call) -> Sequence[Step]:
    _require_open(call)
    sides = call.known["sides"]
    if sides is not None and "CONSUMER" not in sides:
        raise call.wrong(
            "person",
            Saying(
                "NOT_CONSUMERS_COMPLAINT",
                "is not on the consumer's side of the relationship, which alone closes a complaint",
            ),
        )
    status = "WITHDRAWN" if call.input.get("withdrawn") else "CLOSED"
    return [call.update(status=status, closedAt=call.input.get("closedAt") or call.today)]


CLOSE_COMPLAINT = Verb(
    name="closeComplaint",
    words="The consumer is content with the answer to its complaint, or takes the complaint back.",
    about="Complaint",
    asks=ClosedComplaint,
    known=side_of("person"),
    steps=_closed_complaint,
)


def _require_open(call: Call) -> None:
    if call.stored["status"] in {"CLOSED", "WITHDRAWN"}:
        raise call.wrong("id", already(call.stored["status"]))


class RaisedDemand(Asks):
    relationship: Key = Field(description="Key of the relationship.")
    offering: Key = Field(description="Key of the offering of which more or less is wanted.")
    kind: DemandKind = Field(description="What sort of capacity is wanted.")
    quantity: Number | None = Field(None, description="How much, in the unit.")
    unit: Name | None = Field(None, description="Unit of the quantity, e.g. `parcels a day` or `%`.")
    from_: Day | None = Field(None, description="First day on which it is wanted.")
    until: Day | None = Field(None, description="First day on which it is no longer wanted; null = open.")
    likelihood: Share | None = Field(None, description="How likely it is to come, from 0 to 1.")
    person: Key | None = Field(None, description="Key of whoever raises it.")
    raised_at: Day | None = Field(None, description="Day on which it is raised; today unless given.")


RAISE_DEMAND = Verb(
    name="raiseDemand",
    words="The consumer wants or foresees other capacity.",
    about="Demand",
    asks=RaisedDemand,
    creates=True,
    steps=lambda call: [
        call.create(**{**call.input, "status": "RAISED", "raisedAt": call.input.get("raisedAt") or call.today})
    ],
)


class DemandAnswer(Choice):
    """What the provider says to a demand."""

    SHAPED = "SHAPED", "Both sides are to work out what is meant and possible."
    ACCEPTED = "ACCEPTED", "It will meet it."
    DECLINED = "DECLINED", "It will not meet it."


class AnsweredDemand(Answered):
    decision: DemandAnswer = Field(description="What the provider decides.")


def _answered_demand(call: Call) -> Sequence[Step]:
    if call.stored["status"] == "MET":
        raise call.wrong("id", already("MET"))
    return _answer(call, status=call.input["decision"])


ANSWER_DEMAND = Verb(
    name="answerDemand",
    words="The provider says whether it will meet a demand.",
    about="Demand",
    asks=AnsweredDemand,
    steps=_answered_demand,
)
