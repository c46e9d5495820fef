"""Strengths of ties on any day."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from random import Random

import pytest

from graph.projection.contacts.acquaintance import KnowsRow
from graph.projection.contacts.people import MemberRow, PersonRow
from graph.projection.rows import OrganizationRow
from graph.questions.network.tie import Tie
from tests.graph.questions.network.estates import PEOPLE, TODAY, rows, sight
from tests.graph.questions.network.reference import strength


@pytest.mark.parametrize("seed", range(40))
def test_they_are_as_the_definition_reads_and_as_their_contributions_say(seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # no secret
    given = rows(chance)
    for on in (TODAY, TODAY - timedelta(days=chance.randrange(1, 900)), TODAY + timedelta(days=200)):
        ties = sight(given, on=on).ties
        for one, other in combinations(PEOPLE, 2):
            tie, left = Tie(ties, one, other), 1.0
            for each in tie.contributions:
                left *= 1 - each.value
            assert tie.strength == pytest.approx(strength(given, one, other, on), abs=1e-12)
            assert 1 - left == pytest.approx(tie.strength, abs=1e-12)


def test_a_tie_is_mutual_where_both_have_said_so_and_of_unknown_kind_where_neither_has() -> None:
    people = [PersonRow(id_) for id_ in "abc"]
    words = [KnowsRow("a", "b"), KnowsRow("b", "a", 0.0), KnowsRow("c", "a", 0.5, -1)]
    ties = sight({"persons": people, "knows": words}).ties
    found = {pair: Tie(ties, *pair) for pair in ("ab", "ac", "bc", "aa", "ax")}
    assert {pair: tie.is_mutual for pair, tie in found.items()} == {
        "ab": True,
        "ac": False,
        "bc": None,
        "aa": None,
        "ax": None,
    }
    assert [pair for pair, tie in found.items() if tie.strained] == ["ac"]
    assert [each.is_assumed for each in found["ab"].contributions] == [True]


def test_a_team_is_one_up_to_25_members_on_the_day() -> None:
    people = [PersonRow(f"p{number}") for number in range(26)]
    members = [MemberRow(row.id, "team") for row in people[:25]]
    late = MemberRow("p25", "team", TODAY.isoformat())
    given = {"persons": people, "members": [*members, late], "organizations": [OrganizationRow("team")]}
    assert Tie(sight(given).ties, "p0", "p1").strength == 0
    assert Tie(sight(given, on=TODAY - timedelta(days=1)).ties, "p0", "p1").strength == pytest.approx(0.2)
