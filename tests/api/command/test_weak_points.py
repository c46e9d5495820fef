"""`rapport weak-points` on the sample estate."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from api.command.weak_points import asking
from tests.api.command.conftest import golden

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport

DAY = ("--today", "2026-10-05")


@pytest.mark.parametrize(("format_", "name"), [("table", "weak_points.txt"), ("markdown", "weak_points.md")])
def test_the_five_weakest_points(quellhaven: Rapport, format_: str, name: str) -> None:
    ran = quellhaven("weak-points", "--first", "5", *DAY, "--format", format_)
    assert ran == (0, golden(name), "")


def test_csv_has_one_row_for_each_offering(quellhaven: Rapport) -> None:
    answer = json.loads(quellhaven("weak-points", "--all", *DAY, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(quellhaven("weak-points", "--all", *DAY, "--format", "csv").out)))
    assert len(rows) == answer["totalCount"] == len(answer["nodes"]) == 82
    assert [(row["rank"], row["offering"]) for row in rows] == [
        (str(node["rank"]), node["offering"]["id"]) for node in answer["nodes"]
    ]
    assert rows[0]["consumers_critical"] == "3"
    assert rows[0]["stands_alone"] == "true"


def test_a_loss_is_what_impact_says_of_it(quellhaven: Rapport) -> None:
    nodes = json.loads(quellhaven("weak-points", "--all", *DAY, "--format", "json").out)["nodes"]
    (calls,) = [node for node in nodes if node["offering"]["id"] == "voice-calls"]
    asked = ("impact", "voice-calls=RETIRE", "--on", "2026-10-05", *DAY, "--format", "json")
    impact = json.loads(quellhaven(*asked).out)
    for what in ("offerings", "agreements", "consumers"):
        assert {**impact["totals"][what], "none": None} == {**calls[what], "none": None}
    assert impact["notice"]["overdue"] == calls["overdue"]


def test_lists_on_several_pages_are_complete(quellhaven: Rapport, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = quellhaven("weak-points", "--all", *DAY, "--format", "json")
    part = quellhaven("weak-points", "--first", "7", *DAY, "--format", "json")
    monkeypatch.setattr(asking, "PAGE", 3)
    assert quellhaven("weak-points", "--all", *DAY, "--format", "json") == whole
    assert quellhaven("weak-points", "--first", "7", *DAY, "--format", "json") == part


def test_ranked_by_what_is_asked_for(quellhaven: Rapport) -> None:
    ranked = json.loads(quellhaven("weak-points", "--by", "offerings", *DAY, "--format", "json").out)["nodes"]
    affected = [sum(node["offerings"].values()) for node in ranked]
    assert affected == sorted(affected, reverse=True)


def test_a_wrong_day_is_named(quellhaven: Rapport) -> None:
    ran = quellhaven("weak-points", "--today", "2026-13-05")
    assert ran.status == 2
    assert ran.err.startswith("rapport: --today is '2026-13-05'")
