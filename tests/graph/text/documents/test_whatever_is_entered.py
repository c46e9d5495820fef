"""No name and no text that somebody enters makes a report fail, or spills into what stands around it."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

import pytest

from graph.impact.report import impact
from graph.impact.scenario import Scenario
from graph.projection.contacts.notice import FreezeRow
from graph.projection.contacts.people import AssessmentRow, PersonRow, StakeholderRow
from graph.projection.contacts.relationships import RelationshipRow
from graph.projection.projection import Projection
from graph.projection.rows import OrganizationRow, PlannedRow
from graph.questions.comparison.comparing import Named, compare_scenarios
from graph.questions.runs.difference import Difference
from graph.questions.runs.run import run_of
from graph.text.catalogue.language import Language
from graph.text.documents.comparison import ComparisonPaper, ComparisonPart, ComparisonRows
from graph.text.documents.impact import ImpactPaper
from graph.text.documents.impact_rows import ImpactPart, ImpactRows
from graph.text.documents.markdown import markdown
from graph.text.documents.spreadsheet import spreadsheet
from graph.text.explanation import Explanations
from graph.text.runs import sentences
from tests.graph.impact.small import DAY, TODAY, change, estate

if TYPE_CHECKING:
    from graph.impact.report import Report

HOSTILE: Final = {
    "long": "long" * 2_500,
    "long and capital": "ŉß" * 5_000,
    "blanks": " " * 10_000,
    "an expression": '{ $offering } {"a"} { NUMBER($x) ->\n *[other] b }',
    "format strings": "{0} {} %s %(a)s ${x}",
    "attributes": "-term = a\n  .b = c\n# comment",
    "turned": "\u202etnioP\u2066 \u200fA\u200e",
    "many lines": "one\r\ntwo\nthree\u2028four\u2029five\tsix",
    "private": "\U000f0000\U000f0001\U000f8000\U000ffffd",
    "private and long": "\U000f0000\U000f0001\U000f8000" * 2_000,
    "characters beside": "👩‍👩‍👧‍👦 é̶̎ ﷽ 𝒳",
    "table": "a | b\n| --- |\n`c` <script> [d](e)",
    "formula": '=1+1\t,"x"',
}


def report(text: str) -> Report:
    """Everything that has a name or a text has this one: 54 steps, a group, planned changes, a freeze, weak relations."""
    ways = [f"s{number:02} -> s{number - 1:02}" for number in range(1, 55)]
    tables = estate(
        [
            *ways,
            *(f"s03 -> m{number} HIGH g2of" for number in range(6)),
            "s05 -> s04 HIGH",
            "y -> s00 LOW h1of",
            "y -> z LOW h1of",
        ],
        ["acme s54 HIGH", "beta s00 HIGH y LOW"],
    )
    group = f"{text[:180]}g"
    tables = tables._replace(
        dependencies=[row._replace(alternatives=row.alternatives and group) for row in tables.dependencies],
        offerings=[row._replace(name=text) for row in tables.offerings],
        organizations=[OrganizationRow(row.id, name=text) for row in tables.organizations],
        agreements=[row._replace(reference=text, notice_days=400) for row in tables.agreements],
        freezes=[FreezeRow("f", "acme", "2026-12-01", None, text)],
        planned=[PlannedRow(f"{text[:150]}{number}", "AGREED", "2026-12-01", "m1", "RETIRE") for number in range(40)],
        relationships=[
            RelationshipRow(f"host-{each}", None, "2020-01-01", "P6M", "host", each) for each in ("acme", "beta")
        ],
        persons=[PersonRow("ada", name=text)],
        stakeholders=[StakeholderRow("ada", "host-acme", "CUSTOMER", accountable=True, preferred_channel=text)],
        assessments=[AssessmentRow("a", "host-acme", "ada", "2026-10-01", 5, -2)],
    )
    retired = tuple(map(change, ["s00 RETIRE", *(f"m{number} BREAK" for number in range(4))]))
    return impact(Projection(tables), Scenario(retired, DAY, include_planned=True), TODAY)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_report_and_a_comparison_are_worded(text: str, language: Language) -> None:
    made = report(text)
    assert len(made.consumer_ids) == 2
    said = Explanations(made, language)
    lines = [*map(said.of_offering, made.offering_ids), *map(said.of_consumer, made.consumer_ids)]
    lines += [*map(said.of_agreement, made.agreement_ids)]
    before = run_of(impact(made.outcome.projection, Scenario((change("s54 MODIFY"),), DAY), TODAY))
    since = list(sentences(Difference(before, run_of(made)), made.names.organization, language))
    paper = ImpactPaper(made, language, None, since)
    for blocks in (paper.change_request(), paper.overview()):
        lines += markdown(blocks).splitlines()
    assert max(map(len, lines)) < 10_000
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", "".join(lines + since))
    for part in ImpactPart:
        columns, *rows = csv.reader(
            io.StringIO(spreadsheet(ImpactRows(made, language, slice(None)).of(part)), newline="")
        )
        assert all(len(row) == len(columns) for row in rows)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_scenarios_may_have_any_name(text: str, language: Language) -> None:
    made = report(text)
    projection = made.outcome.projection
    other = Scenario((change("s54 MODIFY"),), DAY)
    comparison = compare_scenarios(projection, [Named(text, made.scenario), Named(f"{text}2", other)], TODAY)
    paper = markdown(ComparisonPaper(comparison, language, {}).blocks())
    assert not re.search("[\x00-\x09\x0b-\x1f\u2028\u2029\u202a-\u202e\u2066-\u2069]", paper)
    for part in ComparisonPart:
        assert spreadsheet(ComparisonRows(comparison, language, slice(None)).of(part))
