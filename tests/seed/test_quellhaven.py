"""The files of the sample estate agree with each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from graph.model.agreement import Agreement, Covers
from graph.model.change import Change, ChangedOffering
from graph.model.offering import Dependency, Offering, Succession
from graph.model.organization import Organization
from graph.model.person import Membership, Person, Term
from graph.model.relationship import ServiceRelationship, Stakeholder
from tests.seed.quellhaven import TODAY, by_id, consumers_of, covers, group_of, line_of, rows

if TYPE_CHECKING:
    from graph.model.declaration import Declared

REFERENCES = [
    ("organizations", "part_of", "organizations"),
    ("people", "member_of", "organizations"),
    ("people", "reports_to", "people"),
    ("memberships", "person", "people"),
    ("memberships", "organization", "organizations"),
    ("reporting_lines", "person", "people"),
    ("reporting_lines", "manager", "people"),
    ("offerings", "provider", "organizations"),
    ("offerings", "owner", "people"),
    ("offerings", "succeeded_by", "offerings"),
    ("owners", "person", "people"),
    ("owners", "offering", "offerings"),
    ("successors", "offering", "offerings"),
    ("successors", "successor", "offerings"),
    ("dependencies", "from", "offerings"),
    ("dependencies", "to", "offerings"),
    ("relationships", "provider", "organizations"),
    ("relationships", "consumer", "organizations"),
    ("stakeholders", "person", "people"),
    ("stakeholders", "relationship", "relationships"),
    ("agreements", "relationship", "relationships"),
    ("agreements", "offering", "offerings"),
    ("coverages", "agreement", "agreements"),
    ("coverages", "offering", "offerings"),
    ("changes", "proposed_by", "people"),
    ("changed_offerings", "change", "changes"),
    ("changed_offerings", "offering", "offerings"),
]


@pytest.mark.parametrize(("file", "column", "kind"), REFERENCES, ids=str)
def test_what_is_named_is_there(file: str, column: str, kind: str) -> None:
    assert {row[column] for row in rows(file)} - {""} - by_id(kind).keys() == set()


KEYS = {
    "dependencies": ("from", "to"),
    "stakeholders": ("person", "relationship", "role"),
    "coverages": ("agreement", "offering"),
    "memberships": ("person", "organization"),
    "reporting_lines": ("person", "manager"),
    "owners": ("person", "offering"),
    "changed_offerings": ("change", "offering", "action"),
}


def test_nothing_is_said_twice() -> None:
    files = ("organizations", "people", "offerings", "relationships", "agreements", "changes")
    keys = {**dict.fromkeys(files, ("id",)), **KEYS}
    counted = {f: Counter(tuple(row[c] for c in columns) for row in rows(f)) for f, columns in keys.items()}
    assert {(f, key) for f, counts in counted.items() for key, count in counts.items() if count > 1} == set()
    assert {row["person"] for row in rows("memberships")} & {r["id"] for r in rows("people") if r["member_of"]} == set()
    assert {row["offering"] for row in rows("owners")} & {
        row["id"] for row in rows("offerings") if row["owner"]
    } == set()


@pytest.mark.parametrize(
    ("file", "promised"),
    [("organizations", 38), ("offerings", 80), ("dependencies", 150), ("agreements", 200), ("people", 120)],
)
def test_it_has_the_promised_size(file: str, promised: int) -> None:
    assert len(rows(file)) == pytest.approx(promised, rel=0.1)


def test_everybody_belongs_somewhere_and_every_offering_has_an_owner_today() -> None:
    dated = {r["person"] for r in rows("memberships") if r["since"] <= TODAY.isoformat() < (r["until"] or "9999")}
    assert {row["id"] for row in rows("people") if not row["member_of"]} == dated
    owned = {row["offering"] for row in rows("owners") if not row["until"]}
    assert {row["id"] for row in rows("offerings") if not row["owner"]} == owned


def test_a_group_says_once_how_many_it_needs_and_has_them() -> None:
    groups = {(row["from"], row["alternatives"]) for row in rows("dependencies") if row["alternatives"]}
    for offering, alternatives in groups:
        members, required = group_of(offering, alternatives)
        assert len(required) == 1
        assert int(required.pop()) < len(members)


def test_an_agreement_covers_only_what_its_provider_or_a_part_of_it_provides() -> None:
    for cover in covers():
        agreement = by_id("agreements")[cover["agreement"]]
        provider = by_id("relationships")[agreement["relationship"]]["provider"]
        assert provider in line_of(by_id("offerings")[cover["offering"]]["provider"]), cover


def test_nothing_begins_after_its_end() -> None:
    spans = [("valid_from", "valid_to"), ("since", "until")]
    for file in ("dependencies", "relationships", "stakeholders", "agreements", "memberships", "owners"):
        for row in rows(file):
            assert all(row[a] < row[b] for a, b in spans if row.get(a) and row.get(b)), row


def test_nobody_takes_part_before_the_relationship_began_or_after_it_ended() -> None:
    for row in rows("stakeholders"):
        relationship = by_id("relationships")[row["relationship"]]
        assert relationship["since"] <= row["since"] <= TODAY.isoformat(), row
        assert not relationship["until"] or relationship["status"] == "OFFBOARDING" or row["until"], row


def test_one_accountable_person_for_each_role_at_a_time() -> None:
    terms: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in rows("stakeholders"):
        if row["accountable"] == "true":
            terms[row["relationship"], row["role"]].append((row["since"], row["until"] or "9999"))
    assert {role for _, role in terms} == {"RELATIONSHIP_MANAGER", "CONSUMER_REPRESENTATIVE"}
    assert all(before[1] <= after[0] for several in terms.values() for before, after in pairwise(sorted(several)))


def test_every_need_across_organizations_is_agreed_but_carrying() -> None:
    missing: set[str] = set()
    for row in rows("dependencies"):
        dependent, needed = (by_id("offerings")[row[end]]["provider"] for end in ("from", "to"))
        related = dependent in line_of(needed) or needed in line_of(dependent)
        over = row["valid_to"] and row["valid_to"] <= TODAY.isoformat()
        if not related and not over and not consumers_of(row["to"]) & set(line_of(dependent)):
            missing.add(row["to"])
    assert missing == {"carrying"}


DECLARED: list[tuple[str, type[Declared]]] = [
    ("organizations", Organization),
    ("people", Person),
    ("offerings", Offering),
    ("relationships", ServiceRelationship),
    ("agreements", Agreement),
    ("changes", Change),
    ("dependencies", Dependency),
    ("stakeholders", Stakeholder),
    ("coverages", Covers),
    ("memberships", Membership),
    ("reporting_lines", Term),
    ("owners", Term),
    ("successors", Succession),
    ("changed_offerings", ChangedOffering),
]


@pytest.mark.parametrize(("file", "declared"), DECLARED, ids=lambda given: given if isinstance(given, str) else "")
def test_each_value_is_one_that_its_kind_knows(file: str, declared: type[Declared]) -> None:
    references = {column for of, column, _ in REFERENCES if of == file}
    if declared is Agreement:
        references |= {"criticality"}
    for row in rows(file):
        given = {column: text for column, text in row.items() if text and column not in references}
        if declared is Succession:
            given["from_"] = given.pop("from")
        if "id" not in row and "id" in declared.model_fields:
            given["id"] = "any"
        declared.model_validate(given)
