"""The comparison as CSV: one row for each scenario, the least harmful first."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from api.command.impact.words import WORST_FIRST

if TYPE_CHECKING:
    from api.command.impact.words import Answer

COLUMNS: Final = (
    "scenario",
    "rank",
    "effective_on",
    *(f"consumers_{level.lower()}" for level in WORST_FIRST),
    *(f"agreements_{level.lower()}" for level in WORST_FIRST),
    "people",
    "overdue",
    "earliest_date",
    "because",
)


def csv_rows(answer: Answer) -> str:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for ranked in answer["scenarios"]:
        report = ranked["report"]
        totals, notice = report["totals"], report["notice"]
        affected = [totals[what][level.lower()] for what in ("consumers", "agreements") for level in WORST_FIRST]
        lines.writerow(
            (
                ranked["name"],
                ranked["rank"],
                report["effectiveOn"],
                *affected,
                totals["people"],
                notice["overdue"],
                notice["earliestDate"],
                ranked["because"],
            )
        )
    return out.getvalue()
