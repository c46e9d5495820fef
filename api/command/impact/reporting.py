"""`rapport impact`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from api.command.ending import Status, complain
from api.command.estate import estate
from api.command.impact.asking import answer_to
from api.command.impact.markdown import markdown
from api.command.impact.rows import csv_rows
from api.command.impact.table import table
from api.command.impact.words import WORST_FIRST, many
from api.command.options import ReportFormat
from api.command.paper import show, write

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.impact.asking import Question
    from api.command.impact.words import Answer
    from api.command.options import Level


async def reported(question: Question, format_: ReportFormat, fail_on: Level | None, data: Path | None) -> Status:
    question = replace(question, named=format_ in {ReportFormat.TABLE, ReportFormat.MARKDOWN})
    async with estate(data) as database:
        answer = await answer_to(question, database)
    match format_:
        case ReportFormat.TABLE:
            show(table(question.scenario["changes"], answer))
        case ReportFormat.JSON:
            write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        case ReportFormat.CSV:
            write(csv_rows(answer))
        case ReportFormat.MARKDOWN:
            write(markdown(question.scenario["changes"], answer))
    return Status.FINE if fail_on is None else verdict(answer, fail_on)


def verdict(answer: Answer, fail_on: Level) -> Status:
    counts = answer["totals"]["consumers"]
    levels = WORST_FIRST[: WORST_FIRST.index(fail_on.upper()) + 1]
    reached = sum(counts[level.lower()] for level in levels)
    if not reached:
        return Status.FINE
    worse = "" if len(levels) == 1 else " or worse"
    are = "is" if reached == 1 else "are"
    complain(f"{many(reached, 'consumer')} {are} affected at {fail_on.upper()}{worse} (--fail-on {fail_on}).")
    return Status.FOUND
