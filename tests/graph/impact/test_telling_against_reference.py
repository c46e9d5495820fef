"""Notice, whom to tell and what it rests on, on random estates against the plain reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings

from graph.impact.projection import Projection
from graph.impact.report import Report, impact
from graph.model.terms.notice_term import NoticeBasis
from graph.notify.reachable import Unreachable
from tests.graph.impact.estates import Question, questions
from tests.graph.impact.telling import NEVER, TellingReference

if TYPE_CHECKING:
    from graph.notify.lines import NotifyLine


@settings(max_examples=max(500, settings.default.max_examples if settings.default else 0), deadline=None)
@given(questions())
def test_what_is_told_is_the_reference_s(question: Question) -> None:
    reference = TellingReference(*question)
    report = impact(Projection(question.tables), question.scenario, question.today)
    compare_notice(report, reference)
    compare_lines(report, reference)
    facts, assumed, unconfirmed, bare = reference.basis()
    basis = report.basis
    assert (basis.facts, basis.assumed, basis.unconfirmed) == (facts, assumed, unconfirmed)
    assert basis.without_agreement == tuple(sorted(bare))


def compare_notice(report: Report, reference: TellingReference) -> None:
    for agreement in report.agreements():
        day, days_left, overdue, by_policy, consent, pass_on_by = reference.notice(agreement.id)
        notice = agreement.notice
        assert (notice.notify_by, notice.overdue, notice.pass_on_by) == (day, overdue, pass_on_by)
        assert notice.days_left == days_left
        assert notice.by_policy is by_policy
        assert (notice.basis is NoticeBasis.CONSENT) is consent
    days = [day for agreement in reference.agreements if (day := reference.notify_by(agreement))]
    assert report.notice.overdue == sum(day < reference.today for day in days)
    assert report.notice.earliest_notify_by == min(days, default=None)
    assert report.notice.earliest_date == reference.earliest_date()


def compare_lines(report: Report, reference: TellingReference) -> None:
    reasons = reference.reasons()
    expected = sorted(reasons, key=lambda each: (reasons[each][0][:2], each.startswith("#"), each))
    assert [line.person or f"#{line.channel and line.channel.channel}" for line in report.notify] == expected
    assert report.totals.people == len(report.people) == sum(line.person is not None for line in report.notify)
    for line, each in zip(report.notify, expected, strict=True):
        several = reasons[each]
        assert line.deadline == (None if several[0].deadline == NEVER else several[0].deadline)
        assert line.severity == -min(why.severity for why in several)
        assert {
            (
                reason.role or "",
                reason.side,
                reason.organization or "",
                reason.offering,
                reason.relationship or "",
            )
            for reason in line.reasons
        } == {(why.role, why.side, why.organization, why.offering, why.relationship) for why in several}
        first = next((why for why in several if why.relationship), None)
        assert line.teller == (reference.teller(first.relationship) if first else None)
        if line.person and first:
            assert line.next == reference.next_after(line.person, first.relationship, first.side)
        if line.person:
            compare_reach(line, line.person, reference)


def compare_reach(line: NotifyLine, person: str, reference: TellingReference) -> None:
    known = {row.id: row for row in reference.tables.persons}
    silent = person in known and known[person].do_not_contact
    absent = reference.is_absent(person)
    expected = Unreachable.DO_NOT_CONTACT if silent else Unreachable.ABSENT if absent else None
    if expected is None and line.channel is None:
        expected = Unreachable.NO_ADDRESS
    assert line.unreachable is expected
    if person in known and (known[person].has_email or known[person].has_phone):
        assert line.channel is not None
    today = reference.today.isoformat()
    acting = {
        row.deputy
        for row in reference.tables.deputies
        if row.person == person and (not row.since or row.since <= today) and (not row.until or today < row.until)
    }
    reachable = {
        each
        for each in acting
        if each in known
        and not known[each].do_not_contact
        and not reference.is_absent(each)
        and (known[each].has_email or known[each].has_phone)
    }
    assert line.deputies == (tuple(sorted(reachable)) if line.unreachable is Unreachable.ABSENT else ())
