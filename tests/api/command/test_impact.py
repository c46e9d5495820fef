"""`rapport impact` on the sample estate: whole answers, in each format."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, cast

import pytest

from api.command.impact import asking
from graph.text.documents.impact_rows import PARTS, ImpactPart
from tests.api.command.conftest import MAPS, Rapport, golden

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

TOGETHER = ("sms-gateway=RETIRE", "push=SUSPEND", "--on", "2026-12-01", "--today", "2026-10-05")


@pytest.mark.parametrize(
    ("format_", "name"),
    [("table", "impact.txt"), ("markdown", "impact.md"), ("csv", "impact.csv"), ("json", "impact.json")],
)
def test_the_retirement_of_maps_in_each_format(quellhaven: Rapport, format_: str, name: str) -> None:
    assert quellhaven("impact", *MAPS, "--format", format_) == (0, golden(name), "")


def test_two_changes_that_hit_brinmarkt_only_together(quellhaven: Rapport) -> None:
    assert quellhaven("impact", *TOGETHER) == (0, golden("together.txt"), "")


def keys(value: Any) -> Any:
    """The names of an answer, without its values; of a list those that any member has."""
    if isinstance(value, dict):
        return {name: keys(inner) for name, inner in cast("dict[str, Any]", value).items()}
    names: Any = None
    for member in cast("list[Any]", value) if isinstance(value, list) else ():
        names = both(names, keys(member))
    return names


def both(some: Any, others: Any) -> Any:
    """The names of two members, all the way down."""
    if not (some and others):
        return some or others
    return {name: both(some.get(name), others.get(name)) for name in (*some, *others)}


def test_json_has_the_names_of_the_query_and_complete_lists(quellhaven: Rapport) -> None:
    answer = json.loads(quellhaven("impact", *TOGETHER, "--format", "json").out)
    graded = dict.fromkeys(("low", "medium", "high", "critical"))
    counts = {"none": None, **graded}
    by_thing = {"offerings": graded, "agreements": graded, "consumers": graded}
    mask = {"severity": None, "until": None, "byCount": None, "by": {"offering": {"id": None}, "reason": None}}
    some = {"id": None}
    assert keys(answer) == {
        "isComplete": None,
        "incompleteReason": None,
        "effectiveOn": None,
        "totals": {
            "offerings": counts,
            "agreements": counts,
            "consumers": counts,
            "masked": by_thing,
            "people": None,
            "hidden": None,
        },
        "offerings": {"totalCount": None, "nodes": {"offering": some, "severity": None, "hops": None}},
        "consumers": {
            "totalCount": None,
            "nodes": {
                "organization": some,
                "severity": None,
                "hops": None,
                "path": some,
                "cappedBy": {"from": some, "to": some, "agreement": some, "criticality": None},
                "agreements": dict.fromkeys(("id", "severity", "notifyBy", "overdue", "daysLeft", "byPolicy")),
                "causes": {"changes": {"index": None, "action": None, "offering": some}},
                "relationshipRisk": {"kind": None, "reason": None},
            },
        },
        "masked": {
            "isComplete": None,
            "offerings": {"totalCount": None, "nodes": {"offering": some, **mask}},
            "agreements": {"totalCount": None, "nodes": {"id": None, **mask}},
            "consumers": {"totalCount": None, "nodes": None},
        },
        "alreadyPlanned": {"index": None, "change": some, "status": None},
        "outlook": {
            "isComplete": None,
            "worstOn": None,
            "days": {
                "on": None,
                "totals": by_thing,
                "worse": None,
                "facts": {"kind": None, "offering": some, "agreement": some, "change": None},
            },
        },
        "held": {
            "offering": some,
            "alternatives": None,
            "members": {"id": None, "severity": None},
            "required": None,
            "margin": None,
            "until": None,
            "untilKnownTo": None,
        },
        "notice": {
            "earliestDate": None,
            "overdue": None,
            "agreements": dict.fromkeys(("id", "notifyBy", "daysLeft", "overdue", "byPolicy", "isMasked")),
        },
        "notify": {
            "totalCount": None,
            "nodes": {
                "person": some,
                "channel": {"id": None, "kind": None},
                "language": None,
                "deadline": None,
                "reasons": {"role": None, "side": None, "organization": some, "offering": some},
                "teller": some,
                "next": some,
            },
        },
        "context": None,
        "sinceLastRun": None,
    }
    assert answer["consumers"]["totalCount"] == len(answer["consumers"]["nodes"]) == 7


def test_lists_longer_than_a_page_are_complete(quellhaven: Rapport, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = quellhaven("impact", *MAPS, "--format", "json")
    monkeypatch.setattr(asking, "PAGE", 2)
    monkeypatch.setattr(asking, "QUERY", asking.QUERY.replace("first: 1000", "first: 2"))
    assert quellhaven("impact", *MAPS, "--format", "json") == whole


def test_csv_has_one_row_for_each_consumer_and_agreement(quellhaven: Rapport) -> None:
    answer = json.loads(quellhaven("impact", *MAPS, "--format", "json").out)
    rows = list(csv.DictReader(io.StringIO(quellhaven("impact", *MAPS, "--format", "csv").out)))
    assert tuple(rows[0]) == PARTS[ImpactPart.CONSUMERS][0]
    assert [(row["consumer"], row["agreement"]) for row in rows] == [
        (consumer["organization"]["id"], agreement["id"])
        for consumer in answer["consumers"]["nodes"]
        for agreement in consumer["agreements"]
    ]


@pytest.mark.parametrize(
    ("changes", "level", "status", "sentence"),
    [
        (
            MAPS,
            "critical",
            1,
            "rapport: 1 consumer is affected at CRITICAL, that day, later or already (--fail-on critical).\n",
        ),
        (
            MAPS,
            "low",
            1,
            "rapport: 18 consumers are affected at LOW or worse, that day, later or already (--fail-on low).\n",
        ),
        (
            TOGETHER,
            "high",
            1,
            "rapport: 1 consumer is affected at HIGH or worse, that day, later or already (--fail-on high).\n",
        ),
        (TOGETHER, "critical", 0, ""),
    ],
)
def test_fail_on(quellhaven: Rapport, changes: tuple[str, ...], level: str, status: int, sentence: str) -> None:
    ran = quellhaven("impact", *changes, "--fail-on", level, "--format", "json")
    assert (ran.status, ran.err) == (status, sentence)
    assert json.loads(ran.out)


def test_a_scenario_file_is_the_same_question(quellhaven: Rapport, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("effectiveOn: 2027-01-01\nchanges:\n  - {offering: maps, action: RETIRE}\n")
    assert quellhaven("impact", "--scenario", file, "--today", "2026-10-05").out == golden("impact.txt")


def test_what_hits_nobody_says_so(quellhaven: Rapport) -> None:
    ran = quellhaven("impact", "fax-orders=MODIFY", "--on", "2027-01-01", "--today", "2026-10-05")
    assert ran.status == 0
    assert "  No consumer is affected.\n" in ran.out


def test_an_unknown_offering_is_answered_with_near_names(quellhaven: Rapport) -> None:
    assert quellhaven("impact", "mapz=RETIRE") == (
        2,
        "",
        "rapport: There is no offering 'mapz'. Did you mean maps?\n",
    )


def test_a_change_that_is_named_twice_is_an_error(quellhaven: Rapport) -> None:
    ran = quellhaven("impact", "maps=RETIRE", "maps=RETIRE")
    assert ran.status == 2
    assert ran.err == "rapport: Changes 0 and 1 both RETIRE 'maps': leave one of them out.\n"
