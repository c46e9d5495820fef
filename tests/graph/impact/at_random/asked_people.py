"""People and notice of plain rows, as they are loaded from a graph that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.contacts.channels import ChannelRow, StepRow
from graph.projection.contacts.notice import FreezeRow, NoticeTermRow, NoticeToRow, UsedByRow
from graph.projection.contacts.people import AssessmentRow, DeputyRow, OwnerRow, PersonRow, StakeholderRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.graph.impact.reference.estate import Row, Rows


def people_of(rows: Rows) -> dict[str, Any]:
    """By the names that `Tables` has for them; nothing of who is archived."""
    known = {row["id"]: row for row in rows.get("people", ()) if not row.get("archived_at")}
    return {
        "persons": [person(row) for row in known.values()],
        "stakeholders": [
            StakeholderRow(
                row["person"],
                row["relationship"],
                row["role"],
                row.get("side") or None,
                *span(row),
                accountable=row.get("accountable") == "true",
            )
            for row in rows.get("stakeholders", ())
            if row["person"] in known
        ],
        "owners": [
            OwnerRow(row["person"], row["offering"], *span(row))
            for row in rows.get("owners", ())
            if row["person"] in known
        ],
        "deputies": [
            DeputyRow(row["deputy"], row["person"], *span(row))
            for row in rows.get("deputies", ())
            if {row["deputy"], row["person"]} <= known.keys()
        ],
        "steps": [
            StepRow(
                row["id"],
                row["relationship"],
                row.get("topic") or None,
                row["side"],
                int(row["level"]),
                row.get("person") or None,
            )
            for row in rows.get("escalation_steps", ())
        ],
        "assessments": [
            AssessmentRow(
                row["id"],
                row["relationship"],
                row["person"],
                row["at"],
                int(row["influence"]) if row.get("influence") else None,
            )
            for row in rows.get("assessments", ())
        ],
    }


def person(row: Row) -> PersonRow:
    return PersonRow(
        row["id"],
        do_not_contact=row.get("do_not_contact") == "true",
        absent_from=row.get("absent_from") or None,
        absent_until=row.get("absent_until") or None,
        has_email=bool(row.get("email")),
        has_phone=bool(row.get("phone")),
    )


def span(row: Row) -> tuple[str | None, str | None]:
    return row.get("since") or None, row.get("until") or None


def notice_of(rows: Rows) -> dict[str, Sequence[Any]]:
    return {
        "terms": [
            NoticeTermRow(
                row["id"],
                row["agreement"],
                row["action"],
                int(row["days"]),
                row.get("calendar") or "CALENDAR",
                row.get("basis") or "NOTIFY",
            )
            for row in rows.get("notice_terms", ())
        ],
        "channels": [ChannelRow(row["id"], row["relationship"], row["kind"]) for row in rows.get("channels", ())],
        "notice_to": [NoticeToRow(row["agreement"], row["channel"]) for row in rows.get("notice_to", ())],
        "used_by": [UsedByRow(row["agreement"], row["organization"]) for row in rows.get("used_by", ())],
        "freezes": [
            FreezeRow(row["id"], row["organization"], row["from"], row.get("until") or None)
            for row in rows.get("freezes", ())
        ],
    }
