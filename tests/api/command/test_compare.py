"""`rapport compare` on the sample estate."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from api.command.comparison import asking
from tests.api.command.conftest import WIDE, golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

PLANS = {
    "january": "{effectiveOn: 2027-01-01, changes: [{offering: maps, action: RETIRE}]}",
    "february": "{effectiveOn: 2027-02-02, changes: [{offering: maps, action: RETIRE}]}",
    "degraded": "{name: 'Keep it | degraded', effectiveOn: 2027-01-01, changes: [{offering: maps, action: DEGRADE}]}",
}


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    """Files of scenarios."""
    for name, plan in PLANS.items():
        (tmp_path / f"{name}.yaml").write_text(plan, encoding="utf-8")
    return [tmp_path / f"{name}.yaml" for name in PLANS]


@pytest.mark.parametrize(
    ("format_", "name"), [("table", "comparison.txt"), ("markdown", "comparison.md"), ("csv", "comparison.csv")]
)
def test_three_plans_for_maps_in_each_format(quellhaven: Rapport, plans: list[Path], format_: str, name: str) -> None:
    ran = quellhaven("compare", *plans, "--today", "2026-10-05", "--format", format_)
    assert ran == (0, golden(name), "")


def test_json_is_the_answer_of_the_api(quellhaven: Rapport, plans: list[Path]) -> None:
    answer = json.loads(quellhaven("compare", *plans, "--today", "2026-10-05", "--format", "json").out)
    assert [ranked["name"] for ranked in answer["scenarios"]] == ["Keep it | degraded", "february", "january"]
    assert [ranked["index"] for ranked in answer["scenarios"]] == [2, 1, 0]
    assert answer["scenarios"][2]["report"]["totals"]["consumers"] == {
        "none": 0,
        "low": 1,
        "medium": 9,
        "high": 6,
        "critical": 1,
    }
    assert answer["consumers"]["totalCount"] == len(answer["consumers"]["nodes"]) == 7
    assert answer["consumers"]["nodes"][0] == {
        "organization": {"id": "fleet"},
        "severity": "CRITICAL",
        "fates": [
            {"name": "january", "severity": "CRITICAL", "overdue": 0},
            {"name": "february", "severity": "CRITICAL", "overdue": 0},
            {"name": "Keep it | degraded", "severity": "MEDIUM", "overdue": 0},
        ],
    }


def test_csv_has_one_row_for_each_scenario(quellhaven: Rapport, plans: list[Path]) -> None:
    written = quellhaven("compare", *plans, "--today", "2026-10-05", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [(row["scenario"], row["rank"], row["overdue"]) for row in rows] == [
        ("Keep it | degraded", "1", "2"),
        ("february", "2", "0"),
        ("january", "3", "2"),
    ]


def test_consumers_on_several_pages_are_all_there(
    quellhaven: Rapport, plans: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = quellhaven("compare", *plans, "--today", "2026-10-05", "--format", "json")
    monkeypatch.setattr(asking, "QUERY", asking.QUERY.replace("first: 1000", "first: 2"))
    assert quellhaven("compare", *plans, "--today", "2026-10-05", "--format", "json") == whole


def test_plans_that_do_the_same_say_so(quellhaven: Rapport, tmp_path: Path) -> None:
    files = [tmp_path / "one.yaml", tmp_path / "two.yaml"]
    for file in files:
        file.write_text(PLANS["january"], encoding="utf-8")
    wide = replace(quellhaven, variables={**quellhaven.variables, **WIDE})
    out = wide("compare", *files, "--today", "2026-10-05").out
    assert "  one: As harmful as two: the name decides.\n" in out
    assert "\nConsumers that differ\n  None: every consumer is treated alike.\n\nRenewals not decided\n" in out
    (ones, twos) = (line.partition(": ")[2] for line in out.splitlines()[-2:])
    assert ones == twos
    assert ones.startswith("7 renewals are not decided: DGT-2024-07 with Fleet (CRITICAL, ends on 2027-03-31), ")


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        ("{changes: [{offering: mapz, action: RETIRE}]}", "wrong: There is no offering 'mapz'. Did you mean maps?"),
        ("{changes: []}", "Which change? Write OFFERING=ACTION, like maps=RETIRE, or name a file with --scenario."),
        ("{name: 2027-01-01, changes: []}", "FILE: name is a text, in quotes if it looks like a number or a day."),
    ],
)
def test_a_wrong_plan_is_named(
    quellhaven: Rapport, plans: list[Path], tmp_path: Path, plan: str, sentence: str
) -> None:
    file = tmp_path / "wrong.yaml"
    file.write_text(plan, encoding="utf-8")
    assert quellhaven("compare", plans[0], file) == (2, "", f"rapport: {sentence}\n".replace("FILE", str(file)))


def test_a_single_plan_cannot_be_compared(quellhaven: Rapport, plans: list[Path]) -> None:
    assert quellhaven("compare", plans[0]) == (2, "", "rapport: 2 to 10 scenarios can be compared; these are 1.\n")
