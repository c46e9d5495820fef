"""What of an impact report is looked at, and its ways as a picture."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

from tests.api.command.conftest import MAPS

if TYPE_CHECKING:
    from tests.api.command.conftest import Rapport


def test_one_consumer_is_told_what_it_must_know_and_why(quellhaven: Rapport) -> None:
    ran = quellhaven("impact", *MAPS, "--consumer", "Customer Care")
    assert (ran.status, ran.err) == (0, "")
    assert re.search(r"^Consumers\n  SEVERITY .*\n  LOW +Customer", ran.out, re.MULTILINE)
    assert "digital-customer-care-arrival" in ran.out
    assert "\nWhy\n" in ran.out
    assert "Saint Orlan" not in ran.out


def test_whoever_is_not_hit_is_told_so(quellhaven: Rapport) -> None:
    out = quellhaven("impact", *MAPS, "--consumer", "People & Training").out
    assert "  Nobody who is looked at is affected.\n" in out
    assert "\nConsumers\n" not in out


def test_from_a_severity_on_all_parts_are_fewer(quellhaven: Rapport) -> None:
    grave = ("impact", *MAPS, "--min-severity", "high")
    for part in ("consumers", "agreements", "notify"):
        every = list(csv.DictReader(io.StringIO(quellhaven("impact", *MAPS, "--format", "csv", "--part", part).out)))
        fewer = list(csv.DictReader(io.StringIO(quellhaven(*grave, "--format", "csv", "--part", part).out)))
        assert 0 < len(fewer) < len(every), part
        assert all(row in every for row in fewer), part
    consumers = csv.DictReader(io.StringIO(quellhaven(*grave, "--format", "csv").out))
    assert {row["severity"] for row in consumers} == {"CRITICAL", "HIGH"}


def test_json_keeps_its_shape_and_counts_with_fewer_consumers(quellhaven: Rapport) -> None:
    every = json.loads(quellhaven("impact", *MAPS, "--format", "json").out)
    one = json.loads(quellhaven("impact", *MAPS, "--format", "json", "--consumer", "fleet").out)
    assert one.keys() == every.keys()
    assert one["totals"] == every["totals"]
    assert [node["organization"]["id"] for node in one["consumers"]["nodes"]] == ["fleet"]


def test_briefly_it_says_how_many_by_when_and_who(quellhaven: Rapport) -> None:
    out = quellhaven("impact", *MAPS, "--brief").out
    assert "All notice can be kept from 2027-02-02 on" in out
    assert "\nConsumers\n" in out
    for heading in ("Why those at HIGH or worse", "Whom to tell", "Agreements, the earliest", "As badly off already"):
        assert heading not in out


def test_the_ways_are_drawn_from_what_is_changed_to_the_consumers(quellhaven: Rapport) -> None:
    drawn = quellhaven("impact", *MAPS, "--format", "mermaid", "--consumer", "fleet").out
    assert drawn == (
        'flowchart LR\n  n0["Maps"]\n  n1["Routing"]\n  n2["Fleet"]\n  n0 --> n1\n  n1 -->|"CRITICAL"| n2\n'
        "  style n0 stroke-width:4px\n"
    )
    dot = quellhaven("impact", *MAPS, "--format", "dot").out
    assert '"offering routing" -> "organization fleet" [label="CRITICAL"];' in dot


def test_a_page_of_html_needs_nothing_else(quellhaven: Rapport) -> None:
    for report in (("impact", *MAPS), ("weak-points", "--today", "2026-10-05"), ("health", "--on", "2026-10-05")):
        page = quellhaven(*report, "--format", "html").out
        assert page.startswith("<!doctype html>\n")
        assert not re.search(r"<script|<link|src=|https?://", page), report
