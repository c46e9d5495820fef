"""How many people of both sides meet, and whether both sides review their relationship as often as agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.factor import NOT_APPLICABLE, UNKNOWN, Counted, Factor
from graph.health.policy import BREADTH
from graph.model.relationship import RelationshipType, Side
from graph.projection.meetings.around import SPEAKING
from graph.projection.meetings.review import review_of

if TYPE_CHECKING:
    from graph.health.moment import Moment

BASIC: Final = RelationshipType.BASIC.value
POINTS: Final = (0.0, 30.0, 70.0, 100.0)
"""Points for so many people of the smaller side, or more."""

SPEAKERS: Final = frozenset((side.value, role) for side, roles in SPEAKING.items() for role in roles)
PROVIDER: Final = Side.PROVIDER.value
CONSUMER: Final = Side.CONSUMER.value


def breadth(moment: Moment) -> Factor:
    """Unknown until any engagement was ever held."""
    view, day = moment.view, moment.day
    if view.type == BASIC:
        return NOT_APPLICABLE
    if not view.meetings or view.meetings[0].on > day:
        return UNKNOWN
    providers, consumers, counted = met(moment)
    return Factor(POINTS[min(3, len(providers), len(consumers))], counted)


def met(moment: Moment) -> tuple[set[str], set[str], list[Counted]]:
    """People of both sides who speak for it on that day and were there when both sides met within the window, not by
    messages; and those meetings.
    """
    view, day, oldest = moment.view, moment.day, moment.oldest[BREADTH]
    speak = {(role.person, role.side) for role in moment.holders if (role.side, role.role) in SPEAKERS}
    providers, consumers, counted = set[str](), set[str](), list[Counted]()
    for meeting in reversed(view.meetings):
        if meeting.on > day or meeting.kind == "MESSAGES":
            continue
        if meeting.on < oldest:
            break
        sides = {person: view.side_of(person, day) for person in meeting.people}
        there = sides.values()
        if PROVIDER in there and CONSUMER in there:
            counted.append((meeting, None, 1.0, False, "meeting"))
            providers.update(one for one, side in sides.items() if side == PROVIDER and (one, side) in speak)
            consumers.update(one for one, side in sides.items() if side == CONSUMER and (one, side) in speak)
    return providers, consumers, counted


def contact(moment: Moment) -> Factor:
    """Points by whether the next review is due, or how late it is. Unknown where no interval is agreed."""
    view, day = moment.view, moment.day
    if view.type == BASIC:
        return NOT_APPLICABLE
    review = review_of(view.known, day)
    if review is None:
        return UNKNOWN
    held = next((one for one in view.meetings if one.id == review.held), None) if review.held else None
    counted: list[Counted] = [] if held is None else [(held, None, 1.0, False, "review")]
    return Factor(review.contact(day), counted)
