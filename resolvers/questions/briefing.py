"""The field `briefing`."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.model.relationship import Side
from graph.questions.briefing.briefing import Asked as AskedBriefing
from graph.questions.briefing.briefing import Briefing, Thanks, briefing
from graph.questions.briefing.people import BriefedPerson
from graph.text.documents.briefing import BriefingPaper
from graph.text.documents.html import html
from graph.text.documents.markdown import markdown
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.reference import Reference
from resolvers.impact.explanation import LANGUAGE
from resolvers.questions.agenda import line_of
from resolvers.questions.health.field import SIDE, asked_day
from resolvers.questions.side import of_side
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.text.catalogue.language import Language
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "All that somebody should know before a meeting: how the relationship stands and what moved it, what both sides owe "
    "each other, what was decided last, what is open, what is ahead, who will be there, whom to thank."
)
OWED: Final = "What the sides have promised, expect or have agreed to make better, by the day on which it is due."
OPEN: Final = "Complaints and demands that are open."
AHEAD: Final = "What comes within 90 days: reviews, changes, messages about them, agreements, trainings, vacancies."
NOT_MET: Final = "People of high influence not spoken to for longer than the interval."


def briefing_field(types: Types, line: Class) -> Field:
    """`line`: the type of a line of an agenda."""
    made = briefing_type(types, line)

    async def asked(
        info: Asked, relationship: str, engagement: Any = None, today: Any = None, side: Any = None
    ) -> Briefing:
        context, day = info.context, asked_day(today, "today")
        found = await of_side(context, relationship, side, day)
        question = AskedBriefing(relationship, date.fromordinal(day).isoformat(), plain(engagement))
        return await briefing(context.database, found.scope, found.health, question)

    return resolved(
        "briefing",
        made,
        WORDS,
        asked,
        rows=20,
        arguments={
            "relationship": described(ID, "relationship", "Id of the relationship."),
            "engagement": described(
                ID | None, "engagement", "Id of the planned engagement; the next one unless given."
            ),
            "today": described(
                Date | None, "today", "The day as of which it is told; today's date in UTC unless given."
            ),
            "side": described(types.inputs.enums[Side] | None, "side", SIDE),
        },
    )


def briefing_type(types: Types, line: Class) -> Class:
    def subject(root: Any) -> Any:
        return Reference(root.good.label, root.good.id, known=True)

    words = "What for: a commitment kept in time, an improvement that was finished, feedback of 9 or 10."
    types.answers.made(Thanks, {"subject": resolved("subject", types.node | None, words, subject)})
    types.answers.type_of(BriefedPerson)
    return types.answers.made(
        Briefing,
        {
            "owed": _lines("owed", line, OWED),
            "open": _lines("open", line, OPEN),
            "ahead": _lines("ahead", line, AHEAD),
            "notMet": _lines("notMet", line, NOT_MET, "not_met"),
            "markdown": _paper("markdown", "Two pages at most, as Markdown.", lambda blocks, _: markdown(blocks)),
            "html": _paper("html", "Two pages at most, as a page of HTML that needs nothing else.", html),
        },
    )


def _lines(name: str, line: Class, words: str, attribute: str | None = None) -> Field:
    def lines(root: Any) -> Any:
        return list(
            map(partial(line_of, line, root.today.isoformat(), side=root.side), getattr(root, attribute or name))
        )

    return resolved(name, list[line], words, lines, rows=20)


def _paper(name: str, words: str, written: Callable[[Any, Language], str]) -> Field:
    def paper(root: Any, info: Asked, language: Any = None) -> str:
        spoken = info.spoken(language)
        return written(BriefingPaper(root, spoken).blocks(), spoken)

    return resolved(name, str, words, paper, arguments={"language": described(str | None, "language", LANGUAGE)})
