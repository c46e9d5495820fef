"""What is said of a score, before it is put into words: messages of the catalogue and their facts."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.health.day import iso
from graph.health.factor import POINTS, ROW, WHY
from graph.health.factors.contact import met
from graph.health.policy import BREADTH, CONTACT, FEEDBACK, KINDS, SENTIMENT, TARGETS
from graph.projection.meetings.review import review_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.health.caps import Cap
    from graph.health.factor import Counted, Factor
    from graph.health.moment import Moment

Facts = dict[str, "str | int"]


class Sentence(NamedTuple):
    """`message`: its name in the catalogue, without `health-`."""

    message: str
    facts: Mapping[str, str | int]


DAYS: Final = {
    "agreed-overdue": ("due",),
    "agreed-long-ago": ("answered_at",),
    "unanswered": ("stated_at",),
    "kept-late": ("due", "done_at"),
    "overdue": ("due",),
    "feedback": ("at",),
    "outcome-unmeasured": ("due",),
    "meeting": ("on",),
    "review": ("on",),
    "adoption": ("at",),
    "fit": ("at",),
    "assessment": ("at",),
}
"""Days of a row that a message names, by message."""

NUMBERS: Final = {"feedback": ("score",), "adoption": ("active", "planned"), "assessment": ("sentiment",)}
"""Numbers of a row that a message names, by message."""


def said_of(fact: Counted) -> Sentence:
    """What a fact of a factor says."""
    row, why = fact[ROW], fact[WHY]
    facts: Facts = {_name(each): iso(getattr(row, each)) for each in DAYS.get(why, ())}
    facts |= {each: str(getattr(row, each)) for each in NUMBERS.get(why, ())}
    points = fact[POINTS]
    return Sentence(f"fact-{why}", facts if points is None else {**facts, "points": shown(points)})


def shown(points: float) -> str:
    """Points with one decimal, cut, so that what is below a bound is not shown as if it had reached it."""
    return f"{floor(points * 10 + 1e-9) / 10:g}"


def why(moment: Moment, place: int, factor: Factor) -> Sentence:
    """Why a factor has its points; what to record where it has none."""
    name = KINDS[place].value.lower()
    if not factor.applies:
        return Sentence(f"{name}-not-applicable", {})
    if factor.points is None:
        return Sentence(f"{name}-unknown", {})
    facts: Facts = {"points": shown(factor.points), "count": len(factor.counted)}
    if place == BREADTH:
        providers, consumers, _ = met(moment)
        facts |= {"providers": len(providers), "consumers": len(consumers)}
    elif place == CONTACT:
        facts |= _review(moment)
    elif place == FEEDBACK:
        roles = sorted(_roles(moment, factor))
        facts |= {"roles": ", ".join(roles), "named": "yes" if roles else "no"}
    elif place == SENTIMENT:
        facts["worst"] = str(min(fact[ROW].sentiment for fact in factor.counted))
    elif place == TARGETS:
        facts["days"] = moment.policy.windows[TARGETS]
    return Sentence(name, facts)


def _review(moment: Moment) -> Facts:
    review = review_of(moment.view.known, moment.day)
    if review is None:
        return {}
    return {"due": review.due, "late": review.days_late(moment.day), "last": review.last}


def _roles(moment: Moment, factor: Factor) -> set[str]:
    persons = {fact[ROW].person for fact in factor.counted}
    return {role.role for role in moment.view.roles if role.person in persons}


def said_of_cap(cap: Cap) -> Sentence:
    facts: Facts = {"since": iso(cap.since)} if cap.since else {}
    message = f"cap-{cap.kind.value.lower().replace('_', '-')}"
    return Sentence(message if cap.since else f"{message}-undated", facts)


def _name(attribute: str) -> str:
    return attribute.removesuffix("_at")
