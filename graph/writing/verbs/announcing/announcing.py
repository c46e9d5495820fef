"""An agreed change is announced: a message for each line of the notify plan of that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.role import Role
from graph.saying import Saying
from graph.writing.verbs.announcing.course import course, require_day_ahead, require_status, require_weighed
from graph.writing.verbs.announcing.deciding import require_all_asked
from graph.writing.verbs.announcing.messages import MOST, message, no_longer_sent
from graph.writing.verbs.verb import Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.announcing.course import Course, Told
    from graph.writing.verbs.announcing.weighed import Message, Recipient, Weighed
    from graph.writing.verbs.verb import Call

ANNOUNCES: Final = frozenset({"NOTICE", "MOVED"})
GONE: Final = frozenset({"WITHDRAWN", "SUPERSEDED"})


def not_told(known: Course, weighed: Weighed) -> list[Message]:
    """Who is to be told by now and has no message that announces the change, made or sent."""
    told: set[Recipient] = {one.recipient for one in known.told if _announces(one)}
    return [one for one in weighed.messages if one.recipient not in told]


def _announces(one: Told) -> bool:
    return one.kind in ANNOUNCES and one.state not in GONE


def _announced(call: Call) -> Sequence[Step]:
    status = require_status(call, "AGREED", "ANNOUNCED")
    require_day_ahead(call)
    weighed, known = require_weighed(call), call.known["course"]
    if status == "AGREED":
        require_all_asked(call, known, weighed)
    to = not_told(known, weighed) if status == "ANNOUNCED" else weighed.messages
    if status == "ANNOUNCED" and not to:
        raise call.wrong("id", Saying("ALL_TOLD", "was announced to everybody whom it affects: nobody is left to tell"))
    if len(to) > MOST:
        words = "would make {count:,} messages; {most:,} are the most: change fewer offerings at once"
        raise call.wrong("id", Saying("TOO_MANY_MESSAGES", words, count=len(to), most=MOST))
    moved = _moves_unsent(known, to) if status == "AGREED" else {}
    replaced = no_longer_sent(call, moved.values(), "SUPERSEDED")
    notices = [message(call, "NOTICE", one, replaces=_id(moved.get(one.recipient))) for one in to]
    return [call.update(status="ANNOUNCED"), *replaced, *notices]


def _moves_unsent(known: Course, to: Sequence[Message]) -> dict[Recipient, Told]:
    """Messages of another day that have not gone out: the announcement says the day too."""
    recipients = {one.recipient for one in to}
    return {one.recipient: one for one in known.unsent if one.kind == "MOVED" and one.recipient in recipients}


def _id(one: Told | None) -> str | None:
    return one.id if one else None


ANNOUNCE_CHANGE: Final = Verb(
    name="announceChange",
    words="An agreed change is announced: a message is made for each line of the notify plan of this moment. Done again, "
    "it makes messages for those alone who have come to be affected since.",
    about="Change",
    known=course,
    steps=_announced,
    vouches=True,
    role=Role.OWNER,
    weighs=True,
)
