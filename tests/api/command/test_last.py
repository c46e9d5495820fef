"""The answer of the last run, kept in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from graphql import GraphQLObjectType, build_schema

from api.command.impact.last import keep_in, last_run_in
from graph.errors import BadInput
from tests.api.command.conftest import MAPS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport


def fields_of(name: str) -> set[str]:
    committed = build_schema((ROOT / "resolvers" / "schema.graphql").read_text(encoding="utf-8"))
    type_ = committed.type_map[name]
    assert isinstance(type_, GraphQLObjectType)
    return {*type_.fields}


def test_an_answer_is_kept_until_the_next_run(quellhaven: Rapport, tmp_path: Path) -> None:
    file = tmp_path / "last.json"
    first = quellhaven("impact", *MAPS, "--last", file)
    assert "Since the last run" not in first.out
    answer = json.loads(quellhaven("impact", *MAPS, "--format", "json").out)
    assert answer.pop("sinceLastRun") is None
    assert json.loads(file.read_text()) == answer
    again = quellhaven("impact", *MAPS, "--last", file)
    assert "\nSince the last run\n  Nothing is other.\n" in again.out
    later = quellhaven("impact", *MAPS, "--on", "2027-02-02", "--last", file)
    assert (
        "\nSince the last run\n  It was asked for 2027-01-01, and is now for 2027-02-02.\n"
        "  Notices overdue: 2 → 0.\n  People to tell: 55 → 54.\n" in later.out
    )
    assert list(tmp_path.iterdir()) == [file]


def test_a_run_is_read_from_an_answer(tmp_path: Path) -> None:
    file = tmp_path / "last.json"
    assert last_run_in(file) is None
    counts = {"none": 0, "low": 0, "medium": 0, "high": 1, "critical": 0}
    answer = {
        "effectiveOn": "2027-01-01",
        "totals": {"consumers": counts, "agreements": counts, "offerings": counts, "people": 3},
        "consumers": {"nodes": [{"organization": {"id": "acme"}, "severity": "HIGH"}, {"organization": None}]},
        "notice": {"overdue": 2, "earliestDate": None},
    }
    keep_in(file, answer)
    run = last_run_in(file)
    assert run
    assert ({id_: each.name for id_, each in run.consumers.items()}, run.overdue) == ({"acme": "HIGH"}, 2)


@pytest.mark.parametrize("text", ["", "[]", '{"totals": 1}', "7", '{"totals": {"consumers": 1}}'])
def test_a_file_that_holds_something_else_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "last.json"
    file.write_text(text)
    with pytest.raises(BadInput, match=r"last\.json"):
        last_run_in(file)
    assert file.read_text() == text


def test_a_planned_change_is_held_against_the_run_that_was_kept(quellhaven: Rapport) -> None:
    change = ("impact", "--change", "maps-retirement", "--today", "2026-10-05")
    assert "Since the last run" not in quellhaven(*change).out
    assert "Since the last run" not in quellhaven(*change, "--keep").out
    assert "\nSince the last run\n  Nothing is other.\n" in quellhaven(*change).out
    later = quellhaven(*change, "--on", "2027-02-02", "--format", "markdown")
    assert "\n## Since the last run\n\n- It was asked for 2027-01-01, and is now for 2027-02-02.\n" in later.out


def test_json_says_what_is_other_since_a_kept_run_and_since_a_file(quellhaven: Rapport, tmp_path: Path) -> None:
    file = tmp_path / "last.json"
    change = ("impact", "--change", "maps-retirement", "--today", "2026-10-05")
    quellhaven(*change, "--keep")
    quellhaven(*change, "--last", file)
    kept, filed = (
        json.loads(quellhaven(*change, "--on", "2027-02-02", "--format", "json", *last).out)["sinceLastRun"]
        for last in ((), ("--last", file))
    )
    assert kept == filed
    assert (kept["isOther"], kept["effectiveOn"], kept["overdue"]) == (True, "2027-01-01", 2)
    assert kept["totals"]["consumers"]["critical"] == 1
    assert kept["sentences"] == [
        "It was asked for 2027-01-01, and is now for 2027-02-02.",
        "Notices overdue: 2 → 0.",
        "People to tell: 55 → 54.",
    ]
    assert {*kept} == fields_of("RunDifference") - {"at", "consumersConnection"}
    assert {*kept["totals"]} == fields_of("ImpactTotals") - {"hidden"}


def test_only_the_run_of_a_planned_change_is_kept_in_the_estate(quellhaven: Rapport) -> None:
    ran = quellhaven("impact", *MAPS, "--keep")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("rapport: --keep keeps the answer about a planned change: name it with --change")
