"""`rapport common-causes`: what weak relationships have in common."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.health.words import table
from api.command.words import id_of, ids, name
from graph.text.catalogue.catalogue import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat
    from graph.text.catalogue.catalogue import Catalogue
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block

QUERY: Final = Path(__file__).with_name("causes.graphql").read_text(encoding="utf-8")
SHOWN: Final = ("kind", "cause", "weak", "all", "lift")
COLUMNS: Final = ("kind", "cause", "weak", "all", "lift", "reason", "cause_id", "relationships")


async def told(asked: Mapping[str, Any], language: Language, format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = await answer_of_estate(QUERY, {**asked, "language": language.value}, data)
    causes = answer["commonCauses"]
    put(format_, answer, blocks(causes, catalogue(language)), (COLUMNS, list(map(row, causes))))
    return Status.FINE


def blocks(causes: Sequence[Mapping[str, Any]], say: Catalogue) -> Iterator[Block]:
    yield say("causes-title")
    yield ""
    if causes:
        yield table(SHOWN, [cells(each) for each in causes], say)
    else:
        yield f"  {say('causes-none')}"


def cells(cause: Mapping[str, Any]) -> tuple[str, ...]:
    figures = str(cause["weak"]), str(cause["all"]), f"{cause['lift']:.1f}"
    return cause["kind"], cause["cap"] or name(cause["subject"]), *figures


def row(cause: Mapping[str, Any]) -> tuple[Any, ...]:
    figures = cause["weak"], cause["all"], cause["lift"]
    what = cause["cap"] or name(cause["subject"])
    return cause["kind"], what, *figures, cause["reason"], id_of(cause["subject"]), ids(cause["relationships"])
