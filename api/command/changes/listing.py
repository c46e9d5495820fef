"""`rapport changes`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answered, whole_list
from api.command.ending import Status
from api.command.estate import estate
from graph.model.change import ChangeStatus
from graph.projection.follower import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from api.command.options import ReportFormat

QUERY: Final = Path(__file__).with_name("changes.graphql").read_text(encoding="utf-8")
OPEN: Final = (ChangeStatus.DRAFT, ChangeStatus.PROPOSED, ChangeStatus.AGREED, ChangeStatus.ANNOUNCED)
"""Statuses of planned changes about which something is still to be said or done."""
COLUMNS: Final = ("on", "status", "id", "title", "accepted", "acknowledged", "unsent")


async def told(statuses: Sequence[str] | None, format_: ReportFormat, data: Path | None) -> Status:
    """`statuses`: only these; None for those that are open."""
    wanted = list(statuses or (one.value for one in OPEN))
    async with estate(data) as database:
        kept = KeptProjection(database)
        answer = await whole_list(
            lambda after: _page(answered(QUERY, {"status": wanted, "after": after}, database, kept)),
            ("list", "changes"),
        )
    changes = answer["list"]["changes"]
    sheet(changes, wanted).put(changes, format_)
    return Status.FINE


async def _page(asked: Any) -> dict[str, Any]:
    return {"list": await asked}


def sheet(answer: Mapping[str, Any], wanted: Sequence[str]) -> Sheet:
    return Sheet(
        title=f"Planned changes that are {', '.join(wanted)}: {answer['totalCount']:,}",
        columns=COLUMNS,
        rows=[cells(one) for one in answer["nodes"]],
        none="There are none.",
        ids=((), [()] * len(answer["nodes"])),
    )


def cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    unsent = one["planned"]["totalCount"] + one["unstated"]["totalCount"]
    failed = f", {one['failed']['totalCount']} failed" if one["failed"]["totalCount"] else ""
    return (
        one["effectiveOn"] or "",
        one["status"],
        one["id"],
        one["title"],
        part(one["accepted"], one["asked"]),
        part(one["acknowledged"], one["sent"]),
        f"{unsent or ''}{failed}".removeprefix(", "),
    )


def part(some: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """`3 of 7`; nothing where there are none at all."""
    return f"{some['totalCount']} of {whole['totalCount']}" if whole["totalCount"] else ""
