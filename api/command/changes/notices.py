"""`rapport notices CHANGE`: its messages by where they stand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answered, whole_list
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name
from api.command.things.thing import found_as
from api.command.words import id_of, name
from graph.projection.follower import KeptProjection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.command.options import ReportFormat

QUERY: Final = Path(__file__).with_name("notices.graphql").read_text(encoding="utf-8")
COLUMNS: Final = ("to", "kind", "state", "by", "sent", "acknowledged", "why_not")


async def told(change: str, format_: ReportFormat, data: Path | None) -> Status:
    """`change`: an id or a whole name."""
    async with estate(data) as database:
        kept = KeptProjection(database)
        found = await found_as(Name(change, ("Change",)), database)

        async def page(after: str | None) -> dict[str, Any]:
            return {"of": await answered(QUERY, {"change": found.id, "after": after}, database, kept)}

        answer = (await whole_list(page, ("of", "notices")))["of"]
    of, nodes = answer["change"], answer["notices"]["nodes"]
    Sheet(
        title=f"Messages about {of['title']} ({of['id']}): {len(nodes):,}",
        columns=COLUMNS,
        rows=[cells(one) for one in nodes],
        none="None was made so far; --preview shows what the next would be.",
        ids=(("notice", "person", "channel"), [(one["id"], id_of(one["person"]), id_of(one["via"])) for one in nodes]),
    ).put(answer, format_)
    return Status.FINE


def cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    how = one["acknowledgedHow"]
    return (
        name(one["person"]) if one["person"] else f"channel {id_of(one['via']) or '(none)'}",
        one["kind"],
        one["state"] or ("SENT" if one["sentAt"] else "PLANNED"),
        one["deadline"] or "",
        (one["sentAt"] or "")[:10],
        f"{(one['acknowledgedAt'] or '')[:10]}{f', {how}' if how else ''}",
        one["failure"] or "",
    )
