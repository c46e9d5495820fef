"""What runs out: agreements, and those who answer for a relationship."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.life import NOTICE_GIVEN, Said, end_of, is_end_unknown, over_from, renews_on
from graph.model.rules import ACCOUNTABLE_ONCE
from graph.questions.agenda.line import Line, Matter, Reason, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.reading import Scope


def ending_agreements(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:UNDER]-(a:Agreement)
MATCH (r)-[:CONSUMER]->(k:Organization)
WHERE {scope.visible("Agreement", "a")} AND a.archivedAt IS NULL AND r.archivedAt IS NULL AND k.archivedAt IS NULL
  AND a.status IN ['ACTIVE', 'NOTICE_GIVEN']
RETURN collect([id, a.id, coalesce(a.reference, a.id),
  [a.status, a.validFrom, a.validTo, a.renewal, a.noticeGivenAt, a.terminationDays, r.status, r.until]])
"""


def agreement_lines(row: list[Any], today: str) -> Iterator[Line]:
    """None of a relationship that is over, nor of a renewal that has been."""
    relationship, id_, reference, said = row
    stated = Said(*said)
    over = over_from(stated)
    term = ending(stated, today)
    if term is None or (over is not None and over <= today):
        return
    due, reason, settled_by = term
    yield Line(
        matter=Matter.AGREEMENT,
        due=due,
        relationship=relationship,
        label="Agreement",
        id=id_,
        person=None,
        reason=replace(reason, facts={**reason.facts, "agreement": reference}),
        settled_by=settled_by,
    )


def ending(stated: Said, today: str) -> tuple[str, Reason, str] | None:
    """The last day on which something can be done about the end of its term, or, once that is over, the day itself; what
    happens then, which does not name the agreement yet, and what settles it. One that is open has none, and one that renews itself none after that.
    """
    if is_end_unknown(stated):
        given = stated.notice_given_at or today
        return given, Reason("agreement-end-unknown", {"given": given}), "updateAgreement"
    if (end := end_of(stated)) is not None:
        return _coming_end(stated, end, today)
    term_ends = renews_on(stated)
    return None if term_ends is None or term_ends < today else _coming_renewal(stated, term_ends, today)


def _coming_end(stated: Said, end: str, today: str) -> tuple[str, Reason, str]:
    if stated.status == NOTICE_GIVEN:
        return end, Reason("agreement-terminated"), "endAgreement"
    if stated.renewal == "NONE":
        return end, Reason("agreement-ends"), "renew"
    if end <= today:
        return end, Reason("agreement-ended", {"day": end}), "renew"
    return earlier(end, stated.termination_days or 0), Reason("agreement-to-decide", {"day": end}), "renew"


def _coming_renewal(stated: Said, day: str, today: str) -> tuple[str, Reason, str]:
    last_day = earlier(day, stated.termination_days or 0)
    if last_day < today:
        return day, Reason("agreement-renews-for-sure", {"day": day, "last": last_day}), "renew"
    return last_day, Reason("agreement-renews", {"day": day}), "giveNotice"


def earlier(day: str, days: int) -> str:
    return date.fromordinal(max(1, date.fromisoformat(day).toordinal() - days)).isoformat()


def accountable_terms(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})
RETURN collect([id, COLLECT {{
  MATCH (r)<-[s:STAKEHOLDER]-(p:Person)
  WHERE {scope.visible("Person", "p")} AND p.archivedAt IS NULL AND s.accountable = true
  RETURN [s.role, s.since, s.until]
}}])
"""


def vacancy_lines(row: list[Any], today: str) -> Iterator[Line]:
    """A line for each role that needs somebody accountable, on the first day from today on that has nobody."""
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
            reason=Reason("vacancy-from", {"role": role, "from": ended})
            if ended
            else Reason("vacancy", {"role": role}),
            settled_by="linkStakeholder",
        )


TERMS: Final = (
    Source("agenda_agreements", ending_agreements, agreement_lines),
    Source("agenda_vacancies", accountable_terms, vacancy_lines),
)
