"""`rapport weak-points`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from api.command.answers import is_named, put
from api.command.ending import Status
from api.command.estate import estate
from api.command.weak_points.asking import answer_to
from api.command.weak_points.table import blocks, rows

if TYPE_CHECKING:
    from pathlib import Path

    from api.command.options import ReportFormat
    from api.command.weak_points.asking import Question


async def reported(question: Question, format_: ReportFormat, data: Path | None) -> Status:
    async with estate(data) as database:
        answer = await answer_to(replace(question, named=is_named(format_)), database)
    put(format_, answer, blocks(answer), rows(answer))
    return Status.FINE
