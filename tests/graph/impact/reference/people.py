"""Whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.graph.impact.reference.days import every_day
from tests.graph.impact.reference.estate import HIGH, NONE, day
from tests.graph.impact.reference.life import holds

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Row
    from tests.graph.impact.reference.notice import Notices

TOLD = {"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"}
SIDES = {"SERVICE_OWNER": "PROVIDER", "RELATIONSHIP_MANAGER": "PROVIDER", "USER": "CONSUMER"}
"""Of somebody who states none; of other roles that are told CONSUMER."""


def side_of(row: Row) -> str:
    return row.get("side") or SIDES.get(row["role"], "CONSUMER")


def is_told(row: Row, severity: int) -> bool:
    """“The consumer's side: CUSTOMER, SPONSOR and CONSUMER_REPRESENTATIVE, and USER at HIGH or worse; the provider's:
    SERVICE_OWNER”.
    """
    if side_of(row) == "PROVIDER":
        return row["role"] == "SERVICE_OWNER"
    return side_of(row) == "CONSUMER" and (row["role"] in TOLD or (row["role"] == "USER" and severity >= HIGH))


def severity_told(notices: Notices, agreement: str) -> int:
    """“By the greater severity” of what affects it and of what masks it, if that is told."""
    affected = notices.masked.difference.agreements.get(agreement, NONE)
    mask = notices.masked.agreements[agreement].severity if agreement in notices.masked.told else NONE
    return max(affected, mask)


def is_there(notices: Notices, row: Row, *deadlines: date | None) -> bool:
    """On some day from that on which it is told, the deadline or today where that is past, to that on which it takes
    effect; where nothing is owed it is told on that day.
    """
    due = min((each for each in deadlines if each), default=notices.effective_on)
    first = max(notices.today, min(due, notices.effective_on))
    span = day(row, "since"), day(row, "until")
    return any(holds(*span, on) for on in every_day(first, max(first, notices.effective_on)))


def people(notices: Notices) -> set[str]:
    """“Each affected or told masked agreement's relationship; owners of affected or told masked offerings”. Who is
    archived is not told.
    """
    masked, parties = notices.masked, notices.parties
    rows = masked.estate.rows
    told: set[str] = set()
    for one in notices.agreements:
        given = masked.estate.agreements[one]
        told |= {
            row["person"]
            for row in rows.get("stakeholders", ())
            if row["relationship"] == given.relationship.id
            and is_there(notices, row, notices.notify_by(one), parties.get(given.consumer))
            and is_told(row, severity_told(notices, one))
        }
    told |= {
        row["person"]
        for row in rows.get("owners", ())
        if row["offering"] in masked.difference.offerings.keys() | masked.told_offerings
        and is_there(notices, row, parties.get(masked.estate.offerings[row["offering"]].provider))
    }
    return told & {row["id"] for row in rows.get("people", ()) if not row.get("archived_at")}
