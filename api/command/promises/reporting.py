"""`rapport promise-gaps`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import is_named, put
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.words import ids, many, way
from graph.errors import Unavailable
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.options import ReportFormat
    from api.command.words import Answer
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows

QUERY: Final = Path(__file__).with_name("promise_gaps.graphql").read_text(encoding="utf-8")
PAGE: Final = 1_000
COLUMNS: Final = (
    "kind",
    "agreement",
    "promised",
    "allowed",
    "beneath",
    "path",
    "target",
    "reference",
    "beneath_reference",
    "path_names",
    "measure",
)


async def reported(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    async with estate(data) as database:
        kept = KeptProjection(database)
        variables = {**asked, "named": is_named(format_)}
        answer = (await answered(QUERY, {**variables, "offset": 0}, database, kept))["promiseGaps"]
        for offset in range(PAGE, answer["totalCount"], PAGE):
            more = (await answered(QUERY, {**variables, "offset": offset}, database, kept))["promiseGaps"]
            if more["totalCount"] != answer["totalCount"]:
                raise Unavailable("The estate changed while the answer was read: ask again.")
            answer["gaps"] += more["gaps"]
    put(format_, answer, blocks(answer), rows(answer))
    return Status.FINE


def blocks(answer: Answer) -> Iterator[Block]:
    yield f"{many(answer['totalCount'], 'promise')} that the agreements beneath do not allow to keep, on {answer['day']}:"
    yield ""
    lines = [
        (*words(gap), called(gap["beneath"]) if gap["beneath"] else "nothing", way(gap["path"]))
        for gap in answer["gaps"]
    ]
    if lines:
        yield Table(("AGREEMENT", "PROMISES", "ALLOWED", "BY", "WAY"), lines)


def words(gap: Mapping[str, Any]) -> tuple[str, str, str]:
    agreement = called(gap["agreement"])
    match gap["kind"]:
        case "NOTICE":
            return agreement, f"{many(gap['noticeDays'], 'day')} of notice", many(gap["allowedDays"], "day")
        case "END":
            return agreement, f"until {gap['until']}" if gap["until"] else "no end", f"until {gap['allowedUntil']}"
        case _:
            return agreement, f"{gap['target']['measure']}: {gap['threshold']:g}", f"{gap['allowedThreshold']:g}"


def called(agreement: Mapping[str, Any]) -> str:
    """`TRN-2019-09 (transport-brinmarkt-line-haul)`."""
    reference: str | None = agreement.get("reference")
    return f"{reference} ({agreement['id']})" if reference else agreement["id"]


def rows(answer: Answer) -> Rows:
    return COLUMNS, map(row_of, answer["gaps"])


def row_of(gap: Mapping[str, Any]) -> tuple[Any, ...]:
    promised, allowed = {
        "NOTICE": (gap["noticeDays"], gap["allowedDays"]),
        "END": (gap["until"], gap["allowedUntil"]),
        "TARGET": (gap["threshold"], gap["allowedThreshold"]),
    }[gap["kind"]]
    return (
        gap["kind"],
        gap["agreement"]["id"],
        promised,
        allowed,
        gap["beneath"] and gap["beneath"]["id"],
        ids(gap["path"]),
        gap["target"] and gap["target"]["id"],
        gap["agreement"]["reference"],
        gap["beneath"] and gap["beneath"]["reference"],
        way(gap["path"]),
        gap["target"] and gap["target"]["measure"],
    )
