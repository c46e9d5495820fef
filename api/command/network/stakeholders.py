"""`rapport stakeholders`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.answers import Sheet
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.network.asking import names, query
from api.command.words import id_of, ids, name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from api.command.options import ReportFormat

COLUMNS: Final = (
    *("person", "side", "role", "influence", "interest", "treat", "sentiment", "of", "last_contact", "covered_by"),
)


async def told(asked: Mapping[str, Any], side: str | None, format_: ReportFormat, data: Path | None) -> Status:
    """`asked`: the query's variables. `side`: only people of this side."""
    answer = await answer_of_estate(query("stakeholders"), asked, data)
    people = [each for each in answer["stakeholderMap"] if side is None or each["side"] == side]
    answer["stakeholderMap"] = people
    Sheet(
        title=f"Who is who in {asked['relationship']}",
        columns=COLUMNS,
        rows=[cells(each) for each in people],
        none="Nobody has a role there.",
        ids=(("person_id", "covered_by_ids"), [(id_of(each["person"]), ids(each["coveredBy"])) for each in people]),
        numbers=frozenset({"influence", "interest", "sentiment"}),
    ).put(answer, format_)
    return Status.FINE


def cells(each: Mapping[str, Any]) -> tuple[str, ...]:
    old = " (old)" if each["isSentimentOld"] else ""
    return (
        name(each["person"]),
        each["side"],
        each["role"] + (", accountable" if each["accountable"] else ""),
        _said(each["influence"]),
        _said(each["interest"]),
        each["quadrant"] or "",
        _said(each["sentiment"]),
        (each["sentimentAt"] or "") + old,
        each["lastContact"] or "",
        names(each["coveredBy"]),
    )


def _said(value: int | None) -> str:
    return "" if value is None else str(value)
