"""`rapport call`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.words import id_of, name, name_and_id

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from api.command.options import ReportFormat

QUERY: Final = """
query Call($relationship: ID!, $topic: Topic!, $side: Side, $at: DateTime, $language: String) {
  serviceRelationship(id: $relationship) { id name }
  whoToCall(relationship: $relationship, topic: $topic, side: $side, at: $at) {
    side level topic at standing whyNot(language: $language)
    person { id name email phone language }
    standsInFor { id name }
    channel { id kind address language }
  }
}
"""
COLUMNS: Final = ("side", "level", "from", "whom", "where", "language", "why")
IDS: Final = ("whom_id", "stands_in_for_id", "channel")


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = await answer_of_estate(QUERY, asked, data)
    relationship = name_and_id(answer.pop("serviceRelationship"))
    sheet(answer, f"Whom to call in {relationship} about {asked['topic']}").put(answer, format_)
    return Status.FINE


def sheet(answer: Mapping[str, Any], title: str) -> Sheet:
    return Sheet(
        title=title,
        columns=COLUMNS,
        rows=[cells(call) for call in answer["whoToCall"]],
        none="No step of escalation is agreed, and nobody is accountable.",
        ids=(IDS, [ids_of(call) for call in answer["whoToCall"]]),
        numbers=frozenset({"level"}),
        named={"whom": "whom_id"},
    )


def cells(call: Mapping[str, Any]) -> tuple[str, ...]:
    person, channel = call["person"], call["channel"]
    instead = f" for {name(call['standsInFor'])}" if person and call["standsInFor"] else ""
    language: str | None = (channel and channel["language"]) or (person and person["language"])
    return (
        call["side"],
        str(call["level"]),
        call["at"][:16].replace("T", " "),
        name(person) + instead if person else "nobody",
        address(person, channel),
        language or "",
        call["whyNot"] or call["standing"],
    )


def ids_of(call: Mapping[str, Any]) -> tuple[str, ...]:
    return id_of(call["person"]), id_of(call["standsInFor"]), id_of(call["channel"])


def address(person: Mapping[str, Any] | None, channel: Mapping[str, Any] | None) -> str:
    if channel and channel["address"]:
        return channel["address"]
    return (person["phone"] or person["email"] or "") if person else ""
