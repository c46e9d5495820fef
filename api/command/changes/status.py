"""`rapport change status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.words import id_of, many, name
from graph.text.documents.blocks import Heading, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat
    from graph.text.documents.blocks import Block

QUERY: Final = Path(__file__).with_name("status.graphql").read_text(encoding="utf-8")
COLUMNS: Final = ("consumer", "severity", "says", "answer_by", "missing", "reason", "consumer_id")
MOST: Final = 10
"""People and messages that are named."""


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    found = (await answer_of_estate(QUERY, asked, data))["changeStatus"]
    rows = [(*cells(one), id_of(one["organization"])) for one in found["consumers"]]
    put(format_, found, blocks(found), (COLUMNS, rows))
    return Status.FINE


def blocks(found: Mapping[str, Any]) -> Iterator[Block]:
    change, day = found["change"], found["effectiveOn"]
    yield f"{change['title']} ({change['id']}): {found['status']}{f', on {day}' if day else ''}"
    yield f"  {messages(found['messages'])}"
    if found["paused"]:
        yield "  Sending pauses: the mail server refuses whoever sends."
    if found["messages"]["held"]:
        held = many(found["messages"]["held"], "message is", "messages are")
        yield f"  {held} held: rapport notices release lets them go."
    if found["differs"]:
        yield "  Somebody is affected otherwise than when it was proposed."
    yield Heading("Consumers")
    columns = [column.replace("_", " ").upper() for column in COLUMNS[:-1]]
    if found["consumers"]:
        yield Table(columns, [cells(one) for one in found["consumers"]])
    else:
        yield "  It affects nobody who would be asked."
    if found["hidden"]:
        yield f"  {many(found['hidden'], 'more is', 'more are')} asked by providers of their own."
    yield from _named("Not acknowledged", [waiting(one) for one in found["waiting"]])
    yield from _named("Told next", [following(one) for one in found["next"]])
    yield from _named("Concerned since, and not told", [name(one) for one in found["notTold"]])
    yield from _next(found)


def cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    reason = one["answer"]["reason"] if one["answer"] else None
    return (
        name(one["organization"]),
        worse(one),
        says(one),
        one["answerBy"] or "",
        ", ".join(one["missing"]),
        reason or "",
    )


def worse(one: Mapping[str, Any]) -> str:
    """`HIGH`; `CRITICAL (asked as HIGH)` where that has changed."""
    before = one["askedAs"]
    return one["severity"] if before in {None, one["severity"]} else f"{one['severity']} (asked as {before})"


def says(one: Mapping[str, Any]) -> str:
    answer = one["answer"]
    if answer is None:
        return "not asked"
    until = f" {one['until']}" if one["until"] else ""
    recorded = ", recorded" if answer["recorded"] else ""
    consent = ", its consent is owed" if one["consent"] and one["verdict"] != "ACCEPT" else ""
    return f"{one['verdict'] or 'nothing yet'}{until}{recorded}{consent}"


def messages(counts: Mapping[str, int]) -> str:
    if not any(counts.values()):
        return "No message so far."
    said = [f"{counts['sent']} sent", f"{counts['acknowledged']} acknowledged", f"{counts['planned']} to be sent"]
    said += [f"{counts[one]} {one}" for one in ("failed", "overdue") if counts[one]]
    return f"Messages: {', '.join(said)}"


def waiting(one: Mapping[str, Any]) -> str:
    return f"{name(one['person'])} ({one['kind']}, sent {one['sentAt'][:10]})"


def following(one: Mapping[str, Any]) -> str:
    return f"{name(one['person'])} ({one['kind']}, from {one['on']} on)"


def _named(title: str, several: Sequence[str]) -> Iterator[Block]:
    if several:
        yield Heading(title)
        yield from (f"  {one}" for one in several[:MOST])
        if len(several) > MOST:
            yield f"  … and {len(several) - MOST:,} more"


NEXT: Final[Mapping[str, Sequence[str]]] = {
    "DRAFT": ("propose {id} --answer-by DATE",),
    "REJECTED": ("redraft {id} --reason TEXT",),
    "AGREED": ("announce {id}",),
    "ANNOUNCED": ("finish {id}",),
}


def _next(found: Mapping[str, Any]) -> Iterator[Block]:
    """The commands by which it goes on."""
    id_, missing = found["change"]["id"], [one for one in found["consumers"] if one["missing"]]
    lines = [line.format(id=id_) for line in NEXT.get(found["status"], ())]
    if found["status"] == "PROPOSED":
        unasked = any("UNASKED" in one["missing"] for one in missing)
        silent = [one for one in missing if one["answer"] and one["verdict"] is None]
        lines = [f"answer {id_} {id_of(one['organization'])} VERDICT --person PERSON" for one in silent[:1]]
        lines += [f"propose {id_} --answer-by DATE"] if unasked else []
        lines += [] if missing else [f"agree {id_}"]
    if lines:
        yield ""
        yield "Next:"
        yield from (f"  rapport change {line}" for line in lines)
