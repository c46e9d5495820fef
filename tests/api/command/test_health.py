"""`rapport health`: a portfolio, and one relationship with its reasons, on the sample estate."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport

DAY = ("--on", "2026-10-05")


@pytest.fixture
def sample(with_sample: Rapport, capsys: pytest.CaptureFixture[str]) -> Rapport:
    return with_sample.beside(capsys)


def test_the_worst_come_first_beneath_the_counts_by_grade(sample: Rapport) -> None:
    ran = sample("health", *DAY, "--first", "6")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[1] == "4 GOOD, 2 UNPROVEN, 4 WATCH, 6 AT_RISK, 102 UNKNOWN"
    assert [line.split()[0] for line in lines[4:10]][-1] == "digital-parcel"
    assert lines[-1] == "112 more stand no worse: --first shows more."


def test_a_manager_is_told_of_the_own_relationships(sample: Rapport) -> None:
    ran = sample("health", "--manager", "petr-lukin", *DAY, "--format", "csv")
    found = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["relationship"] for row in found][:2] == ["digital-parcel", "quellhaven-road-union-12"]
    assert len(found) == 13
    assert sample("health", "digital-parcel", "--manager", "x").status == 2


def test_one_relationship_is_told_with_its_reasons(sample: Rapport) -> None:
    told = sample("health", "digital-parcel", *DAY).out
    for words in (
        "AT_RISK: 38.1 of 100",
        "TARGETS          100       8      8  2 targets",
        "What would raise it",
        "Commitment parcel-forecast",
        "Feedback parcel-moriyama-september",
    ):
        assert words in told
    answer = json.loads(sample("health", "digital-parcel", *DAY, "--format", "json").out)
    assert answer["health"]["grade"] == "AT_RISK"
    assert sample("health", "digital-parcel", *DAY, "--format", "markdown").out.startswith("# How Digital for Parcel")


def test_each_side_is_told_its_own_view_in_its_own_language(sample: Rapport) -> None:
    told = sample("health", "digital-parcel", *DAY, "--side", "consumer", "--language", "ru").out
    assert told.startswith("Отношения «Digital для Parcel» на 2026-10-05, взгляд стороны потребителя\n")
    assert "Из чего складывается оценка" in told
    assert "Assessment" not in told


def test_what_is_not_there_is_named(sample: Rapport) -> None:
    ran = sample("health", "nowhere")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no relationship 'nowhere'." in ran.err
