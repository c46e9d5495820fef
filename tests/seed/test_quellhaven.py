"""The files of the sample estate agree with each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from pydantic import TypeAdapter

from graph.model import MODEL
from graph.model.rules import INTERVALS
from seed.sheets import sheets
from tests.seed.quellhaven import FOLDER, TODAY, by_id, consumers_of, covers, group_of, line_of, rows

if TYPE_CHECKING:
    from seed.sheets import Sheet

SHEETS = [sheet for sheet in sheets() if (FOLDER / f"{sheet.file}.csv").is_file()]
REFERENCES = [(sheet.file, cell.column, cell.refers) for sheet in SHEETS for cell in sheet.cells if cell.refers]


def test_every_file_of_it_is_one_of_an_estate() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == {sheet.file for sheet in SHEETS}


@pytest.mark.parametrize(("file", "column", "labels"), REFERENCES, ids=str)
def test_what_is_named_is_there(file: str, column: str, labels: tuple[str, ...]) -> None:
    named = {key for row in rows(file) for key in row.get(column, "").split("|")} - {""}
    known = {label: by_id(MODEL.kinds[label].file or "") for label in labels}
    assert {key for key in named if not any(said(label, key) in known[label] for label in labels)} == set()


def said(label: str, key: str) -> str:
    """An id without its kind, which stands before it where the same id is of several kinds."""
    return key.removeprefix(f"{label}:")


def key_of(sheet: Sheet) -> tuple[str, ...]:
    """The columns that tell its rows apart."""
    file = sheet.link.file if sheet.link else None
    return (file.start, file.end, *sheet.link.key) if sheet.link and file else ("id",)


def test_nothing_is_said_twice() -> None:
    counted = {s.file: Counter(tuple(row[column] for column in key_of(s)) for row in rows(s.file)) for s in SHEETS}
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
    days = {sheet.file: {cell.column for cell in sheet.cells if cell.property} for sheet in SHEETS}
    for file, columns in days.items():
        spans = [pair for pair in INTERVALS if columns.issuperset(pair)]
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


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.file)
def test_each_value_is_one_that_its_kind_knows(sheet: Sheet) -> None:
    cells = {cell.column: cell for cell in sheet.cells}
    for row in rows(sheet.file):
        for column, text in row.items():
            cell = cells[column]
            given: object = text.split("|") if cell.many else text
            if text and not cell.refers:
                TypeAdapter[object](cell.value).validate_python(given)
            assert text or not cell.required, (row, column)
