"""What impact says of agreements that renew themselves, that end, and of which nobody has decided whether they go on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.impact.finding import FindingKind
from graph.impact.findings import findings_of, renewals_of
from graph.impact.report import impact
from graph.impact.scenario import Scenario
from graph.projection.projection import Projection
from graph.projection.rows import CoverageRow, OfferingRow, Tables
from graph.projection.tables import AGREEMENT
from graph.questions.comparison.comparing import Named, compare_scenarios
from graph.text.catalogue.language import Language
from graph.text.documents.comparison import ComparisonPaper
from graph.text.documents.impact import ImpactPaper
from graph.text.explanation import Explanations
from graph.text.findings import FindingWords
from tests.graph.impact.small import DAY, TODAY, agreements, ask, change, consumers, estate, with_offering

if TYPE_CHECKING:
    from graph.impact.report import Report

BEFORE, ON, LATER = date(2026, 12, 31), DAY, date(2030, 5, 5)
TERM_ENDS = DAY.isoformat()


def signed(**given: Any) -> Tables:
    """An agreement of Acme on `maps` whose term ends on the day that is asked about; a day earlier it counts always."""
    tables = estate([], ["acme maps MEDIUM"])
    usual: dict[str, Any] = {"valid_to": TERM_ENDS, "renewal": "AUTO"}
    return tables._replace(agreements=[tables.agreements[0]._replace(**usual | given)])


def hit(tables: Tables) -> list[bool]:
    return [bool(consumers(ask(tables, "maps RETIRE", on=day))) for day in (BEFORE, ON, LATER)]


def test_whoever_waits_for_the_end_of_a_term_that_renews_itself_hits_the_same() -> None:
    assert hit(signed()) == [True, True, True]
    assert hit(signed(renewal="NONE")) == [True, False, False]
    assert ask(signed(), "maps RETIRE", on=LATER).notice.earliest_notify_by == date(2030, 4, 5)


def test_notice_ends_it_and_within_a_renewed_term_termination_days_later() -> None:
    noticed = {"status": "NOTICE_GIVEN", "notice_given_at": "2026-06-01", "termination_days": 3_000}
    assert hit(signed(**noticed)) == [True, False, False]
    assert hit(signed(**{**noticed, "notice_given_at": TERM_ENDS})) == [True, True, True]
    assert hit(signed(**{**noticed, "notice_given_at": TERM_ENDS, "termination_days": 1})) == [True, True, False]


def test_nothing_is_hit_in_a_relationship_that_is_over() -> None:
    assert hit(signed(relationship_status="ENDED")) == [False, False, False]
    assert hit(signed(relationship_until=TERM_ENDS)) == [True, False, False]


def test_a_coverage_ends_by_its_own_day_where_the_agreement_goes_on() -> None:
    tables = signed()
    assert hit(tables._replace(coverages=[tables.coverages[0]._replace(valid_to=TERM_ENDS)])) == [True, False, False]


def test_what_has_expired_counts_on_days_before_today() -> None:
    tables = signed(status="EXPIRED")
    then = Scenario((change("maps RETIRE"),), BEFORE)
    assert consumers(impact(Projection(tables), then, LATER)) == {"acme": "MEDIUM"}
    assert consumers(impact(Projection(tables), then, BEFORE)) == {}
    assert hit(tables) == [False, False, False]


def test_a_day_of_the_past_is_asked_and_then_one_of_today_on_one_projection() -> None:
    projection = Projection(signed(status="ENDED"))
    then = Scenario((change("maps RETIRE"),), BEFORE)
    found = [len(consumers(impact(projection, then, today))) for today in (LATER, BEFORE, ON, LATER)]
    assert found == [1, 0, 1, 1]


def test_it_is_said_when_a_term_renews_itself_and_not_until_when_it_lasts() -> None:
    wholly = "a MEDIUM agreement on maps"
    assert (
        reason(ask(signed(), "maps RETIRE", on=BEFORE)) == f"which has only {wholly} that renews itself on 2027-01-01,"
    )
    assert reason(ask(signed(), "maps RETIRE", on=LATER)) == f"which has only {wholly},"
    russian = Explanations(ask(signed(), "maps RETIRE", on=BEFORE), Language.RU).of_consumer("acme")
    assert "средней важности об услуге «maps» (само продлевается 1 января 2027), затронут умеренно" in russian
    ends = signed(renewal="NONE", valid_to="2027-06-30")
    assert reason(ask(ends, "maps RETIRE")) == f"which has only {wholly} until 2027-06-30,"


def reason(report: Report) -> str:
    words = Explanations(report, Language.EN).of_consumer("acme")
    return words.removeprefix("maps is retired; so acme, ").removesuffix(" is hit MEDIUM.")


# --- renewals that are not decided ---


def undecided(tables: Tables, *changes: str, on: date = DAY) -> list[tuple[str, str, bool]]:
    found = renewals_of(ask(tables, *changes, on=on))
    return [(one.agreement or "", one.severity.name, one.has_ended) for one in found]


def deciding(**given: Any) -> Tables:
    return signed(renewal="BY_DECISION", **given)


def test_an_undecided_renewal_is_found_up_to_twelve_months_ahead_and_once_it_is_past() -> None:
    name = "acme maps MEDIUM"
    assert undecided(deciding(valid_to="2028-01-01"), "maps RETIRE") == [(name, "MEDIUM", False)]
    assert undecided(deciding(valid_to="2028-01-02"), "maps RETIRE") == []
    assert undecided(deciding(valid_to=TERM_ENDS), "maps RETIRE") == [(name, "MEDIUM", True)]
    assert undecided(deciding(valid_to="2019-01-01"), "maps DEGRADE LOW") == [(name, "LOW", True)]
    assert undecided(deciding(valid_to=None), "maps RETIRE") == []


def test_only_what_both_sides_have_to_decide_and_have_not() -> None:
    for given in ({"renewal": "AUTO"}, {"renewal": "NONE"}, {"status": "NOTICE_GIVEN"}, {"status": "EXPIRED"}):
        assert (
            undecided(
                deciding()._replace(agreements=signed(**{"renewal": "BY_DECISION", **given}).agreements), "maps RETIRE"
            )
            == []
        )
    assert undecided(deciding(relationship_until=TERM_ENDS), "maps RETIRE") == []
    assert undecided(deciding(relationship_status="ENDED"), "maps RETIRE") == []


def test_what_the_scenario_does_not_come_to_is_not_found() -> None:
    tables = with_offering(deciding(), OfferingRow("other", "host"))
    assert undecided(tables, "other RETIRE") == []
    ended = deciding()
    ended = ended._replace(coverages=[ended.coverages[0]._replace(valid_to=BEFORE.isoformat())])
    assert undecided(ended, "maps RETIRE") == []


def test_what_is_as_bad_already_is_found_too() -> None:
    """Suspended until March: masked before the term ends, and would be after it."""
    out = OfferingRow("maps", "host", suspended_from="2026-12-01", suspended_until="2027-03-01")
    for ends_on, has_ended in (("2027-06-01", False), (TERM_ENDS, True)):
        tables = with_offering(deciding(valid_to=ends_on), out)
        assert undecided(tables, "maps RETIRE") == [("acme maps MEDIUM", "MEDIUM", has_ended)]
        assert consumers(ask(tables, "maps RETIRE")) == {}


def test_each_coverage_counts_by_what_it_newly_passes_on() -> None:
    """One of two offerings is lost for good already: that which is not says how badly it would be hit."""
    tables = estate([], ["acme maps LOW news CRITICAL"])
    tables = with_offering(tables, OfferingRow("news", "host", "RETIRED"))
    row = tables.agreements[0]._replace(renewal="BY_DECISION", valid_to=TERM_ENDS)
    assert undecided(tables._replace(agreements=[row]), "maps RETIRE") == [(row.id, "LOW", True)]


def texts(report: Report, *kinds: FindingKind) -> list[str]:
    words = FindingWords(report, Language.EN)
    return [words.of(found) for found in findings_of(report) if found.kind in kinds]


def test_an_undecided_renewal_in_words() -> None:
    kind = FindingKind.RENEWAL_NOT_DECIDED
    assert texts(ask(deciding(valid_to="2027-06-01"), "maps RETIRE"), kind) == [
        "Nobody has decided whether acme maps MEDIUM with acme goes on after 2027-06-01; it is hit MEDIUM."
    ]
    ended = "it ended on 2027-01-01 and counts no more, and would be hit MEDIUM"
    assert texts(ask(deciding(), "maps RETIRE"), kind) == [
        f"Nobody has decided whether acme maps MEDIUM with acme goes on: {ended}."
    ]


def many(number: int) -> Tables:
    tables = estate([], ["acme maps"])
    row = tables.agreements[0]
    return tables._replace(
        agreements=[
            row._replace(id=f"a{each}", reference=f"A-{each}", renewal="BY_DECISION", valid_to=TERM_ENDS)
            for each in range(number)
        ],
        coverages=[CoverageRow(f"a{each}", "maps", "MEDIUM") for each in range(number)],
    )


SEVEN = (
    "7 renewals are not decided: A-0 with acme (MEDIUM, ended on 2027-01-01), A-1 with acme (MEDIUM, ended on 2027-01-01), "
    "A-2 with acme (MEDIUM, ended on 2027-01-01), A-3 with acme (MEDIUM, ended on 2027-01-01), "
    "A-4 with acme (MEDIUM, ended on 2027-01-01), and 2 more."
)


def test_a_report_shows_them_as_one_group() -> None:
    report = ask(many(7), "maps RETIRE")
    assert len(renewals_of(report)) == 7
    blocks = [*ImpactPaper(report, Language.EN, None).change_request()]
    assert [block for block in blocks if isinstance(block, str) and "decided" in block] == [SEVEN]
    (one,) = [
        str(b) for b in ImpactPaper(ask(many(1), "maps RETIRE"), Language.EN, None).overview() if "decided" in str(b)
    ]
    assert one == "  One renewal is not decided: A-0 with acme (MEDIUM, ended on 2027-01-01)."


def test_a_comparison_shows_those_of_each_scenario() -> None:
    """Waiting for agreements to lapse looks gentle by the numbers alone."""
    asked = [Named(name, Scenario((change("maps RETIRE"),), on)) for name, on in (("now", BEFORE), ("wait", DAY))]
    comparison = compare_scenarios(Projection(many(7)), asked, TODAY)
    lines = [line for line in ComparisonPaper(comparison, Language.EN, {}).blocks() if isinstance(line, str)]
    assert [line for line in lines if "decided" in line] == [
        f"  now: {SEVEN.replace('ended', 'ends')}",
        f"  wait: {SEVEN}",
    ]
    assert comparison.ranked[0].name == "wait"
    decided = compare_scenarios(Projection(estate([], ["acme maps"])), asked, TODAY)
    assert not [line for line in ComparisonPaper(decided, Language.EN, {}).blocks() if "decided" in str(line)]


def test_russian_words() -> None:
    report = ask(many(2), "maps RETIRE")
    assert FindingWords(report, Language.RU).renewals(renewals_of(report), 1) == (
        "Не решено о 2 продлениях: A-0 с потребителем «acme» (умеренно, кончилось 1 января 2027) и ещё 1."
    )


# --- notice without an end ---


def test_notice_within_a_renewed_term_that_ends_nothing_is_found() -> None:
    tables = signed(status="NOTICE_GIVEN", notice_given_at=TERM_ENDS)
    report = ask(tables, "maps RETIRE", on=LATER)
    assert agreements(report) == {"acme maps MEDIUM": "MEDIUM"}
    (found,) = [one for one in findings_of(report) if one.kind is FindingKind.END_NOT_KNOWN]
    assert (found.agreement, found.organization, found.severity.name) == ("acme maps MEDIUM", "acme", "MEDIUM")
    terminated = "was terminated within a term by which it had renewed itself, and nothing says when that ends it"
    assert texts(report, FindingKind.END_NOT_KNOWN) == [
        f"acme maps MEDIUM with acme {terminated}: it goes on, and is hit MEDIUM."
    ]
    known = ask(signed(status="NOTICE_GIVEN", notice_given_at=TERM_ENDS, termination_days=9), "maps RETIRE")
    assert not [one for one in findings_of(known) if one.kind is FindingKind.END_NOT_KNOWN]


def test_what_is_written_later_counts_as_if_it_had_been_there() -> None:
    """Put, changed and taken away in place: each time as a projection that is made anew has it."""
    tables = deciding()
    projection = Projection(tables)
    row, covers = tables.agreements[0], tables.coverages
    then, now = Scenario((change("maps RETIRE"),), BEFORE), Scenario((change("maps RETIRE"),), DAY)

    def said() -> tuple[int, int, int]:
        past = impact(projection, then, LATER)
        report = impact(projection, now, TODAY)
        return len(past.agreement_ids), len(report.agreement_ids), len(renewals_of(report))

    assert said() == (1, 0, 1)
    for changed, expected in (
        (row._replace(status="EXPIRED"), (1, 0, 0)),
        (row._replace(renewal="AUTO"), (1, 1, 0)),
        (row._replace(status=None), (0, 0, 0)),
        (row, (1, 0, 1)),
    ):
        projection.replace(AGREEMENT, [row.id], [changed], covers)
        assert said() == expected
    projection.replace(AGREEMENT, [row.id], [], [])
    assert said() == (0, 0, 0)
