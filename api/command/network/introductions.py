"""`rapport introductions`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.command.answers import put
from api.command.asking import answered
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import id_for
from api.command.network.asking import is_organization, names, query
from api.command.words import ids, name
from graph.projection.follower import KeptProjection
from graph.text.documents.blocks import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from api.command.naming import Name
    from api.command.options import ReportFormat
    from graph.text.documents.blocks import Block

COLUMNS = ("way", "strength", "people", "weakest", "weakest_strength", "absent")


async def told(
    askers: Sequence[Name], wanted: Name, asked: Mapping[str, Any], format_: ReportFormat, data: Path | None
) -> Status:
    """`askers`: people, or one organization. `asked`: what chooses somebody of an organization, and the
    query's other variables.
    """
    chosen = {key: asked[key] for key in ("relationship", "role") if asked[key] is not None}
    async with estate(data) as database:
        kept = KeptProjection(database)
        ids_, to = [await id_for(each, database) for each in askers], await id_for(wanted, database)
        of_one = len(ids_) == 1 and await is_organization(ids_[0], database, kept)
        from_ = {"organization": ids_[0]} if of_one else {"people": ids_}
        kind = "organization" if chosen or await is_organization(to, database, kept) else "person"
        variables = {**asked, "from": from_, "to": {kind: to, **chosen}}
        answer = (await answered(query("introductions"), variables, database, kept))["introductions"]
    put(format_, answer, blocks(answer, wanted.text), (COLUMNS, list(rows(answer))))
    return Status.FINE


def blocks(answer: Mapping[str, Any], wanted: str) -> Iterator[Block]:
    yield f"Who can introduce to {name(answer['to']) if answer['to'] else wanted}"
    yield ""
    if not answer["ways"]:
        yield f"  {answer['reason']}"
        return
    yield Table(
        ("STRENGTH", "WAY", "WEAKEST", "LAST MET", "AWAY"),
        [
            (
                f"{way['strength']:.3f}",
                " → ".join(map(name, way["people"])),
                f"{name(way['weakest']['from'])} and {name(way['weakest']['to'])} ({way['weakest']['strength']:.2f})",
                ", ".join(tie["lastMet"] or "never" for tie in way["ties"]),
                names(way["absent"]),
            )
            for way in answer["ways"]
        ],
        frozenset({"STRENGTH"}),
    )
    yield ""
    yield "Why the warmest is warm:"
    for tie in answer["ways"][0]["ties"]:
        why = " ".join(each["reason"] for each in tie["contributions"][:3])
        yield f"  {name(tie['from'])} and {name(tie['to'])}: {why}"


def rows(answer: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for number, way in enumerate(answer["ways"], 1):
        weakest = way["weakest"]
        pair = ids([weakest["from"], weakest["to"]])
        yield number, way["strength"], ids(way["people"]), pair, weakest["strength"], ids(way["absent"])
