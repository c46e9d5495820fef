"""A comparison as text: Markdown, and CSV for a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.text.documents.comparison import ComparisonPaper, ComparisonPart, ComparisonRows
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet
from resolvers.context import Asked
from resolvers.derived.classes import resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.documents import MOST, ROWS, csv_arguments, markdown_arguments, rows_of
from resolvers.impact.parts import asked_slice

if TYPE_CHECKING:
    from resolvers.derived.classes import Field

MARKDOWN: Final = "The comparison as Markdown: the scenarios by rank, why they have it, and the consumers that differ."
CSV: Final = (
    "A part of the comparison as CSV (RFC 4180), its first line the names of the columns. A text that would be a formula in "
    "a spreadsheet has an apostrophe before it."
)


def document_fields() -> dict[str, Field]:
    parts = choice_enum(ComparisonPart)
    usual = parts(ComparisonPart.SCENARIOS.value)

    def text(root: Any, info: Asked, first: int = ROWS, language: Any = None) -> str:
        incomplete = {ranked.found.index: ranked.report.incomplete_reason for ranked in root.shown}
        return markdown(ComparisonPaper(root.found, info.spoken(language), incomplete, rows_of(first)).blocks())

    def rows(
        root: Any,
        info: Asked,
        part: Any = usual,
        first: int = MOST,
        offset: int = 0,
        language: Any = None,
    ) -> str:
        of = ComparisonRows(root.found, info.spoken(language), asked_slice(first, offset))
        return spreadsheet(of.of(ComparisonPart(part.value)))

    return {
        "markdown": resolved("markdown", str, MARKDOWN, text, arguments=markdown_arguments()),
        "csv": resolved("csv", str, CSV, rows, arguments=csv_arguments(parts, "scenarios or consumers")),
    }
