"""Generated estates keep the rules of real ones, and are the same each time."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest

from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.projection import Projection
from graph.projection.rows import DependencyRow, OfferingRow, OrganizationRow, Tables
from seed.estate import SIZES, Estate
from seed.fates import TODAY
from seed.generator import FILES, write_estate
from seed.reach import Reach, offerings_by_reach

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estates") / "small"
    write_estate(folder, "S")
    return folder


@pytest.fixture(scope="module")
def estate(folder: Path) -> dict[str, list[Row]]:
    def rows(file: Path) -> list[Row]:
        with file.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))

    return {file.stem: rows(file) for file in folder.iterdir()}


def written(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_same_size_and_seed_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_estate(tmp_path / "again", "S")
    assert written(tmp_path / "again") == written(folder)


def test_another_seed_gives_another_estate(folder: Path, tmp_path: Path) -> None:
    write_estate(tmp_path / "other", "S", seed=8)
    other = written(tmp_path / "other")
    assert {name for name, content in written(folder).items() if other[name] == content} == set()


def test_it_has_exactly_the_promised_size(estate: dict[str, list[Row]]) -> None:
    assert {name: len(estate[name]) for name in ("offerings", "dependencies", "agreements")} == {
        "offerings": 1_000,
        "dependencies": 10_000,
        "agreements": 5_000,
    }


def test_a_provider_has_no_more_relationships_than_there_are_others() -> None:
    """Of this seed one would have 72, and 54 others are there."""
    drawn = Counter(relationship.provider for relationship in Estate(SIZES["XS"], 2).relationships())
    assert (drawn.total(), max(drawn.values())) == (SIZES["XS"].relationships, 54)


def test_larger_ones_have_it_too() -> None:
    size = SIZES["M"]
    medium = Estate(size, seed=7)
    assert sum(1 for _ in medium.dependencies()) == size.dependencies == 100_000
    assert sum(1 for _ in medium.agreements()) == size.agreements == 50_000


REFERENCES = {
    ("organizations", "part_of"): "organizations",
    ("people", "member_of"): "organizations",
    ("offerings", "provider"): "organizations",
    ("offerings", "owner"): "people",
    ("dependencies", "from"): "offerings",
    ("dependencies", "to"): "offerings",
    ("relationships", "provider"): "organizations",
    ("relationships", "consumer"): "organizations",
    ("stakeholders", "person"): "people",
    ("stakeholders", "relationship"): "relationships",
    ("agreements", "relationship"): "relationships",
    ("agreements", "offering"): "offerings",
    ("coverages", "agreement"): "agreements",
    ("coverages", "offering"): "offerings",
    ("changed_offerings", "change"): "changes",
    ("changed_offerings", "offering"): "offerings",
}


def test_what_is_named_is_there(estate: dict[str, list[Row]]) -> None:
    ids = {kind: {row["id"] for row in estate[kind]} for kind in set(REFERENCES.values())}
    for (file, column), kind in REFERENCES.items():
        assert {row[column] for row in estate[file]} - {""} <= ids[kind], (file, column)


KEYS = {
    "dependencies": ("from", "to"),
    "stakeholders": ("person", "relationship", "role"),
    "coverages": ("agreement", "offering"),
    "changed_offerings": ("change", "offering", "action"),
}


@pytest.mark.parametrize("file", FILES)
def test_nothing_is_said_twice(estate: dict[str, list[Row]], file: str) -> None:
    counts = Counter(tuple(row[column] for column in KEYS.get(file, ("id",))) for row in estate[file])
    assert max(counts.values()) == 1


def test_a_provider_has_one_relationship_with_a_consumer_and_none_with_itself(estate: dict[str, list[Row]]) -> None:
    pairs = Counter((row["provider"], row["consumer"]) for row in estate["relationships"])
    assert max(pairs.values()) == 1
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_an_agreement_covers_only_what_its_provider_or_a_part_of_it_provides(estate: dict[str, list[Row]]) -> None:
    part_of = {row["id"]: row["part_of"] for row in estate["organizations"]}
    provider_of = {row["id"]: row["provider"] for row in estate["offerings"]}
    provider = {row["id"]: row["provider"] for row in estate["relationships"]}
    relationship = {row["id"]: row["relationship"] for row in estate["agreements"]}
    covers = {(row["id"], row["offering"]) for row in estate["agreements"] if row["offering"]}
    covers |= {(row["agreement"], row["offering"]) for row in estate["coverages"]}
    for agreement, offering in covers:
        seller = provider[relationship[agreement]]
        assert seller in {provider_of[offering], part_of[provider_of[offering]]}, (agreement, offering)
    assert {agreement for agreement, _ in covers} == relationship.keys()


def test_a_group_says_once_how_many_it_needs_and_has_them(estate: dict[str, list[Row]]) -> None:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in estate["dependencies"]:
        if row["alternatives"]:
            groups[row["from"], row["alternatives"]].append(row["required"])
    assert all(len(set(required)) == 1 and int(required[0]) < len(required) for required in groups.values())
    assert {(required[0], len(required)) for required in groups.values()} == {
        ("1", 2),
        ("1", 3),
        ("1", 4),
        ("2", 3),
        ("2", 4),
    }
    assert sum(map(len, groups.values())) == pytest.approx(3_000, rel=0.2)


def test_nothing_begins_after_its_end_and_some_is_over_or_to_come(estate: dict[str, list[Row]]) -> None:
    for file in ("dependencies", "agreements"):
        spans = [(row["valid_from"], row["valid_to"]) for row in estate[file]]
        assert all(first < end for first, end in spans if first and end)
        assert any(end and end <= TODAY.isoformat() for _, end in spans)
    assert any(row["valid_from"] > TODAY.isoformat() for row in estate["dependencies"])


def test_one_accountable_person_for_each_role(estate: dict[str, list[Row]]) -> None:
    accountable = Counter((r["relationship"], r["role"]) for r in estate["stakeholders"] if r["accountable"] == "true")
    assert set(accountable.values()) == {1}
    assert len(accountable) == 2 * len(estate["relationships"])


def test_about_one_offering_in_a_hundred_is_lost(estate: dict[str, list[Row]]) -> None:
    lost = Counter(row["status"] for row in estate["offerings"] if row["status"] != "AVAILABLE")
    assert lost.keys() == {"PLANNED", "SUSPENDED", "RETIRED"}
    assert 3 <= sum(lost.values()) <= 30


def test_some_of_what_is_suspended_comes_back() -> None:
    suspended = [row[6:8] for row in Estate(SIZES["M"], seed=7).offerings() if row[3] == "SUSPENDED"]
    assert len(suspended) > 50
    ends = [(first, end) for first, end in suspended if end]
    assert len(suspended) / 3 < len(ends) < len(suspended)
    assert all(str(first) <= TODAY.isoformat() < str(end) for first, end in ends)


def test_terms_that_are_over_renew_themselves_or_wait_for_a_decision(estate: dict[str, list[Row]]) -> None:
    over = [row for row in estate["agreements"] if row["valid_to"] and row["valid_to"] <= TODAY.isoformat()]
    renewals = Counter(row["renewal"] for row in over if row["status"] == "ACTIVE")
    assert renewals.keys() == {"AUTO", "BY_DECISION", "NONE"}
    assert min(renewals.values()) > 50


def test_where_notice_was_given_it_is_said_when(estate: dict[str, list[Row]]) -> None:
    given = [(row["status"], row["notice_given_at"]) for row in estate["agreements"] if row["notice_given_at"]]
    assert {status for status, _ in given} == {"NOTICE_GIVEN"}
    assert len(given) == sum(row["status"] == "NOTICE_GIVEN" for row in estate["agreements"])
    assert max(at for _, at in given) < TODAY.isoformat()


def test_about_one_relationship_in_thirty_is_over_or_will_be(estate: dict[str, list[Row]]) -> None:
    today = TODAY.isoformat()
    ends = Counter(
        (row["status"], "" if not row["until"] else "past" if row["until"] <= today else "to come")
        for row in estate["relationships"]
    )
    assert ends.keys() == {
        ("ACTIVE", ""),
        ("ACTIVE", "past"),
        ("ENDED", "past"),
        ("ENDED", ""),
        ("OFFBOARDING", "to come"),
    }
    assert ends["ACTIVE", ""] == pytest.approx(0.96 * len(estate["relationships"]), rel=0.02)


@pytest.mark.parametrize("kind", ["organizations", "offerings", "relationships", "agreements"])
def test_a_few_things_are_archived(estate: dict[str, list[Row]], kind: str) -> None:
    archived = [row["archived_at"] for row in estate[kind] if row["archived_at"]]
    assert 0 < len(archived) <= 0.02 * len(estate[kind])
    assert max(archived) < TODAY.isoformat()


def test_changes_are_planned_for_the_year_and_a_half_to_come(estate: dict[str, list[Row]]) -> None:
    days = {row["id"]: row["effective_on"] for row in estate["changes"]}
    assert len(days) == len(estate["changed_offerings"]) == 10
    assert TODAY.isoformat() < min(days.values()) < max(days.values()) < "2028-05-01"
    ends = [(days[row["change"]], row["until"]) for row in estate["changed_offerings"] if row["until"]]
    assert all(first < end for first, end in ends)


def test_some_offerings_need_themselves_in_the_end(estate: dict[str, list[Row]]) -> None:
    """Leave out, again and again, what needs nothing that is left: cycles and what needs them stay."""
    needs: dict[str, set[str]] = defaultdict(set)
    for row in estate["dependencies"]:
        needs[row["from"]].add(row["to"])
    left = set(needs)
    while ends := {offering for offering in left if not needs[offering] & left}:
        left -= ends
    assert left


@pytest.mark.parametrize("wanted", [50, 300])
def test_an_offering_is_found_that_reaches_about_as_many_as_wanted(folder: Path, wanted: int) -> None:
    (reach,) = offerings_by_reach(folder, [wanted])
    assert reach.reached == pytest.approx(wanted, rel=0.1)


def test_what_it_reaches_is_what_its_loss_affects(folder: Path, estate: dict[str, list[Row]]) -> None:
    projection = Projection(
        Tables(
            offerings=[OfferingRow(row["id"], row["provider"]) for row in estate["offerings"]],
            dependencies=[
                DependencyRow(
                    row["from"],
                    row["to"],
                    row["criticality"],
                    row["alternatives"] or None,
                    int(row["required"] or 1),
                    row["valid_from"] or None,
                    row["valid_to"] or None,
                )
                for row in estate["dependencies"]
            ],
            organizations=[OrganizationRow(row["id"]) for row in estate["organizations"]],
        )
    )
    for reach in offerings_by_reach(folder, [50, 300]):
        report = impact(projection, Scenario((Change(reach.offering, Action.RETIRE),), TODAY), TODAY)
        assert reach == Reach(reach.offering, len(report.offering_ids))
