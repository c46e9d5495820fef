"""Who is who in a relationship: influence and interest, and who covers whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.answers import Names, answer
from graph.model.relationship import Side, StakeholderRole
from graph.model.scalars import Choice
from graph.projection.meetings.around import OF_INFLUENCE
from graph.projection.meetings.spoken import last_met
from graph.projection.people_on_day import side_of
from graph.projection.relationship_risk import FRESH
from graph.projection.status import day_of
from graph.questions.network.threads import covering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.projection.contacts.people import AssessmentRow, StakeholderRow
    from graph.questions.network.sight import Sight

OF_INTEREST: Final = OF_INFLUENCE


class Quadrant(Choice):
    """How to treat a stakeholder, by influence and interest, each of which is high from 4 on."""

    MANAGE_CLOSELY = "MANAGE_CLOSELY", "Influence and interest are high."
    KEEP_SATISFIED = "KEEP_SATISFIED", "Influence is high, interest is not."
    KEEP_INFORMED = "KEEP_INFORMED", "Interest is high, influence is not."
    MONITOR = "MONITOR", "Neither is high."


@answer("MappedStakeholder")
@dataclass(frozen=True, slots=True)
class MappedStakeholder:
    """A person who has a role in a relationship, and how the person is seen there."""

    person: Annotated[str, "Who.", Names("Person")]
    role: Annotated[StakeholderRole, "The role; of several the one in which the person is accountable, then the first."]
    roles: Annotated[list[StakeholderRole], "All roles of the person."]
    side: Annotated[Side, "The side on which the person stands in that role."]
    accountable: Annotated[bool, "Whether the person answers in that role."]
    influence: Annotated[int | None, "1 to 5, as last seen; null where it is not known."]
    interest: Annotated[int | None, "1 to 5, as last seen; null where it is not known."]
    quadrant: Annotated[Quadrant | None, "How to treat the person; null where influence or interest is not known."]
    sentiment: Annotated[int | None, "-2 to 2, as last seen; null where it is not known."]
    sentiment_at: Annotated[date | None, "The day of that."]
    is_sentiment_old: Annotated[bool, "Whether that day is more than 180 days ago."]
    last_contact: Annotated[date | None, "The last day on which the person attended an engagement about it."]
    covered_by: Annotated[
        list[str],
        "People of the other side who have a tie of at least 0.3 to the person, the strongest first.",
        Names("Person", all_seen=True),
    ]


def stakeholder_map(sight: Sight, relationship: str) -> list[MappedStakeholder]:
    """The most influential first, then the most interested, then by id."""
    roles: dict[str, list[StakeholderRow]] = {}
    for row in sight.holders(relationship):
        roles.setdefault(row.person, []).append(row)
    made = (_mapped(sight, relationship, rows) for rows in roles.values())
    return sorted(made, key=lambda each: (-(each.influence or 0), -(each.interest or 0), each.person))


def _mapped(sight: Sight, relationship: str, rows: Sequence[StakeholderRow]) -> MappedStakeholder:
    rows = sorted(rows, key=lambda row: (not row.accountable, StakeholderRole(row.role).rank))
    person, side = rows[0].person, Side(side_of(rows[0]))
    known = sight.around(relationship)
    seen = [row for row in known.assessments if row.person == person and day_of(row.at) <= sight.day]
    influence, interest = _last(seen, lambda row: row.influence), _last(seen, lambda row: row.interest)
    sentiment = _last(seen, lambda row: row.sentiment)
    met = last_met(known, person, sight.day)
    return MappedStakeholder(
        person=person,
        role=StakeholderRole(rows[0].role),
        roles=list(dict.fromkeys(StakeholderRole(row.role) for row in rows)),
        side=side,
        accountable=rows[0].accountable,
        influence=influence and influence[1],
        interest=interest and interest[1],
        quadrant=quadrant(influence[1], interest[1]) if influence and interest else None,
        sentiment=sentiment and sentiment[1],
        sentiment_at=sentiment and date.fromisoformat(sentiment[0]),
        is_sentiment_old=sentiment is not None and sight.day - day_of(sentiment[0]) > FRESH,
        last_contact=met and date.fromordinal(met.on),
        covered_by=covering(sight, relationship, person, side.value),
    )


def quadrant(influence: int, interest: int) -> Quadrant:
    if influence >= OF_INFLUENCE:
        return Quadrant.MANAGE_CLOSELY if interest >= OF_INTEREST else Quadrant.KEEP_SATISFIED
    return Quadrant.KEEP_INFORMED if interest >= OF_INTEREST else Quadrant.MONITOR


def _last(seen: Sequence[AssessmentRow], value: Callable[[AssessmentRow], int | None]) -> tuple[str, int] | None:
    """The day, and what was said on it, of the last one that says."""
    said = [(row.at, row.id, found) for row in seen if (found := value(row)) is not None]
    return (max(said)[0], max(said)[2]) if said else None
