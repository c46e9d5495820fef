"""The report as CSV: one row for each consumer and affected agreement."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final

from api.command.impact.words import agreements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.command.impact.words import Answer

COLUMNS: Final = (
    "consumer",
    "severity",
    "hops",
    "path",
    "capped_by",
    "causes",
    "agreement",
    "agreement_severity",
    "notify_by",
    "days_left",
    "overdue",
    "by_policy",
)


def csv_rows(answer: Answer) -> str:
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow(COLUMNS)
    for consumer, agreement in agreements(answer):
        lines.writerow(
            (
                key(consumer["organization"]),
                consumer["severity"],
                consumer["hops"],
                "|".join(map(key, consumer["path"])),
                "|".join(map(cap, consumer["cappedBy"])),
                "|".join(map(cause, consumer["causes"])),
                agreement["id"],
                agreement["severity"],
                agreement["notifyBy"],
                agreement["daysLeft"],
                flag(agreement["overdue"]),
                flag(agreement["byPolicy"]),
            )
        )
    return out.getvalue()


def cap(given: Mapping[str, Any]) -> str:
    """`routing>maps:HIGH`, a dependency of the first on the second, or `agreement:LOW`."""
    what = given["agreement"]["id"] if given["agreement"] else f"{key(given['from'])}>{key(given['to'])}"
    return f"{what}:{given['criticality']}"


def cause(given: Mapping[str, Any]) -> str:
    """`maps=RETIRE`, or changes that only together are enough: `sms-gateway=RETIRE&push=SUSPEND`."""
    return "&".join(f"{key(change['offering'])}={change['action']}" for change in given["changes"])


def key(thing: Mapping[str, Any] | None) -> str:
    return "" if thing is None else thing["id"]


def flag(value: bool | None) -> str:  # noqa: FBT001  # it is what is written
    return "true" if value else "false"
