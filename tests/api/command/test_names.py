"""Names that would do something where a report is opened, and ids beside names in every CSV."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.engines import EMBEDDED_ALONE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

EVIL = "=HYPERLINK(1) @ana <b>x</b> | `y` https://evil.example"
ESTATE = {
    "organizations.csv": f'id,name\ngeo,Geo\nfleet,"{EVIL}"\n',
    "offerings.csv": f'id,name,provider\nmaps,Maps,geo\nrouting,"{EVIL}",geo\n',
    "dependencies.csv": "from,to,criticality\nrouting,maps,HIGH\n",
    "agreements.csv": f'id,reference,provider,consumer,offering,criticality,notice_days\none,"{EVIL}",geo,fleet,routing,HIGH,30\n',
    "people.csv": f'id,name,member_of\nana,"{EVIL}",fleet\n',
    "stakeholders.csv": "person,relationship,role,side\nana,geo~fleet,CUSTOMER,CONSUMER\n",
}
DAYS = ("--on", "2027-01-01", "--today", "2026-10-05")
REPORTS = [
    *(("impact", "maps=RETIRE", *DAYS, "--part", part) for part in ("consumers", "offerings", "agreements", "notify")),
    ("impact", "maps=RETIRE", *DAYS, "--part", "risks"),
    ("impact", "maps=RETIRE", *DAYS, "--part", "findings"),
    ("suggestions", "maps=RETIRE", *DAYS),
    ("weak-points", "--today", "2026-10-05"),
    ("agenda", "--today", "2026-10-05"),
]
BEGINS_FORMULA = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"-?\d+")


@pytest.fixture
def named(empty: Rapport, tmp_path: Path) -> Rapport:
    for name, text in ESTATE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert empty("import", tmp_path, "--source", "names").status == 0
    return empty


@EMBEDDED_ALONE
def test_titles_say_the_name_and_the_id(named: Rapport) -> None:
    assert named("ahead", "geo").out.startswith("What will change for Geo (geo) before ")


@EMBEDDED_ALONE
def test_no_report_as_csv_holds_a_formula(named: Rapport) -> None:
    for report in REPORTS:
        ran = named(*report, "--format", "csv")
        assert ran.status == 0, report
        rows = list(csv.reader(io.StringIO(ran.out, newline="")))
        assert len(rows) > 1, report
        cells = [cell for row in rows for cell in row]
        assert any("HYPERLINK" in cell for cell in cells), report
        assert not [cell for cell in cells if BEGINS_FORMULA.match(cell) and not NUMBER.fullmatch(cell)], report


@EMBEDDED_ALONE
def test_no_report_as_markdown_has_markup_mentions_or_links_of_names(named: Rapport) -> None:
    for report in (*REPORTS[:1], *REPORTS[-3:]):
        arguments = [word for word in report if word not in {"--part", "consumers"}]
        text = named(*arguments, "--format", "markdown").out
        assert r"=HYPERLINK(1) @&#8203;ana \<b\>x\</b\> \| \`y\` https:&#8203;//evil.example" in text, report
        assert not re.search(r"@ana|(?<!\\)<b>|https://|(?<!\\)`", text), report


def test_an_export_has_names_as_they_are(named: Rapport, tmp_path: Path) -> None:
    assert named("export", tmp_path / "out").status == 0
    (_, fleet, _) = (tmp_path / "out" / "organizations.csv").read_text(encoding="utf-8").split("\n")[:3]
    assert EVIL in fleet
    assert "'" not in fleet


IDS_AND_NAMES: dict[tuple[str, ...], dict[str, str]] = {
    ("weak-points", "--first", "1"): {"offering": "reefer-sensors", "offering_name": "Drovetek Reefer Sensors"},
    ("ahead", "saint-orlan"): {"hits_id": "saint-orlan", "change": "maps-retirement", "hits": "Saint Orlan Hospitals"},
    ("agenda", "--relationship", "digital-parcel"): {
        "relationship_id": "digital-parcel",
        "provider": "digital",
        "consumer": "parcel",
        "with_id": "kenji-moriyama",
        "with": "Kenji Moriyama",
    },
    ("migration", "maps", "--on", "2027-01-01"): {"consumer": "digital", "consumer_name": "Digital"},
    ("promise-gaps", "--provider", "transport"): {
        "agreement": "transport-brinmarkt-line-haul",
        "reference": "TRN-2019-09",
        "path_names": "Line Haul → Ice Warning",
    },
    ("suggestions", "maps=RETIRE", "--on", "2027-01-01"): {"offering": "atlas", "offering_name": "Atlas"},
}


@pytest.mark.parametrize("report", IDS_AND_NAMES)
def test_a_report_as_csv_has_ids_and_names(quellhaven: Rapport, report: tuple[str, ...]) -> None:
    ran = quellhaven(*report, "--today", "2026-10-05", "--format", "csv")
    first = next(csv.DictReader(io.StringIO(ran.out)))
    assert {column: first[column] for column in IDS_AND_NAMES[report]} == IDS_AND_NAMES[report]
