"""The comparison as Markdown, to be pasted into a change request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.command.comparison.table import COLUMNS, cells, fates, names, reasons
from api.command.impact.markdown import literal, row
from api.command.impact.words import name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.command.impact.words import Answer


def markdown(answer: Answer) -> str:
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    yield f"# Scenarios from the least to the most harmful, as seen on {answer['today']}"
    yield ""
    yield from headed("Rank", *(column.capitalize() for column in COLUMNS[1:]))
    yield from (row(str(ranked["rank"]), ranked["name"], *cells(ranked["report"])) for ranked in answer["scenarios"])
    yield from ("", "## Why this order", "")
    yield from (literal(line.strip()) for line in reasons(answer))
    yield from ("", "## Consumers that differ", "")
    nodes = answer["consumers"]["nodes"]
    if nodes:
        yield from headed("Consumer", *names(answer))
        yield from (row(name(one["organization"]), *fates(one)) for one in nodes)
    else:
        yield "None: every consumer is treated alike."


def headed(*columns: str) -> Iterator[str]:
    yield row(*columns)
    yield f"|{' --- |' * len(columns)}"
