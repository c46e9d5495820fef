"""`rapport compare`."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.impact.scenario import by_name
from api.command.naming import ids_for
from api.command.options import ReportFormat
from api.command.paper import show, write
from graph.impact.incompleteness import incompleteness
from graph.impact.scenario_input import parsed_day
from graph.projection.follower import KeptProjection
from graph.questions.comparison.comparing import compare_scenarios, parsed_scenarios
from graph.text.catalogue.language import Language
from graph.text.documents.comparison import ComparisonPaper, ComparisonPart, ComparisonRows
from graph.text.documents.html import html
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from graph.projection.follower import State
    from graph.text.documents.blocks import Block


@dataclass(frozen=True, slots=True)
class Question:
    """`stated`: scenarios as the schema's `ScenarioInput`, with offerings by id or name."""

    stated: list[dict[str, Any]]
    today: str | None = None
    language: Language = Language.EN

    @property
    def day(self) -> date:
        return parsed_day(self.today, datetime.now(UTC).date(), ("today",))


async def compared(question: Question, format_: ReportFormat, part: ComparisonPart, data: Path | None) -> Status:
    async with estate(data) as database, aclosing(KeptProjection(database)) as kept:
        question = replace(question, stated=await ids_for([*map(by_name, question.stated)], database))
        if format_ is ReportFormat.JSON:
            from api.command.comparison.asking import answer_to  # noqa: PLC0415  # only here the schema is needed

            variables = {"scenarios": question.stated, "today": question.day.isoformat()}
            put_json(await answer_to(variables, kept, database))
            return Status.FINE
        drawn = await kept.ask(lambda state: _drawn(state, question, format_, part))
    if isinstance(drawn, str):
        write(drawn)
    else:
        show(drawn)
    return Status.FINE


def _drawn(state: State, question: Question, format_: ReportFormat, part: ComparisonPart) -> str | Sequence[Block]:
    comparison = compare_scenarios(state.projection, parsed_scenarios(question.stated, question.day), question.day)
    if format_ is ReportFormat.CSV:
        return spreadsheet(ComparisonRows(comparison, question.language, slice(None)).of(part))
    incomplete = {index: incompleteness(state, report) for index, report in enumerate(comparison.reports)}
    blocks = list(ComparisonPaper(comparison, question.language, incomplete).blocks())
    match format_:
        case ReportFormat.MARKDOWN:
            return markdown(blocks)
        case ReportFormat.HTML:
            return html(blocks, question.language)
        case _:
            return blocks
