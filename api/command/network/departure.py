"""`rapport departure`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.network.asking import hanging, names, query, sides
from api.command.words import id_of, ids, name
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from api.command.options import ReportFormat
    from graph.text.documents.blocks import Block

COLUMNS: Final = ("what", "kind", "id", "before", "after", "detail")


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = (await answer_of_estate(query("departure"), asked, data))["departure"]
    put(format_, answer, blocks(answer), (COLUMNS, list(rows(answer))))
    return Status.FINE


def blocks(answer: Mapping[str, Any]) -> Iterator[Block]:
    yield f"If {name(answer['person'])} leaves on {answer['on']}"
    yield from _part(
        "Relationships",
        ("RELATIONSHIP", "THREADS", "AFTER", "ROLES LOST", "HANGS ON"),
        [
            (
                sides(each["relationship"]),
                str(each["threadsBefore"]),
                str(each["threadsAfter"]),
                ", ".join(each["rolesLost"]),
                hanging(each["hangsOn"]),
            )
            for each in answer["relationships"]
        ],
        "None is weaker afterwards.",
    )
    yield from _part(
        "Without a person",
        ("THING", "WHAT"),
        [(_thing(each["subject"]), each["reason"]) for each in answer["orphans"]],
        "Nothing.",
    )
    yield from _part(
        "No longer reached, or half as warmly",
        ("PERSON", "RELATIONSHIP", "BEFORE", "AFTER"),
        [
            (name(each["person"]), each["relationship"]["id"], f"{each['before']:.3f}", f"{each['after']:.3f}")
            for each in answer["introductionsLost"]
        ],
        "Nobody of influence.",
    )
    yield from _part(
        "Who could take over",
        ("PERSON", "STRENGTH", "KNOWS", "DOES NOT KNOW"),
        [
            (name(each["person"]), f"{each['strength']:.2f}", names(each["known"]), names(each["unknown"]))
            for each in answer["successors"]
        ],
        "Nobody who knows them.",
    )


def _part(words: str, columns: Sequence[str], lines: Sequence[Sequence[str]], none: str) -> Iterator[Block]:
    yield ""
    yield Heading(words)
    yield (
        Table(columns, lines, frozenset({"THREADS", "AFTER", "BEFORE", "STRENGTH"} & set(columns)))
        if lines
        else f"  {none}"
    )


def _thing(subject: Mapping[str, Any] | None) -> str:
    return f"{subject['__typename']} {subject['id']}" if subject else "(hidden)"


def rows(answer: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for each in answer["relationships"]:
        lost = "|".join(each["rolesLost"])
        yield "relationship", "", each["relationship"]["id"], each["threadsBefore"], each["threadsAfter"], lost
    for each in answer["orphans"]:
        yield "orphan", each["kind"], id_of(each["subject"]), "", "", each["reason"]
    for each in answer["introductionsLost"]:
        yield "introduction", "", each["person"]["id"], each["before"], each["after"], each["relationship"]["id"]
    for each in answer["successors"]:
        yield "successor", "", each["person"]["id"], "", each["strength"], ids(each["known"])
