"""Who will be at a meeting, and how each stands, as one side knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from graph.model.answers import Names, answer
from graph.model.relationship import Side, StakeholderRole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.health.view import Opinion, View
    from graph.projection.status import Day


@answer("BriefedPerson")
@dataclass(frozen=True, slots=True)
class BriefedPerson:
    """Somebody who will be there, and how the person stands."""

    person: Annotated[str, "Who.", Names("Person", all_seen=True)]
    side: Annotated[Side | None, "The side on which the person stands; null for somebody without a role by now."]
    roles: Annotated[list[StakeholderRole], "The roles that the person has on the day."]
    accountable: Annotated[bool, "Whether the person answers in one of them."]
    influence: Annotated[int | None, "1 to 5, as last seen; null where it is not known."]
    sentiment: Annotated[int | None, "-2 to 2, as last seen; null where it is not known."]
    sentiment_at: Annotated[date | None, "The day of that."]
    last_met: Annotated[date | None, "The last day on which the person was at an engagement; null: not met yet."]

    @property
    def place(self) -> tuple[bool, int, str]:
        """Who is accountable first, then the most influential."""
        return not self.accountable, -(self.influence or 0), self.person


def people_there(view: View, people: Iterable[str], day: Day) -> list[BriefedPerson]:
    """The people, those of the other sides first; of each side the accountable ones, then the most influential."""
    found = [briefed(view, person, day) for person in sorted(set(people))]
    return sorted(found, key=lambda each: (each.side is view.side, each.place))


def stakeholders_on(view: View, day: Day) -> set[str]:
    """Who has a role on the day."""
    return {role.person for role in view.roles if role.first <= day < role.end}


def briefed(view: View, person: str, day: Day) -> BriefedPerson:
    held = [role for role in view.roles if role.person == person and role.first <= day < role.end]
    side = view.side_of(person, day)
    opinions = [one for one in view.assessments if one.person == person and one.at <= day]
    sentiment = _last([one for one in opinions if one.sentiment is not None])
    influence = _last([one for one in opinions if one.influence is not None])
    met = [one.on for one in view.meetings if one.on <= day and person in one.people]
    return BriefedPerson(
        person=person,
        side=None if side is None else Side(side),
        roles=sorted({StakeholderRole(role.role) for role in held}, key=lambda role: role.rank),
        accountable=any(role.accountable for role in held),
        influence=influence and influence.influence,
        sentiment=sentiment and sentiment.sentiment,
        sentiment_at=sentiment and date.fromordinal(sentiment.at),
        last_met=date.fromordinal(max(met)) if met else None,
    )


def _last(opinions: list[Opinion]) -> Opinion | None:
    return max(opinions) if opinions else None
