from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.circles import circle
from graph.model.rules import (
    Span,
    absence,
    betrayal,
    contradictions,
    disorder,
    foreign_cover,
    lone_requirement,
    misdated,
    overtaking,
    prematurity,
    rivalry,
    rivals,
    self_need,
    self_tie,
    shortage,
    span,
    unexplained,
    wholes,
)
from graph.model.severity import Action

DAYS = st.sampled_from([f"2026-01-0{day}" for day in range(1, 8)])
SPANS = st.builds(span, st.none() | DAYS, st.none() | DAYS)
NAMES = st.sampled_from("abcde")


@pytest.mark.parametrize("after", ["2026-01-01", "2026-01-02"])
def test_an_interval_holds_at_least_one_day(after: str) -> None:
    assert disorder("valid_from", "2026-01-02", "valid_to", after) == (
        f"{after} is not after valid_from (2026-01-02): valid_to is the first day on which it is over"
    )


def test_an_interval_with_a_day_or_an_open_end_is_in_order() -> None:
    assert disorder("since", "2026-01-01", "until", "2026-01-02") is None
    assert disorder("since", None, "until", "2026-01-02") is None
    assert disorder("since", "2026-01-01", "until", None) is None


def test_a_group_has_as_many_members_as_are_needed_and_one_number() -> None:
    assert shortage("base", [1, 1]) is None
    assert shortage("base", [2, 2]) is None
    assert shortage("base", [2]) == "2 of the group 'base' are needed, but it has 1 member"
    assert shortage("base", [1, 2, 1]) == (
        "the members of the group 'base' say 1, 2: one number holds for the whole group"
    )


def test_a_number_needs_a_group() -> None:
    assert lone_requirement("base", 2) is None
    assert lone_requirement(None, 1) is None
    assert lone_requirement(None, 2) == "2 are needed, but no group is named: state alternatives, or 1 as required"


def test_nothing_depends_on_itself() -> None:
    assert self_need("maps", "tiles") is None
    assert self_need("maps", "maps") == "'maps' cannot depend on itself"


def test_an_agreement_covers_what_its_provider_or_a_part_of_it_provides() -> None:
    above = {"team": "unit", "unit": "company"}
    assert foreign_cover("company", "company", above) is None
    assert foreign_cover("company", "team", above) is None
    assert foreign_cover("team", "company", above) == (
        "it is provided by 'company', which is neither the relationship's provider 'team' nor a part of it"
    )


def test_wholes_end_where_parts_run_in_a_circle() -> None:
    assert list(wholes("a", {"a": "b", "b": "c", "c": "a"})) == ["b", "c"]


def test_who_follows_on_the_day_of_the_end_is_no_rival() -> None:
    assert rivals([("ada", span(None, "2026-01-02")), ("bo", span("2026-01-02", None))]) is None
    assert rivals([("bo", span("2026-01-01", None)), ("ada", span(None, "2026-01-02"))]) == ("ada", "bo")


@given(st.lists(st.tuples(NAMES, SPANS.filter(lambda days: days.since < days.until)), max_size=5))
def test_rivals_are_found_where_any_two_terms_share_a_day(terms: list[tuple[str, Span]]) -> None:
    pairs = [(one, other) for place, (_, one) in enumerate(terms) for _, other in terms[:place]]
    shared = any(one.since < other.until and other.since < one.until for one, other in pairs)
    assert (rivals(terms) is not None) == shared


def test_a_circle_is_one_only_on_a_day_on_which_all_of_it_holds() -> None:
    early, late = span(None, "2026-01-02"), span("2026-01-02", None)
    assert circle([("a", "b", early), ("b", "a", late)]) is None
    assert circle([("a", "b", early), ("b", "a", early), ("b", "c", late)]) in (["a", "b", "a"], ["b", "a", "b"])


@given(st.lists(st.tuples(NAMES, NAMES, SPANS), max_size=10))
def test_a_circle_is_found_where_something_reaches_itself_on_some_day(edges: list[tuple[str, str, Span]]) -> None:
    found = circle(edges)
    expected = any(_reaches_itself(day, edges) for _, _, (day, _) in edges)
    assert (found is not None) == expected
    if found:
        assert found[0] == found[-1]
        assert all(any(edge[:2] == step for edge in edges) for step in itertools.pairwise(found))


def _reaches_itself(day: str, edges: list[tuple[str, str, Span]]) -> bool:
    valid = {(start, end) for start, end, days in edges if day in days}
    for _ in range(5):
        valid |= {(start, further) for start, end in valid for other, further in valid if end == other}
    return any(start == end for start, end in valid)


@pytest.mark.parametrize("later", [None, "2026-01-02", "2026-01-03"])
def test_what_follows_may_come_on_the_same_day_or_later(later: str | None) -> None:
    assert prematurity("stated_at", "2026-01-02", later) is None
    assert prematurity("stated_at", None, later) is None


def test_what_follows_is_never_before_what_it_follows() -> None:
    assert prematurity("stated_at", "2026-01-02", "2026-01-01") == "2026-01-01 is before stated_at (2026-01-02)"
    given = {"raised_at": "2026-02-01", "answered_at": "2026-01-31", "closed_at": "2026-01-30"}
    assert dict(misdated(given)) == {
        "answered_at": "2026-01-31 is before raised_at (2026-02-01)",
        "closed_at": "2026-01-30 is before answered_at (2026-01-31)",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"target": "a"}, None),
        ({"target": None, "offering": "b"}, None),
        ({"target": "a", "offering": "b"}, "target and offering are both given: state one of them"),
        ({"target": None}, "is missing: state target or offering"),
    ],
)
def test_a_signal_is_about_one_target_or_one_offering(given: dict[str, str | None], message: str | None) -> None:
    assert rivalry(("target", "offering"), given, required=True) == message
    assert list(contradictions("Signal", given)) == ([("offering", message)] if message else [])


def test_an_escalation_is_about_one_thing_at_most() -> None:
    assert list(contradictions("Escalation", {})) == []
    assert [column for column, _ in contradictions("Escalation", {"complaint": "a", "commitment": "b"})] == [
        "commitment"
    ]


@pytest.mark.parametrize("action", list(Action))
def test_only_what_is_for_a_time_says_until_when(action: Action) -> None:
    lasts = action not in {Action.SUSPEND, Action.DEGRADE}
    given = {"action": action.value, "until": "2027-01-01"}
    assert [column for column, _ in contradictions("ChangedOffering", given)] == ["until"] * lasts
    assert list(contradictions("ChangedOffering", {**given, "until": None})) == []


@pytest.mark.parametrize(
    ("until", "effective_on"), [(None, "2027-01-01"), ("2027-01-01", None), ("2027-01-02", "2027-01-01")]
)
def test_what_is_planned_for_a_time_is_over_after_it_began(until: str | None, effective_on: str | None) -> None:
    assert overtaking("maps", "SUSPEND", until, effective_on) is None
    assert overtaking("maps", "SUSPEND", "2027-01-01", "2027-01-01")


def test_who_declines_an_expectation_says_why() -> None:
    assert unexplained("DECLINED", None) == "is missing: who declines says why"
    assert unexplained("DECLINED", "Too dear") is None
    assert unexplained("STATED", None) is None


@pytest.mark.parametrize(
    ("side", "visibility", "kept"),
    [
        ("CONSUMER", None, False),
        ("CONSUMER", "PROVIDER", False),
        ("CONSUMER", "CONSUMER", True),
        ("CONSUMER", "SHARED", True),
        ("PROVIDER", None, True),
        ("PROVIDER", "CONSUMER", False),
        ("THIRD_PARTY", None, True),
    ],
)
def test_a_view_is_not_shown_to_the_other_side_alone(side: str, visibility: str | None, kept: bool) -> None:  # noqa: FBT001  # a row of the table above
    assert (betrayal(side, visibility) is None) is kept


def test_nobody_attends_what_did_not_take_place() -> None:
    assert absence("HELD") is None
    assert all(absence(status) for status in ("PLANNED", "CANCELLED", "MISSED"))


def test_a_tie_leads_to_somebody_else() -> None:
    assert self_tie("ada", "bo") is None
    assert self_tie("ada", "ada") == "'ada' is the same person at both ends"
