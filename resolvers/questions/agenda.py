"""The field `agenda`: what is due, with whom, why, and what would settle it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID, UNSET

from graph.errors import BadInput
from graph.health.keeping import kept_health
from graph.health.steps import gains
from graph.model.duration import day_after
from graph.model.scalars import today as today_
from graph.model.sentences import one_or_the_other
from graph.questions.agenda import Asked as AskedAgenda
from graph.questions.agenda import Matter
from graph.questions.agenda.counting import MatterCount, RelationshipCount, by_matter, by_relationship
from graph.questions.agenda.gains import health_gain
from graph.saying import Saying
from graph.text.agenda import agenda_reason
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.derived.reference import Reference
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.references import one
from resolvers.questions.health.field import health_of, impact_of
from resolvers.questions.health.field import today_ as today_ordinal
from resolvers.questions.own import own_manager
from resolvers.scalars import Date
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from graph.access.scope import Scope
    from graph.health.steps import HealthAct
    from graph.model.relationship import Side
    from graph.projection.follower import State
    from graph.projection.status import Day
    from graph.questions.agenda import Line
    from resolvers.derived.types import Types

    Gains = dict[tuple[HealthAct, str], float]

AHEAD: Final = "P90D"
WORDS: Final = (
    "What is due in relationships: reviews, commitments, what waits for an answer, agreements that run out, "
    "trainings, vacancies, people of influence not spoken to for long. What is late is always among it."
)

WHOSE: Final = "Whose relationships it is of; null where it is of one relationship or of all."
BY_MATTER: Final = "How much is due of each matter of which anything is."
BY_RELATIONSHIP: Final = "How much is due in each relationship in which anything is: the most overdue first."


def agenda_field(types: Types, line: Class) -> Field:
    """`line`: the type of its lines."""
    matter = types.answers.enum_of(Matter)
    of_matter, of_relationship = types.answers.type_of(MatterCount), types.answers.type_of(RelationshipCount)
    made = answer(
        "Agenda",
        WORDS,
        {
            "lines_made": PRIVATE,
            "node": PRIVATE,
            **keys("manager"),
            "manager": one(types, "manager", "Person", WHOSE, always=False),
            "today": field("today", Date, "The day from which days left are counted."),
            "until": field("until", Date, "What is due on this day or later is left out."),
            "overdue": field("overdue", int, "How many lines were due before `today`."),
            "byMatter": resolved("byMatter", list[of_matter], BY_MATTER, _by_matter),
            "byRelationship": sorted_list(
                "byRelationship",
                of_relationship,
                BY_RELATIONSHIP,
                lambda root: by_relationship(root.lines_made, root.today),
                lambda row: row.place,
                shown=lambda _, row: row,
            ),
            "lines": sorted_list(
                "lines", line, "What is due, the earliest first.", lambda root: root.lines_made, lambda row: row.place
            ),
        },
    )

    async def agenda_(
        info: Asked,
        relationship: Any = None,
        manager: Any = UNSET,
        until: Any = None,
        today: Any = None,
        matters: Any = None,
    ) -> Any:
        context = info.context
        asked = asked_agenda(plain(relationship), plain(manager), plain(until), plain(today))
        if manager is UNSET and asked.relationship is None:
            asked = replace(asked, manager=await own_manager(context, asked.today))
        lines = await context.agendas.agenda(context.database, context.scope, asked)
        if (wanted := plain(matters)) is not None:
            lines = [row for row in lines if row.matter in wanted]
        return made(
            lines_made=lines,
            node=partial(line_of, line, asked.today),
            manager_id=asked.manager,
            today=asked.today,
            until=asked.until,
            overdue=sum(row.due < asked.today for row in lines),
        )

    return resolved(
        "agenda",
        made,
        f"{WORDS} For one relationship, for a manager, or for all: yours unless asked otherwise.",
        agenda_,
        arguments={
            "relationship": described(ID | None, "relationship", "Id of one relationship."),
            "manager": described(
                ID | None,
                "manager",
                "Id of a person: only the relationships of which that person is manager on the day. Left out, yours, "
                "where you are a person who manages any on the day; null: all.",
            ),
            "until": described(
                Date | None, "until", "Only what is due before this day; 90 days from today unless given."
            ),
            "today": described(
                Date | None, "today", "The day as of which it is asked; today's date in UTC unless given."
            ),
            "matters": described(list[matter] | None, "matters", "Only what is due for one of these reasons."),
        },
    )


def _by_matter(root: Any) -> list[MatterCount]:
    return by_matter(root.lines_made, root.today)


def asked_agenda(relationship: str | None, manager: str | None, until: str | None, today: str | None) -> AskedAgenda:
    """Raises BadInput for what cannot be asked together."""
    if relationship is not None and manager is not None:
        raise BadInput(one_or_the_other(), ("manager",))
    day = today or today_()
    end = until or day_after(day, AHEAD)
    if end < day:
        words = "until is {day}, which is before today, {earlier_day}."
        raise BadInput(Saying("BEFORE", words, day=end, earlier_day=day), ("until",))
    return AskedAgenda(day, end, relationship, manager)


def line_type(types: Types) -> Class:
    def subject(root: Any) -> Any:
        return Reference(root.label, root.subject_id)

    return answer(
        "AgendaLine",
        "Something that is due.",
        {
            **keys("relationship", "person", "subject"),
            "label": PRIVATE,
            "matter": field("matter", types.answers.enum_of(Matter), "Why it is on the agenda."),
            "due": field("due", Date, "The day by which it is to be settled."),
            "daysLeft": field("daysLeft", int, "Days from today to that day; less than 0 where it is late."),
            "overdue": field("overdue", bool, "Whether that day is over."),
            "why": PRIVATE,
            "reason": _reason(),
            "settledBy": field("settledBy", str, "The mutation that would settle it."),
            "line": PRIVATE,
            "side": PRIVATE,
            "asked_on": PRIVATE,
            "healthGain": _health_gain(),
            "relationship": one(types, "relationship", "ServiceRelationship", "The relationship in which it is due."),
            "person": one(
                types,
                "person",
                "Person",
                "With whom; null where it is not about one person, or about one who must not be contacted.",
                always=False,
            ),
            "subject": resolved("subject", types.node | None, "The thing that it is about.", subject),
        },
    )


def _reason() -> Field:
    def worded(root: Any, info: Asked, language: Any = None) -> str:
        return agenda_reason(root.why, info.spoken(language))

    return resolved(
        "reason",
        str,
        "What it is, in a sentence.",
        worded,
        arguments={"language": described(str | None, "language", LANGUAGE)},
    )


def _health_gain() -> Field:
    async def gained(root: Any, info: Asked) -> float | None:
        """Relationships are asked about together."""
        context, side, day = info.context, root.side, date.fromisoformat(root.asked_on).toordinal()

        async def load(ids: list[str]) -> list[Gains]:
            def answers(state: State) -> list[Gains]:
                return [gains_of(state, context.scope, id_, side, day) for id_ in ids]

            return await impact_of(context).ask(answers, of_dialogue=True)

        loader = context.loader(("healthGain", root.asked_on, side), load)
        return health_gain(root.line, await loader.load(root.line.relationship))

    words = (
        "By how much the score of the relationship's health would rise if this alone were settled on the day, seen from "
        "your side, else the provider's; null where no score follows from it."
    )
    return resolved("healthGain", float | None, words, gained)


def gains_of(state: State, scope: Scope, relationship: str, side: Side | None, day: Day) -> Gains:
    row = state.projection.contacts.relationships.first_of(relationship)
    health = health_of(kept_health(state.projection), row, scope, side, day, today_ordinal(), None)
    return {} if health is None else gains(health.moment, health.standing)


def line_of(made: Class, today: str, row: Line, side: Side | None = None) -> Any:
    """`side`: whose view is shown; that of whoever asks unless given."""
    return made(
        line=row,
        side=side,
        asked_on=today,
        relationship_id=row.relationship,
        person_id=row.person,
        subject_id=row.id,
        label=row.label,
        matter=row.matter.value,
        due=row.due,
        daysLeft=row.days_left(today),
        overdue=row.due < today,
        why=row.reason,
        settledBy=row.settled_by,
    )
