"""The Markdown and the CSV of an answer: `markdown` and `csv`, with what things are called by the estate of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet
from resolvers.context import Asked
from resolvers.derived.classes import resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.documents import MOST, ROWS, csv_arguments, markdown_arguments, rows_of
from resolvers.impact.parts import asked_slice
from resolvers.questions.health.field import impact_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.model.scalars import Choice
    from graph.projection.follower import State
    from graph.projection.names import Names
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows
    from resolvers.derived.classes import Field

MARKDOWN: Final = "The answer as Markdown, to be passed on."
CSV: Final = (
    "A part of the answer as CSV (RFC 4180), its first line the names of the columns: a table for a spreadsheet. A text that "
    "would be a formula there has an apostrophe before it."
)


Part = TypeVar("Part", bound="Choice")


def document_fields(
    part: type[Part],
    usual: Part,
    things: str,
    paper: Callable[[Any, Names, Language, int], Iterable[Block]],
    rows: Callable[[Any, Names, Language, Part, slice], Rows],
) -> dict[str, Field]:
    """`part`: its tables, the `usual` one unless another is asked for; `things`: what these are of."""
    kind, parts = part, choice_enum(part)
    default = parts(usual.value)

    async def text(root: Any, info: Asked, first: int = ROWS, language: Any = None) -> str:
        spoken, most = info.spoken(language), rows_of(first)

        def written(state: State) -> str:
            return markdown(paper(root, state.projection.names, spoken, most))

        return await impact_of(info.context).ask(written)

    async def table(
        root: Any,
        info: Asked,
        part: Any = default,
        first: int = MOST,
        offset: int = 0,
        language: Any = None,
    ) -> str:
        spoken, asked, chosen = info.spoken(language), asked_slice(first, offset), kind(part.value)

        def written(state: State) -> str:
            return spreadsheet(rows(root, state.projection.names, spoken, chosen, asked))

        return await impact_of(info.context).ask(written)

    return {
        "markdown": resolved("markdown", str, MARKDOWN, text, arguments=markdown_arguments()),
        "csv": resolved("csv", str, CSV, table, arguments=csv_arguments(parts, things)),
    }
