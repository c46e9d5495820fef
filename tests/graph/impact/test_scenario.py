"""What cannot be asked is refused, with its place."""

from __future__ import annotations

import pytest

from graph.errors import BadInput
from graph.projection.rows import OfferingRow
from tests.graph.impact.small import ask, estate, with_offering


@pytest.mark.parametrize(
    ("changes", "path", "words"),
    [
        ([], ("changes",), "at least one change"),
        (["maps RETIRE", "mops RETIRE"], ("changes", 1, "offering"), "no offering 'mops'. Did you mean maps?"),
        (["qqqq RETIRE"], ("changes", 0, "offering"), "no offering 'qqqq'.$"),
        (["old RETIRE"], ("changes", 0, "offering"), "'old' is archived"),
        (["maps RETIRE NONE"], ("changes", 0, "severity"), "LOW, MEDIUM, HIGH or CRITICAL"),
        (["maps RETIRE", "app BREAK", "maps RETIRE LOW"], ("changes", 2, "action"), "Changes 0 and 2 both RETIRE"),
        (["maps RETIRE"] * 1_001, ("changes",), "at most 1,000 changes; this one has 1,001"),
    ],
    ids=["nothing", "near name", "no near name", "archived", "no severity", "twice", "too many"],
)
def test_a_scenario_that_cannot_be_asked_names_the_place(
    changes: list[str], path: tuple[str | int, ...], words: str
) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        ask(with_offering(estate(["app -> maps"]), OfferingRow("old", "host", archived=True)), *changes)
    assert refused.value.path == ("scenario", *path)


def test_the_same_offering_with_different_actions_is_fine() -> None:
    assert ask(estate(["app -> maps"]), "maps DEGRADE", "maps REPRICE").totals.offerings.medium == 2


def test_near_names_are_found_in_a_large_estate_too() -> None:
    tables = estate([f"service-{number:05} -> maps" for number in range(6_000)])
    with pytest.raises(BadInput, match=r"Did you mean service-00042,"):
        ask(tables, "servce-00042 RETIRE")
