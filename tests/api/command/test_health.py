"""`rapport health`, `common-causes` and `agreed-use` on the sample estate."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport

DAY = ("--on", "2026-10-05")


@pytest.fixture
def sample(with_sample: Rapport, capsys: pytest.CaptureFixture[str]) -> Rapport:
    """As somebody asks who has a wide terminal."""
    return replace(with_sample, capture=capsys, variables={**with_sample.variables, "COLUMNS": "250"})


def test_the_worst_come_first_beneath_the_counts_by_grade(sample: Rapport) -> None:
    ran = sample("health", *DAY, "--first", "6")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[1] == "4 GOOD, 2 UNPROVEN, 4 WATCH, 6 AT_RISK, 102 UNKNOWN"
    heads = [line.split()[0] for line in lines if line.startswith("  ") and line[2:3] != " "]
    assert heads[:2] == ["RELATIONSHIP", "last-mile-cold-chain"]
    assert heads[-1] == "digital-parcel"
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
        "At risk: 38.1 of 100",
        "TARGETS          100       8      8  2 targets",
        "What would raise it",
        "Commitment parcel-forecast",
        "parcel-moriyama-september",
    ):
        assert words in told
    answer = json.loads(sample("health", "digital-parcel", *DAY, "--format", "json").out)
    assert answer["health"]["grade"] == "AT_RISK"
    assert sample("health", "digital-parcel", *DAY, "--format", "markdown").out.startswith("# How Digital for Parcel")


def test_each_side_is_told_its_own_view_in_its_own_language(sample: Rapport) -> None:
    told = sample("health", "digital-parcel", *DAY, "--side", "consumer", "--language", "ru").out
    assert told.startswith("Отношения «Digital для Parcel» на 5 октября 2026, взгляд стороны потребителя\n")
    assert "Из чего складывается оценка" in told
    assert "Assessment" not in told


def test_what_is_not_there_is_named(sample: Rapport) -> None:
    ran = sample("health", "nowhere")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no relationship 'nowhere'." in ran.err


def test_a_judgement_stands_beside_the_score_of_its_own_side_alone(sample: Rapport) -> None:
    asked = ("health", "transport-saint-orlan", *DAY)
    theirs = sample(*asked, "--side", "consumer").out
    assert "To be watched: 67 of 100" in theirs
    assert "A manager rates it so until 2026-12-15: to be watched. The wards are content" in theirs
    assert "A manager rates it" not in sample(*asked).out


def test_what_weak_relationships_have_in_common_is_told_with_the_relationships(sample: Rapport) -> None:
    ran = sample("common-causes", *DAY, "--first", "2", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(ran.out))
    assert (first["cause"], first["cause_id"], first["weak"], first["all"]) == (
        *("Tachograph Upload", "tachograph-upload"),
        *("7", "23"),
    )
    assert len(first["relationships"].split("|")) == 7
    assert first["reason"].startswith("7 of the weak relationships rest on this offering")
    assert float(first["lift"]) * 7 >= float(second["lift"]) * int(second["weak"])


def test_where_too_few_are_weak_nothing_is_common(sample: Rapport) -> None:
    ran = sample("common-causes", "--manager", "jiri-novy", *DAY, "--language", "ru")
    assert (ran.status, ran.err) == (0, "")
    assert "Ничего: нужны три слабых отношения" in ran.out


def test_what_was_agreed_is_told_with_its_use_its_value_and_its_costs(sample: Rapport) -> None:
    ran = sample("agreed-use", "digital-parcel", *DAY, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(row["part"], row["id"], row["fit"], row["used"]) for row in rows[:2]] == [
        ("offering", "dispatch", "50.0", "41.0"),
        ("offering", "order-portal", "100.0", "85.0"),
    ]
    costs = [(row["side"], row["costs"], row["currency"], row["per"]) for row in rows if row["part"] == "cost"]
    assert costs == [("CONSUMER", "70400.0", "EUR", "MONTH"), ("PROVIDER", "48000.0", "EUR", "MONTH")]
    assert json.loads(sample("agreed-use", "digital-parcel", *DAY, "--format", "json").out)["side"] == "PROVIDER"
    theirs = sample("agreed-use", "digital-parcel", *DAY, "--side", "consumer", "--language", "ru").out
    assert theirs.startswith("Пользуются ли тем, о чём договорились, и окупается ли оно: Digital для Parcel")
    assert "О чём договорились" in theirs


def test_agreed_use_names_a_relationship_that_is_not_there(sample: Rapport) -> None:
    ran = sample("agreed-use", "nowhere")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no relationship 'nowhere'." in ran.err
