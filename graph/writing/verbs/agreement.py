"""What sides do with an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.duration import day_after
from graph.model.life import ACTIVE, RENEWS_ITSELF
from graph.model.scalars import Day
from graph.saying import Saying
from graph.writing.verbs.states import only_while
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Term(Asks):
    valid_from: Day | None = Field(None, description="First day on which it is valid; as it is stated unless given.")
    valid_to: Day | None = Field(None, description="First day on which it is no longer valid; as stated unless given.")


def _agreed(call: Call) -> Sequence[Step]:
    _require(call, "DRAFT", "PROPOSED")
    values = {name: value for name, value in call.input.items() if value is not None}
    return [call.update(**values, status="ACTIVE")]


AGREE = Verb(
    name="agree",
    words="Both sides agree to what was drafted or proposed: the agreement is in force on the days of its validity.",
    about="Agreement",
    asks=Term,
    steps=_agreed,
)


class NewTerm(Asks):
    valid_to: Day | None = Field(None, description="First day on which it is no longer valid; null = open.")


def _renewed(call: Call) -> Sequence[Step]:
    before, after = call.stored["validTo"], call.input.get("validTo")
    if before and after and after <= before:
        goes_on = call.stored["status"] == ACTIVE and call.stored["renewal"] == RENEWS_ITSELF
        renews = Saying(
            "RENEWS_THEN", "{day} is not after {before}, on which it renews itself", day=after, before=before
        )
        valid = Saying(
            "VALID_TILL", "{day} is not after {before}, until when it is valid already", day=after, before=before
        )
        raise call.wrong("validTo", renews if goes_on else valid)
    return [call.update(status="ACTIVE", validTo=after, noticeGivenAt=None)]


RENEW = Verb(
    name="renew",
    words="Both sides go on with an agreement beyond the end of its validity; a notice that was given counts no more.",
    about="Agreement",
    asks=NewTerm,
    steps=_renewed,
)


class GivenNotice(Asks):
    given_on: Day | None = Field(None, description="Day on which notice is given; today unless given.")
    ends_on: Day | None = Field(
        None,
        description="First day on which it is no longer valid; the earliest that its terms allow unless given. One that "
        "renews itself and has no terminationDays ends with its term, and goes on where it has none or that is over.",
    )


def _noticed(call: Call) -> Sequence[Step]:
    _require(call, "ACTIVE", "SUSPENDED")
    given_on = call.input.get("givenOn") or call.today
    return [call.update(status="NOTICE_GIVEN", noticeGivenAt=given_on, validTo=_noticed_end(call, given_on))]


def _noticed_end(call: Call, given_on: str) -> str | None:
    ends_on, days = call.input.get("endsOn"), call.stored["terminationDays"]
    earliest = day_after(given_on, f"P{days or 0}D")
    if ends_on is not None and ends_on < earliest:
        raise call.wrong(
            "endsOn",
            Saying(
                "ENDS_TOO_SOON",
                "{day} is before {earliest}, the earliest that its terminationDays allow",
                day=ends_on,
                earliest=earliest,
            ),
        )
    if days is not None or call.stored["renewal"] != RENEWS_ITSELF:
        return ends_on or earliest
    if ends_on == given_on:
        raise call.wrong(
            "endsOn",
            Saying(
                "ENDS_AT_ONCE", "{day} is the day of the notice: end an agreement at once by endAgreement", day=ends_on
            ),
        )
    return ends_on or call.stored["validTo"]


GIVE_NOTICE = Verb(
    name="giveNotice",
    words="A side gives notice of termination: the agreement stays in force until its last day. Notice within a term by "
    "which it has renewed itself ends it terminationDays later.",
    about="Agreement",
    asks=GivenNotice,
    steps=_noticed,
)


class End(Asks):
    ended_on: Day | None = Field(None, description="First day on which it is no longer valid; today unless given.")


def _ended(call: Call) -> Sequence[Step]:
    ended_on = call.input.get("endedOn") or call.today
    if ended_on > call.today:
        raise call.wrong(
            "endedOn", Saying("END_IS_AHEAD", "{day} has not come: give notice of an end that is ahead", day=ended_on)
        )
    return [call.update(status="ENDED", validTo=ended_on)]


END_AGREEMENT = Verb(
    name="endAgreement",
    words="An agreement is over because a side, or both, ended it: it ends on that day, whatever its term.",
    about="Agreement",
    asks=End,
    steps=_ended,
)


def _require(call: Call, *statuses: str) -> None:
    if call.stored["status"] not in statuses:
        raise call.wrong("id", only_while(call.stored["status"], statuses))
