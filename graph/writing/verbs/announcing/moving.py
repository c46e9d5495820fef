"""A planned change is moved to another day: who was told is told of the new one, and who has to say something anew is asked."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from pydantic import Field

from graph.model.scalars import Day, Key, Text, written
from graph.model.severity import Action, Severity
from graph.saying import Saying
from graph.writing.verbs.announcing.course import course, require_status, require_weighed
from graph.writing.verbs.announcing.messages import MOST, follow_up, message, no_longer_sent, question
from graph.writing.verbs.announcing.proposing import kept_run, require_answer_by
from graph.writing.verbs.states import already
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.writing.mutations.steps import Create, Planned, Step
    from graph.writing.verbs.announcing.course import Answered, Course
    from graph.writing.verbs.announcing.weighed import Party, Weighed
    from graph.writing.verbs.verb import Call

TIME_TO_ANSWER: Final = 14
"""Days to answer where the input says nothing, unless the change takes effect before."""


class Until(Asks):
    """Until when something is done to an offering, where that does not move along."""

    offering: Key = Field(description="Key of the offering.")
    action: Action = Field(description="What is done to it.")
    until: Day = Field(description="First day on which it is over.")


class Moved(Asks):
    effective_on: Day = Field(description="The new day, which is ahead.")
    reason: Text = Field(description="Why it is moved; whoever was told reads it.")
    answer_by: Day | None = Field(
        None,
        description="Last day on which those who are asked anew answer in time; two weeks from today unless given, or the "
        "day before the change.",
    )
    untils: list[Until] | None = Field(
        None, description="Ends that are given; all others move along by as many days as the change does."
    )


def _moved(call: Call) -> Sequence[Planned]:
    status = require_status(call, "PROPOSED", "AGREED", "ANNOUNCED")
    known: Course = call.known["course"]
    before, day = call.stored["effectiveOn"], call.input["effectiveOn"]
    _check_day(call, known, status, before, day)
    weighed = require_weighed(call)
    standing, lapsing = _standing(known, weighed, before, day)
    asked = [party for party in weighed.parties if party.organization not in standing]
    answers: list[Step] = [call.change_of("Answer", one.id, forDay=day) for one in standing.values()]
    answers += [call.change_of("Answer", one.id, lapsedAt=call.now) for one in lapsing]
    after = "PROPOSED" if asked else status
    changed = call.update(status=after, effectiveOn=day, decisionReason=call.input["reason"])
    questions = question(call, asked, _answer_by(call, day), day) if asked else []
    told = [*_told(call, known, weighed), *_told_anew(call, known, weighed, after)]
    if len(told) + len(questions) > MOST:
        words = "would make more than {most:,} messages, which are the most"
        raise call.wrong("id", Saying("TOO_MANY_MESSAGES", words, most=MOST))
    unsent = no_longer_sent(call, (one for one in known.unsent if one.kind != "WITHDRAWN"), "SUPERSEDED")
    return [changed, *_untils(call, known, before, day), *answers, *unsent, *questions, *told, kept_run(call)]


def _check_day(call: Call, known: Course, status: str, before: str, day: str) -> None:
    """Raises InvalidInput."""
    if day <= call.today:
        raise call.wrong("effectiveOn", Saying("NOT_AHEAD", "{day} is not ahead", day=day))
    if day == before:
        raise call.wrong("effectiveOn", already(day))
    yesterday = written(datetime.fromisoformat(call.now).astimezone(UTC) - timedelta(days=1))
    if status == "ANNOUNCED" and known.moved_at is not None and known.moved_at > yesterday:
        raise call.wrong(
            "id",
            Saying(
                "MOVED_TODAY", "was moved within a day, at {at}: nobody is told two new days in one", at=known.moved_at
            ),
        )


def _standing(
    known: Course, weighed: Weighed, before: str, day: str
) -> tuple[Mapping[str, Answered], Sequence[Answered]]:
    """Answers that stand for the new day, by consumer, and those that lapse."""
    parties = {party.organization: party for party in weighed.parties}
    standing: dict[str, Answered] = {}
    lapsing: list[Answered] = []
    for organization, answer in known.answers.items():
        party = parties.get(organization)
        if party is not None and _stands(answer, party, known, before, day):
            standing[organization] = answer
        else:
            lapsing.append(answer)
    return standing, lapsing


def _stands(answer: Answered, party: Party, known: Course, before: str, day: str) -> bool:
    """An ACCEPT stands where no consent is owed, it is no worse, and the day is later and in no freeze; NEEDS_TIME counts as
    one from its day on.
    """
    asked_as = known.asked_as.get(party.organization, Severity.NONE)
    is_worse = party.severity > asked_as
    return answer.accepts(day) and not party.consent and not is_worse and day > before and not party.frozen


def _answer_by(call: Call, day: str) -> str:
    usual = min(_plus(call.today, TIME_TO_ANSWER), _plus(day, -1))
    answer_by = call.input.get("answerBy") or usual
    require_answer_by(call, answer_by, day)
    return answer_by


def _plus(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _untils(call: Call, known: Course, before: str, day: str) -> Iterator[Step]:
    """Raises InvalidInput for an end of what the change does not do."""
    given = {(row["offering"], row["action"]): row["until"] for row in call.input.get("untils") or ()}
    shift = date.fromisoformat(day).toordinal() - date.fromisoformat(before).toordinal()
    for one in known.changed:
        until = given.pop((one.offering, one.action), None)
        if until is None and one.until is not None:
            until = _plus(one.until, shift)
        if until is not None:
            yield call.link(call.id, "Change.changes", one.offering, "untils", action=one.action, until=until)
    for offering, action in given:
        words = "{action} of {offering!r} is not what the change does"
        said = Saying("NOT_OF_CHANGE", words, action=action, offering=offering)
        raise call.wrong("untils", said, ("Offering", offering))


def _told(call: Call, known: Course, weighed: Weighed) -> list[Create]:
    """One MOVED to everybody who was sent something, also to who is no longer affected."""
    by_reader = {one.recipient: one for one in weighed.messages}
    found: list[Create] = []
    for recipient, earlier in known.sent.items():
        if earlier.kind == "WITHDRAWN":
            continue
        now = by_reader.get(recipient)
        if now is None:
            found.append(follow_up(call, "MOVED", earlier, severity=None))
        else:
            found.append(message(call, "MOVED", now, replaces=earlier.id))
    return found


def _told_anew(call: Call, known: Course, weighed: Weighed, after: str) -> list[Create]:
    """The announcement anew for those to whom it was not yet sent."""
    if after != "ANNOUNCED":
        return []
    unsent = {one.recipient: one for one in known.unsent if one.kind in {"NOTICE", "MOVED"}}
    return [
        message(call, "NOTICE", one, replaces=unsent[one.recipient].id)
        for one in weighed.messages
        if one.recipient in unsent and one.recipient not in known.sent
    ]


RESCHEDULE_CHANGE: Final = Verb(
    name="rescheduleChange",
    words="A change that was put before its consumers takes effect on another day. An ACCEPT stands where no consent is "
    "owed, it is no worse, and the day is later and in no freeze; all others are asked anew. Whoever was told is told.",
    about="Change",
    asks=Moved,
    known=course,
    steps=_moved,
    vouches=True,
    weighs=True,
)
