"""What runs out: agreements, and those who answer for a relationship."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.agenda.line import Line, Matter, Source
from graph.rules import ACCOUNTABLE_ONCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Scope


def ending_agreements(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:UNDER]-(a:Agreement)
WHERE {scope.visible("Agreement", "a")} AND a.archivedAt IS NULL AND a.validTo IS NOT NULL
  AND a.status IN ['ACTIVE', 'NOTICE_GIVEN']
RETURN id, a.id, coalesce(a.reference, a.id), a.status, a.renewal, a.validTo, a.terminationDays
"""


def agreement_lines(row: list[Any], today: str) -> Iterator[Line]:
    """Due on the last day on which something can be done about it; once that is over, on the day itself."""
    relationship, id_, reference, status, renewal, valid_to, termination_days = row
    last_day = earlier(valid_to, termination_days or 0)
    if status == "NOTICE_GIVEN":
        due, what, settled_by = valid_to, "ends: notice was given", "endAgreement"
    elif renewal == "NONE":
        due, what, settled_by = valid_to, "ends", "renew"
    elif renewal == "AUTO" and last_day < today <= valid_to:
        due, what, settled_by = valid_to, f"renews itself; it could be terminated until {last_day}", "renew"
    elif renewal == "AUTO":
        due, what, settled_by = last_day, f"renews itself on {valid_to} unless it is terminated by then", "giveNotice"
    else:
        due, what, settled_by = last_day, f"ends on {valid_to} unless both sides renew it by then", "renew"
    yield Line(
        matter=Matter.AGREEMENT,
        due=due,
        relationship=relationship,
        label="Agreement",
        id=id_,
        person=None,
        reason=f"{reference} {what}.",
        settled_by=settled_by,
    )


def earlier(day: str, days: int) -> str:
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - days)).isoformat()


def accountable_terms(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})
RETURN id, COLLECT {{
  MATCH (r)<-[s:STAKEHOLDER]-(p:Person)
  WHERE {scope.visible("Person", "p")} AND s.accountable = true
  RETURN [s.role, s.since, s.until]
}}
"""


def vacancy_lines(row: list[Any], today: str) -> Iterator[Line]:
    """Of each role that needs somebody accountable: the first day, from today on, on which there is nobody."""
    relationship, terms = row
    for role in sorted(ACCOUNTABLE_ONCE):
        spans = sorted((since or "", until or "~") for held, since, until in terms if held == role)
        vacant_from = today
        for since, until in spans:
            if since <= vacant_from < until:
                vacant_from = until
        if vacant_from == "~":
            continue
        ended = max((until for _, until in spans if until <= vacant_from), default=None)
        yield Line(
            matter=Matter.VACANCY,
            due=ended or today,
            relationship=relationship,
            label="ServiceRelationship",
            id=relationship,
            person=None,
            reason=f"Nobody is accountable as {role}{f' from {ended} on' if ended else ''}.",
            settled_by="linkStakeholder",
        )


TERMS: Final = (
    Source("agenda_agreements", ending_agreements, agreement_lines),
    Source("agenda_vacancies", accountable_terms, vacancy_lines),
)
