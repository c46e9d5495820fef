"""`rapport ahead`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.words import id_of, ids, name, name_and_id, way

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.command.options import ReportFormat

QUERY: Final = Path(__file__).with_name("ahead.graphql").read_text(encoding="utf-8")
COLUMNS: Final = ("on", "days_left", "what", "hits", "severity", "along", "told_by", "answer", "answer_by", "pass_on")
IDS: Final = ("change", "hits_id", "path", "agreement", "pass_on_ids")


async def told(asked: Mapping[str, Any], format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables."""
    answer = await answer_of_estate(QUERY, asked, data, whole=("changesAhead", "changes"))
    sheet(answer["changesAhead"], name_and_id(answer["organization"])).put(answer["changesAhead"], format_)
    return Status.FINE


def sheet(answer: Mapping[str, Any], organization: str) -> Sheet:
    incomplete = "" if answer["isComplete"] else f" (not complete: {answer['incompleteReason']})"
    return Sheet(
        title=f"What will change for {organization} before {answer['until']}, as seen on {answer['today']}{incomplete}",
        columns=COLUMNS,
        rows=[cells(line) for line in answer["changes"]["nodes"]],
        none="Nothing that is planned makes it worse off or takes what it has lost already.",
        ids=(IDS, [ids_of(line) for line in answer["changes"]["nodes"]]),
        numbers=frozenset({"days_left"}),
        named={"what": "change", "hits": "hits_id"},
    )


def cells(line: Mapping[str, Any]) -> tuple[str, ...]:
    status = f" ({line['status']})" if line["status"] else ""
    until = f" until {line['needsTimeUntil']}" if line["needsTimeUntil"] else ""
    return (
        line["effectiveOn"],
        str(line["daysLeft"]),
        f"{line['title']}{status}",
        name(line["organization"]),
        severity(line),
        way(line["path"]),
        line["notifyBy"] or "",
        f"{line['answer'] or ''}{until}",
        line["answerBy"] or "",
        "; ".join(passed_on(line["passOn"])),
    )


def severity(line: Mapping[str, Any]) -> str:
    if not line["isMasked"]:
        return line["severity"]
    return f"{line['severity']}, lost already" + (f" until {line['maskedUntil']}" if line["maskedUntil"] else "")


def ids_of(line: Mapping[str, Any]) -> tuple[str, ...]:
    passed = {each["organization"]["id"]: None for each in line["passOn"] if each["organization"]}
    return (
        *(id_of(line["change"]), id_of(line["organization"]), ids(line["path"])),
        *(id_of(line["agreement"]), "|".join(passed)),
    )


def passed_on(several: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Each own consumer once, with the earliest of its agreements' days."""
    earliest: dict[str, Mapping[str, Any]] = {}
    for each in sorted(several, key=lambda one: one["tellBy"] or "~"):
        earliest.setdefault(name(each["organization"]), each)
    for called, each in earliest.items():
        by = f" by {each['tellBy']}" if each["tellBy"] else ""
        yield f"{called}{by}{', late' if each['overdue'] else ''}"
