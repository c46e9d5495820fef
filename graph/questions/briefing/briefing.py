"""All that somebody should know before a meeting of both sides, as one side sees it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

from graph.errors import NotFound
from graph.health.health import Health
from graph.model.answers import Names, answer
from graph.model.duration import day_after
from graph.model.relationship import Side
from graph.questions.agenda import Asked as AskedAgenda
from graph.questions.agenda import Line, Matter, agenda
from graph.questions.briefing.people import BriefedPerson, people_there, stakeholders_on
from graph.questions.briefing.rows import (
    Decided,
    Good,
    Meeting,
    Promised,
    good_of_late,
    last_decisions,
    last_promises,
    names_of_people,
    names_of_sides,
    planned_meeting,
)
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.database.engine import Database
    from graph.reading import Scope

AHEAD: Final = "P90D"
OWED: Final = frozenset({Matter.COMMITMENT, Matter.EXPECTATION, Matter.IMPROVEMENT})
OPEN: Final = frozenset({Matter.COMPLAINT, Matter.DEMAND})
NOT_MET: Final = frozenset({Matter.CONTACT})


@answer("Thanks")
@dataclass(frozen=True, slots=True)
class Thanks:
    """Somebody of the others to be thanked, for something good of the last 90 days."""

    good: Good
    person: Annotated[str, "Whom to thank.", Names("Person", all_seen=True)]
    at: Annotated[date, "The day on which it was done or said."]


@dataclass(frozen=True, slots=True)
class Told:
    """What a document says besides: names and texts. `names`: of people, by id."""

    provider: str
    consumer: str
    meeting: Meeting | None
    decisions: Sequence[Decided]
    promised: Sequence[Promised]
    names: Mapping[str, str]


@answer("Briefing")
@dataclass(frozen=True, slots=True)
class Briefing:
    """A relationship before a meeting, as one side sees it: made of what this side may see, and of nothing else."""

    relationship: Annotated[str, "The relationship.", Names("ServiceRelationship", all_seen=True)]
    side: Annotated[Side, "The side for which it is."]
    today: Annotated[date, "The day as of which it is told."]
    engagement: Annotated[
        str | None, "The planned engagement; null where none is planned.", Names("Engagement", all_seen=True)
    ]
    health: Annotated[Health, "How it stands on that day, what moved it, and what would raise it."]
    decisions: Annotated[list[str], "The last decisions, the latest first.", Names("Decision", all_seen=True)]
    promised: Annotated[
        list[str],
        "What was promised at the last engagement at which anything was, whatever became of it.",
        Names("Commitment", all_seen=True),
    ]
    people: Annotated[
        list[BriefedPerson],
        "Who is invited; where nothing is planned, who has a role. The other side first, then who is accountable, then "
        "the most influential.",
    ]
    thanks: Annotated[list[Thanks], "Whom to thank, for what was done or said last first."]
    lines: Sequence[Line]
    """What is due within 90 days, what is late too."""
    told: Told

    @property
    def owed(self) -> list[Line]:
        return [line for line in self.lines if line.matter in OWED]

    @property
    def open(self) -> list[Line]:
        return [line for line in self.lines if line.matter in OPEN]

    @property
    def ahead(self) -> list[Line]:
        return [line for line in self.lines if line.matter not in {*OWED, *OPEN, *NOT_MET}]

    @property
    def not_met(self) -> list[Line]:
        """Lines of those who are there and whose interval is over by now."""
        return [line for line in self.lines if line.matter in NOT_MET and line.due <= self.today.isoformat()]


@dataclass(frozen=True, slots=True)
class Asked:
    """`today`: an ISO day. `engagement`: the planned one; None = the next."""

    relationship: str
    today: str
    engagement: str | None = None


def scope_of_side(scope: Scope, organizations: Iterable[str]) -> Scope:
    """What a side sees, of which these are the organizations: within what whoever asks sees, who reaches that side."""
    reached = {id_: True for id_ in organizations if not scope.restricted or id_ in scope.organizations}
    return replace(scope, restricted=True, administers=False, by_maps=False, organizations=reached)


async def briefing(database: Database, scope: Scope, health: Health, asked: Asked) -> Briefing:
    """`scope`: of the side, `health`: in its view. Raises NotFound where the engagement is not planned there."""
    id_, today = asked.relationship, asked.today
    meeting = await planned_meeting(database, scope, id_, asked.engagement, today)
    if asked.engagement is not None and meeting is None:
        words = "There is no planned engagement {id!r} of {relationship!r}."
        raise NotFound(Saying("NO_PLANNED_ENGAGEMENT", words, id=asked.engagement, relationship=id_))
    lines = await agenda(database, scope, AskedAgenda(today, day_after(today, AHEAD), id_))
    decisions = await last_decisions(database, scope, id_, today)
    promised = await last_promises(database, scope, id_, today)
    good = await good_of_late(database, scope, id_, today)
    view, day = health.moment.view, health.moment.day
    invited = stakeholders_on(view, day) if meeting is None else meeting.people
    names = await names_of_people(database, scope, [*invited, *(one.person for one in good)])
    provider, consumer = await names_of_sides(database, id_)
    return Briefing(
        relationship=id_,
        side=view.side,
        today=date.fromisoformat(today),
        engagement=meeting and meeting.id,
        health=health,
        decisions=[one.id for one in decisions],
        promised=[one.id for one in promised],
        people=people_there(view, [one for one in invited if one in names], day),
        thanks=[
            Thanks(one, one.person, date.fromisoformat(one.at))
            for one in good
            if view.side_of(one.person, day) not in {None, view.side.value}
        ],
        lines=lines,
        told=Told(provider, consumer, meeting, decisions, promised, names),
    )
