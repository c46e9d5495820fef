"""The provider decides on a planned change: goes on, takes it back, rejects or cancels it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from graph.model.scalars import Key, Text
from graph.saying import Saying
from graph.writing.verbs.announcing.course import (
    course,
    listed,
    organizations,
    require_day_ahead,
    require_status,
    require_weighed,
)
from graph.writing.verbs.announcing.messages import follow_up, no_longer_sent
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.announcing.course import Answered, Course
    from graph.writing.verbs.announcing.weighed import Weighed
    from graph.writing.verbs.verb import Call


class Despite(Asks):
    """A consumer without whose ACCEPT the provider goes on."""

    organization: Key = Field(description="Key of the consumer.")
    reason: Text = Field(description="Why, in words that the consumer reads.")


class Agreed(Asks):
    despite: list[Despite] | None = Field(
        None,
        description="Consumers that object, need more time, or have not answered in time to come, and why it is done all the same.",
    )


def _agreed(call: Call) -> Sequence[Step]:
    status = require_status(call, "DRAFT", "PROPOSED")
    day, weighed, known = require_day_ahead(call), require_weighed(call), call.known["course"]
    despite = _despite(call)
    require_all_asked(call, known, weighed)
    if status == "DRAFT" and despite:
        raise call.wrong("despite", Saying("NOBODY_ASKED", "names consumers, and nobody was asked"))
    open_ones = [answer for one, answer in known.answers.items() if one in _affected(weighed)]
    _require_consent(call, open_ones, day)
    against = {one.organization: one for one in open_ones if not one.accepts(day) and _counts(call, one)}
    _require_named(call, against, despite)
    said = [call.change_of("Answer", against[id_].id, despite=reason) for id_, reason in despite.items()]
    unsent = no_longer_sent(call, (one for one in known.unsent if one.kind == "QUESTION"), "SUPERSEDED")
    return [call.update(status="AGREED"), *said, *unsent]


def _affected(weighed: Weighed) -> set[str]:
    return {party.organization for party in weighed.parties}


def require_all_asked(call: Call, known: Course, weighed: Weighed) -> None:
    """Raises InvalidInput where the change affects somebody who was not asked, or worse than they were told."""
    if unasked := [party.organization for party in known.unasked(weighed)]:
        words = "affects {organizations} who were not asked, or worse than they were: ask them by proposeChange"
        said = Saying("NOT_ASKED", words, organizations=listed(unasked))
        raise call.wrong("id", said, *organizations(unasked))


def _despite(call: Call) -> Mapping[str, str]:
    """Reasons by consumer."""
    rows: Sequence[Mapping[str, str]] = call.input.get("despite") or ()
    found = {row["organization"]: row["reason"] for row in rows}
    if len(found) < len(rows):
        raise call.wrong("despite", Saying("CONSUMER_TWICE", "names a consumer twice"))
    return found


def _require_consent(call: Call, answers: Sequence[Answered], day: str) -> None:
    """Requires consent where it is owed: silence is none, and no reason of the provider's takes its place."""
    missing = [one.organization for one in answers if one.consent and not (one.accepts(day) and one.for_day == day)]
    if missing:
        words = "may not be done without the consent of {organizations} to {day}"
        said = Saying("CONSENT_MISSING", words, organizations=listed(missing), day=day)
        raise call.wrong("id", said, *organizations(missing))


def _counts(call: Call, answer: Answered) -> bool:
    """Whether it stands in the way: no answer does so until the last day on which one is in time."""
    return answer.verdict is not None or answer.answer_by is None or call.today <= answer.answer_by


def _require_named(call: Call, against: Mapping[str, Answered], despite: Mapping[str, str]) -> None:
    if unnamed := sorted(against.keys() - despite.keys()):
        one = against[unnamed[0]]
        words = "{organizations} ({why}) must be named with a reason, or else the change waits for them"
        why = one.verdict or f"can answer until {one.answer_by}"
        verdict, until = one.verdict or "", one.answer_by or ""
        said = Saying("WAITS_FOR", words, organizations=listed(unnamed), why=why, verdict=verdict, until=until)
        raise call.wrong("despite", said, *organizations(unnamed))
    if needless := sorted(despite.keys() - against.keys()):
        said = Saying(
            "NOT_IN_THE_WAY", "names {organizations}, who do not stand in the way", organizations=listed(needless)
        )
        raise call.wrong("despite", said, *organizations(needless))


AGREE_CHANGE: Final = Verb(
    name="agreeChange",
    words="The provider goes on with a planned change: everybody has accepted, or is named with a reason that they read.",
    about="Change",
    asks=Agreed,
    known=course,
    steps=_agreed,
    vouches=True,
    weighs=True,
)


class GivenUp(Asks):
    reason: Text = Field(description="Why; whoever was sent anything reads it.")


def _given_up(status: str, *begins: str) -> Callable[[Call], Sequence[Step]]:
    """What is unsent stays unsent, and whoever was sent anything is told that it counts no more."""

    def steps(call: Call) -> Sequence[Step]:
        before = require_status(call, *begins)
        known: Course = call.known["course"]
        lapsed = [
            call.change_of("Answer", one.id, lapsedAt=call.now) for one in known.answers.values() if status == "DRAFT"
        ]
        told = [] if before == "REJECTED" else [follow_up(call, "WITHDRAWN", one) for one in known.sent.values()]
        unsent = [] if before == "REJECTED" else no_longer_sent(call, known.unsent, "WITHDRAWN")
        return [call.update(status=status, decisionReason=call.input["reason"]), *lapsed, *unsent, *told]

    return steps


REJECT_CHANGE: Final = Verb(
    name="rejectChange",
    words="The provider does not do what it has proposed; whoever was asked is told so.",
    about="Change",
    asks=GivenUp,
    known=course,
    steps=_given_up("REJECTED", "PROPOSED"),
    vouches=True,
    tells=True,
)
CANCEL_CHANGE: Final = Verb(
    name="cancelChange",
    words="A planned change is given up for good; whoever was sent anything is told so.",
    about="Change",
    asks=GivenUp,
    known=course,
    steps=_given_up("CANCELLED", "DRAFT", "PROPOSED", "AGREED", "ANNOUNCED"),
    vouches=True,
    tells=True,
)
REDRAFT_CHANGE: Final = Verb(
    name="redraftChange",
    words="A change that was proposed or rejected is thought through anew: what was answered counts no more, and whoever was "
    "asked is told so.",
    about="Change",
    asks=GivenUp,
    known=course,
    steps=_given_up("DRAFT", "PROPOSED", "REJECTED"),
    vouches=True,
    tells=True,
)
