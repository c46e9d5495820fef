"""`rapport impact`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from api.command.ending import Status, complain
from api.command.estate import estate
from api.command.impact.asking import answer_to
from api.command.impact.change import scenario_of_change
from api.command.impact.difference import differences, keep, last_answer
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


@dataclass(frozen=True, slots=True)
class Wish:
    """`change`: id of a planned change that is asked about instead of the question's scenario. `last`: the file that
    keeps the answer until the next run.
    """

    format: ReportFormat
    fail_on: Level | None = None
    change: str | None = None
    last: Path | None = None


async def reported(question: Question, wish: Wish, data: Path | None) -> Status:
    question = replace(question, named=wish.format in {ReportFormat.TABLE, ReportFormat.MARKDOWN})
    before = last_answer(wish.last) if wish.last else None
    async with estate(data) as database:
        if wish.change is not None:
            planned = await scenario_of_change(wish.change, database)
            question = replace(question, scenario={**planned, **question.scenario})
        answer = await answer_to(question, database)
    if wish.last:
        keep(answer, wish.last)
    _show(question, wish.format, answer, list(differences(before, answer)) if before else None)
    return Status.FINE if wish.fail_on is None else verdict(answer, wish.fail_on)


def _show(question: Question, format_: ReportFormat, answer: Answer, since: list[str] | None) -> None:
    """`since`: what is other than at the last run; None where there was none."""
    match format_:
        case ReportFormat.TABLE:
            show(table(question.scenario["changes"], answer, since))
        case ReportFormat.JSON:
            write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        case ReportFormat.CSV:
            write(csv_rows(answer))
        case ReportFormat.MARKDOWN:
            write(markdown(question.scenario["changes"], answer, since))


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
