"""How lines and tables are laid out in so many columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.command.layout import plain, width
from graph.text.documents.blocks import Heading, Table
from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport

REPORTS = [
    ("impact", "maps=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05"),
    ("suggestions", "maps=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05"),
    ("migration", "maps", "--on", "2027-01-01", "--today", "2026-10-05"),
    ("weak-points", "--today", "2026-10-05"),
    ("promise-gaps", "--today", "2026-10-05"),
    ("agenda", "--today", "2026-10-05"),
    ("ahead", "transport", "--today", "2026-10-05"),
    ("call", "transport-saint-orlan", "--at", "2026-10-05T08:00:00Z"),
    ("health", "--on", "2026-10-05"),
    ("health", "digital-parcel", "--on", "2026-10-05"),
    ("introductions", "digital", "parcel", "--relationship", "digital-parcel", "--on", "2026-10-05"),
    ("stakeholders", "digital-parcel", "--on", "2026-10-05"),
    ("coverage", "--on", "2026-10-05"),
    ("departure", "petr-lukin", "--on", "2026-10-05"),
    ("network", "--relationship", "digital-parcel", "--on", "2026-10-05"),
    ("changes", "--status", "proposed"),
    ("change", "status", "maps-retirement", "--today", "2026-10-05"),
    ("notices", "maps-retirement"),
]
NOTICE = Table(
    ("TELL BY", "DAYS", "AGREEMENT"),
    [("2026-09-03", "-32", "transport-saint-orlan-chilled"), ("2026-10-03", "2", "of all of us together")],
    frozenset({"DAYS"}),
)


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    table = Table(("NAME", "DAYS"), [("Пётр Лукин", "7"), ("東京", "120"), ("Mare\u0301va", "")], frozenset({"DAYS"}))
    assert list(plain(table)) == [
        "  NAME        DAYS",
        "  Пётр Лукин     7",
        "  東京         120",
        "  Mare\u0301va",
    ]


def test_columns_without_names_have_no_line_of_names() -> None:
    assert list(plain(Table(("", ""), [("engine", "Neo4j")]))) == ["  engine  Neo4j"]
    assert list(plain(Table(("", ""), []))) == []


def test_a_heading_stands_apart() -> None:
    assert list(plain(Heading("Findings"))) == ["", "Findings"]


def test_cells_are_wrapped_at_words_before_a_table_is_too_wide() -> None:
    table = Table(
        ("ID", "WHY"), [("transport-saint-orlan-chilled", "It is hit HIGH, and nobody there can be told."), ("a", "b")]
    )
    assert list(plain(table, 60)) == [
        "  ID                             WHY",
        "  transport-saint-orlan-chilled  It is hit HIGH, and nobody",
        "                                 there can be told.",
        "  a                              b",
    ]


def test_what_does_not_fit_becomes_records_and_no_id_is_cut() -> None:
    assert list(plain(NOTICE, 46)) == [
        "  2026-09-03  days: -32",
        "    agreement: transport-saint-orlan-chilled",
        "  2026-10-03  days: 2",
        "    agreement: of all of us together",
    ]


def test_a_sentence_is_wrapped_as_it_is_indented_and_a_command_is_not() -> None:
    assert list(plain("  Digital had to be told by 2026-10-03, 2 days ago.", 40)) == [
        "  Digital had to be told by 2026-10-03,",
        "    2 days ago.",
    ]
    command = "    rapport impact maps=RETIRE --on 2027-02-02 --today 2026-10-05"
    assert list(plain(command, 40)) == [command]


def test_width_counts_columns_and_not_letters() -> None:
    assert [width(text) for text in ("abc", "東京", "e\u0301", "→")] == [3, 4, 1, 1]


@EMBEDDED_ALONE
@pytest.mark.parametrize("report", REPORTS)
def test_no_line_of_a_report_is_longer_than_a_page_is_wide(quellhaven: Rapport, report: tuple[str, ...]) -> None:
    ran = quellhaven(*report)
    assert (ran.status, ran.err) == (0, "")
    assert len(ran.out.splitlines()) > 2
    assert [line for line in ran.out.splitlines() if width(line) > 80] == []
