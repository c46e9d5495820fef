"""Small estates with answers that were worked out by hand, imported and asked over GraphQL as their users would."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from graph.questions.weak_points.keeping import KeptWeakPoints
from resolvers.context import Context
from resolvers.schema import schema
from seed.importing import import_estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.engine import Database

    Rows = Mapping[str, Sequence[Mapping[str, str]]]

CASES: Final = json.loads((Path(__file__).parents[2] / "data" / "after" / "cases.json").read_text("utf-8"))["cases"]
COUNTS: Final = "{ critical high medium low }"
MASK: Final = "severity until byCount by { offering { id } reason }"
TOTALS: Final = f"offerings {COUNTS} agreements {COUNTS} consumers {COUNTS}"
IMPACT: Final = f"""query($scenario: ScenarioInput!, $today: Date) {{
  impact(scenario: $scenario, today: $today) {{
    isComplete
    totals {{
      offerings {{ none critical high medium low }} agreements {{ none critical high medium low }}
      consumers {{ none critical high medium low }} masked {{ {TOTALS} }}
    }}
    offerings {{ nodes {{ offering {{ id }} severity }} }}
    agreements {{ nodes {{ id severity }} }}
    consumers {{ nodes {{
      organization {{ id }} severity path {{ id }} agreement {{ id }} causes {{ changes {{ index }} }}
    }} }}
    masked {{
      isComplete
      offerings {{ nodes {{ offering {{ id }} {MASK} }} }}
      agreements {{ nodes {{ id agreement {{ id }} {MASK} }} }}
      consumers {{ nodes {{ organization {{ id }} {MASK} }} }}
    }}
    notice {{ earliestDate overdue agreements {{ id notifyBy overdue isMasked }} }}
    notify {{ nodes {{ person {{ id }} }} }}
    held {{ offering {{ id }} alternatives margin until untilKnownTo }}
    findings {{ kind agreement {{ id }} needed {{ id }} }}
    alreadyPlanned {{ index change {{ id }} status }}
    outlook {{
      isComplete worstOn
      days {{ on totals {{ {TOTALS} }} worse {{ organization {{ id }} severity }} }}
      consumers {{ nodes {{ organization {{ id }} severity on notifyBy }} }}
    }}
  }}
}}"""
COMPARE: Final = """query($scenarios: [ScenarioInput!]!, $today: Date) {
  compareScenarios(scenarios: $scenarios, today: $today) { scenarios { name worstOn } }
}"""
WEAK_POINTS: Final = f"""query($on: Date) {{
  weakPoints(on: $on) {{ nodes {{ offering {{ id }} consumers {COUNTS} masked {COUNTS} }} }}
}}"""
STATED_FINDINGS: Final = {"RENEWAL_NOT_DECIDED": "agreement", "ARCHIVED_IN_USE": "needed"}
"""What the cases say of findings: those of these kinds, with what they are about."""


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
async def test_it_is_answered_as_by_hand(case: dict[str, Any], database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    written(case["estate"], tmp_path)
    await import_estate(database, [tmp_path])
    kept = KeptProjection(database)
    context = Context(database, impact=kept, weak_points=KeptWeakPoints(kept, None))

    async def ask(question: str, **variables: Any) -> Any:
        found = answer(await schema.execute(question, variables, context_value=context))
        assert "errors" not in found, found
        (only,) = found["data"].values()
        return only

    for question in case["questions"]:
        if question["ask"] == "weakPoints":
            points = (await ask(WEAK_POINTS, on=question["on"]))["nodes"]
            found = {"offerings": [{**point, "offering": point["offering"]["id"]} for point in points]}
        elif question["ask"] == "compareScenarios":
            compared = await ask(COMPARE, scenarios=question["scenarios"], today=question["today"])
            found = {"ranking": compared["scenarios"]}
        else:
            report = await ask(IMPACT, scenario=question["scenario"], today=question["today"])
            check_besides(report, case["estate"])
            found = as_input(report)
        assert found == question["expect"], case["why"]


def written(estate: Rows, folder: Path) -> None:
    """A file for each kind of row, with the columns of all its rows."""
    for name, rows in estate.items():
        if rows:
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, columns, restval="")
                writer.writeheader()
                writer.writerows(rows)


def as_input(report: dict[str, Any]) -> dict[str, Any]:
    """With the names of the cases."""
    consumers = {node["organization"]["id"]: node for node in report["consumers"]["nodes"]}
    notice, outlook = report["notice"], report["outlook"]
    return {
        "offerings": severities(report["offerings"]["nodes"], "offering"),
        "agreements": {node["id"]: node["severity"] for node in report["agreements"]["nodes"]},
        "consumers": {one: node["severity"] for one, node in consumers.items()},
        "none": {kind: report["totals"][kind]["none"] for kind in ("offerings", "agreements", "consumers")},
        "masked": {
            kind: {node[of]["id"]: mask(node) for node in report["masked"][kind]["nodes"]}
            for kind, of in (("offerings", "offering"), ("agreements", "agreement"), ("consumers", "organization"))
        },
        "notice": {
            "agreements": {
                one["id"]: {"notifyBy": one["notifyBy"], "overdue": one["overdue"]} for one in notice["agreements"]
            },
            "overdue": notice["overdue"],
            "earliestDate": notice["earliestDate"],
        },
        "people": sorted(line["person"]["id"] for line in report["notify"]["nodes"]),
        "held": [
            {
                "offering": group["offering"]["id"],
                **{name: group[name] for name in ("alternatives", "margin", "until")},
            }
            for group in report["held"]
        ],
        "causes": {
            one: [[change["index"] for change in cause["changes"]] for cause in node["causes"]]
            for one, node in consumers.items()
        },
        "paths": {
            one: {"path": [step["id"] for step in node["path"]], "agreement": node["agreement"]["id"]}
            for one, node in consumers.items()
        },
        "findings": [
            [found["kind"], found[STATED_FINDINGS[found["kind"]]]["id"]]
            for found in report["findings"]
            if found["kind"] in STATED_FINDINGS
        ],
        "alreadyPlanned": [
            {"index": one["index"], "by": one["change"]["id"] if one["change"] else one["status"]}
            for one in report["alreadyPlanned"]
        ],
        "outlook": {
            "days": [{**one, "worse": severities(one["worse"], "organization")} for one in outlook["days"]],
            "worstOn": outlook["worstOn"],
            "consumers": {
                node["organization"]["id"]: [node["severity"], node["on"]] for node in outlook["consumers"]["nodes"]
            },
        },
    }


def severities(nodes: Iterable[Any], of: str) -> dict[str, str]:
    return {node[of]["id"]: node["severity"] for node in nodes}


def mask(node: dict[str, Any]) -> dict[str, Any]:
    """`by`: offering and what is so, e.g. `x SUSPENDED`, `x ARCHIVED` or `x change`."""
    by = [f"{fact['offering']['id']} {said(reason)}" for fact in node["by"] for reason in fact["reason"].split("; ")]
    assert node["byCount"] == len(by)
    return {"severity": node["severity"], "until": node["until"], "by": sorted(by)}


def said(reason: str) -> str:
    if reason == "archived":
        return "ARCHIVED"
    return reason.removesuffix(" on that day").removeprefix("planned change ")


def check_besides(report: dict[str, Any], estate: Rows) -> None:
    """What the cases do not state: it follows from what they do."""
    masked, affected = report["masked"], {node["id"] for node in report["agreements"]["nodes"]}
    assert report["isComplete"]
    assert masked["isComplete"]
    assert report["outlook"]["isComplete"]
    for kind in ("offerings", "agreements", "consumers"):
        for totals, nodes in (
            (report["totals"], report[kind]["nodes"]),
            (report["totals"]["masked"], masked[kind]["nodes"]),
        ):
            at = [node["severity"].lower() for node in nodes]
            counted = {level: many for level, many in totals[kind].items() if level != "none"}
            assert counted == {level: at.count(level) for level in ("critical", "high", "medium", "low")}
    assert all(one["isMasked"] is (one["id"] not in affected) for one in report["notice"]["agreements"])
    assert all(group["untilKnownTo"] is None for group in report["held"])
    days = notice_days(estate)
    for node in report["outlook"]["consumers"]["nodes"]:
        notify_by = date.fromisoformat(node["on"]) - timedelta(days=days[node["organization"]["id"]])
        assert node["notifyBy"] == notify_by.isoformat()


def notice_days(estate: Rows) -> dict[str, int]:
    """The longest notice of each consumer's agreements; in the cases these are all hit on its worst day."""
    consumer_of = {row["id"]: row["consumer"] for row in estate.get("relationships", ())}
    longest: dict[str, int] = {}
    for row in estate["agreements"]:
        consumer = row.get("consumer") or consumer_of[row["relationship"]]
        longest[consumer] = max(int(row["notice_days"]), longest.get(consumer, 0))
    return longest
