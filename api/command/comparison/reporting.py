"""`rapport compare`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from api.command.comparison.asking import answer_to
from api.command.comparison.table import blocks, rows
from api.command.ending import Status
from api.command.estate import estate
from api.command.shapes import is_named, put

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.comparison.asking import Question
    from api.command.options import ReportFormat


async def compared(question: Question, format_: ReportFormat, data: Path | None) -> Status:
    async with estate(data) as database:
        answer = await answer_to(replace(question, named=is_named(format_)), database)
    put(format_, answer, blocks, rows)
    return Status.FINE
