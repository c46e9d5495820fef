"""An announced change is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from graph.model.change import ChangeOutcome
from graph.model.offering import Criticality
from graph.model.role import Role
from graph.model.scalars import Day, Text
from graph.saying import Saying
from graph.writing.verbs.announcing.course import course, require_status
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.announcing.course import Changed, Course
    from graph.writing.verbs.verb import Call


class Finished(Asks):
    done_on: Day | None = Field(None, description="Day on which it was carried out; today unless given.")
    outcome: ChangeOutcome = Field(ChangeOutcome.AS_ANNOUNCED, description="How it was carried out.")
    severity: Criticality | None = Field(None, description="How bad it was for its consumers in the end.")
    note: Text | None = Field(None, description="What is to be known of how it was done.")


def _finished(call: Call) -> Sequence[Step]:
    require_status(call, "ANNOUNCED")
    done_on, outcome = call.input.get("doneOn") or call.today, call.input.get("outcome") or "AS_ANNOUNCED"
    known: Course = call.known["course"]
    if done_on > call.today:
        words = "{day} has not come; what is not done at all is ended by cancelChange"
        raise call.wrong("doneOn", Saying("NOT_COME", words, day=done_on))
    for one in known.changed:
        _check(call, one, as_announced=outcome == "AS_ANNOUNCED")
    values = {"decisionReason": call.input.get("note"), "outcomeSeverity": call.input.get("severity")}
    return [call.update(status="DONE", doneOn=done_on, outcome=outcome, **values)]


def _check(call: Call, one: Changed, *, as_announced: bool) -> None:
    """Raises InvalidInput where it is not over, or the offering itself says something else than was announced."""
    named = ("Offering", one.offering)
    if one.until is not None and one.until > call.today:
        words = "{action} of {offering!r} goes on until {until}: it is done when that is over"
        said = Saying("GOES_ON", words, action=one.action, offering=one.offering, until=one.until)
        raise call.wrong("id", said, named)
    if not as_announced:
        return
    day = call.stored["effectiveOn"]
    if one.action == "RETIRE" and one.says["status"] != "RETIRED" and one.says["retiresOn"] != day:
        words = "{offering!r} does not say that it retires on {day}: say so by retireOffering"
        raise call.wrong("id", Saying("NOT_RETIRED_THEN", words, offering=one.offering, day=day), named)
    if one.action == "SUSPEND" and one.says["status"] != "SUSPENDED" and one.says["suspendedFrom"] != day:
        words = "{offering!r} does not say that it is suspended from {day}: say so by updateOffering (suspendedFrom)"
        raise call.wrong("id", Saying("NOT_SUSPENDED_THEN", words, offering=one.offering, day=day), named)


FINISH_CHANGE: Final = Verb(
    name="finishChange",
    words="An announced change was carried out, as it was announced or otherwise.",
    about="Change",
    asks=Finished,
    known=course,
    steps=_finished,
    vouches=True,
    role=Role.OWNER,
)
