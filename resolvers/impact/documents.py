"""A report as text: Markdown for a change request, CSV for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.model.sentences import beyond_bounds
from graph.text.documents.impact import ImpactPaper
from graph.text.documents.impact_rows import ImpactPart, ImpactRows
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, described
from resolvers.derived.classes import resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.parts import asked_slice

if TYPE_CHECKING:
    from graph.impact.report import Report
    from resolvers.derived.classes import Class, Field

ROWS: Final = 200
"""Rows of each table of a Markdown text without the argument `first`."""
MOST: Final = ROOT_PAGE[1]

MARKDOWN: Final = "The report as Markdown, ready for a change request: summary, findings, who is affected and why, whom to tell, notice."
CSV: Final = (
    "A part of the report as CSV (RFC 4180), its first line the names of the columns: a table for a spreadsheet. A text that "
    "would be a formula there has an apostrophe before it."
)


def markdown_field() -> dict[str, Field]:
    def text(root: Any, info: Asked, first: int = ROWS, language: Any = None) -> str:
        report: Report = root.report
        paper = ImpactPaper(report, info.spoken(language), root.incomplete_reason, most=rows_of(first))
        return markdown(paper.change_request())

    return {"markdown": resolved("markdown", str, MARKDOWN, text, arguments=markdown_arguments())}


def csv_field() -> dict[str, Field]:
    parts = choice_enum(ImpactPart)
    usual = parts(ImpactPart.CONSUMERS.value)

    def text(
        root: Any,
        info: Asked,
        part: Any = usual,
        first: int = MOST,
        offset: int = 0,
        language: Any = None,
    ) -> str:
        report: Report = root.report
        rows = ImpactRows(report, info.spoken(language), asked_slice(first, offset))
        return spreadsheet(rows.of(ImpactPart(part.value)))

    return {
        "csv": resolved("csv", str, CSV, text, arguments=csv_arguments(parts, "consumers, offerings, agreements …"))
    }


def rows_of(first: int) -> int:
    if not 1 <= first <= MOST:
        raise BadInput(beyond_bounds("first", first, MOST), ("first",))
    return first


def markdown_arguments() -> dict[str, Any]:
    rows = f"So many rows of each table, 1 to {MOST:,}; the others are counted."
    return {
        "first": described(int, "first", rows),
        "language": described(str | None, "language", LANGUAGE),
    }


def csv_arguments(part: Class, things: str) -> dict[str, Any]:
    """`things`: what is paged through."""
    return {
        "part": described(part, "part", "Which part."),
        "first": described(int, "first", f"The rows of so many {things}, 1 to {MOST:,}."),
        "offset": described(int, "offset", "So many of them are passed over first."),
        "language": described(str | None, "language", LANGUAGE),
    }
