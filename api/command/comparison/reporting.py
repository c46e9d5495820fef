"""`rapport compare`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from api.command.comparison.asking import answer_to
from api.command.comparison.markdown import markdown
from api.command.comparison.rows import csv_rows
from api.command.comparison.table import table
from api.command.ending import Status
from api.command.estate import estate
from api.command.options import ReportFormat
from api.command.paper import show, write

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.comparison.asking import Question


async def compared(question: Question, format_: ReportFormat, data: Path | None) -> Status:
    question = replace(question, named=format_ in {ReportFormat.TABLE, ReportFormat.MARKDOWN})
    async with estate(data) as database:
        answer = await answer_to(question, database)
    match format_:
        case ReportFormat.TABLE:
            show(table(answer))
        case ReportFormat.JSON:
            write(orjson.dumps(answer, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode())
        case ReportFormat.CSV:
            write(csv_rows(answer))
        case ReportFormat.MARKDOWN:
            write(markdown(answer))
    return Status.FINE
