"""Estates of a real archive, imported and asked over GraphQL as their users would."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from seed.importing import import_estate
from tests.graph.impact.archive import FOLDERS, cases_of, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.database.engine import Database

IMPACT = """
query Impact($scenario: ScenarioInput!, $today: Date) {
  impact(scenario: $scenario, today: $today) {
    isComplete
    totals {
      offerings { LOW: low MEDIUM: medium HIGH: high CRITICAL: critical }
      agreements { LOW: low MEDIUM: medium HIGH: high CRITICAL: critical }
      consumers { LOW: low MEDIUM: medium HIGH: high CRITICAL: critical }
    }
    offerings(first: 1000) { nodes { offering { id } severity } }
    agreements(first: 1000) { nodes { id severity } }
    consumers(first: 1000) { nodes { organization { id } severity hops path { id } causes { changes { index } } } }
    held { offering { id } alternatives required margin members { id severity } }
    notice { earliestDate overdue agreements { id isMasked notifyBy daysLeft overdue } }
  }
}
"""


class Archive:
    """One of the estates in the graph, brought into the state that each case starts from."""

    def __init__(self, database: Database, folder: Path, edits: Path) -> None:
        self.database = database
        self.folder = folder
        self.edits = edits
        self.kept = KeptProjection(database)

    async def given(self, context: dict[str, Any], *, undone: bool = False) -> None:
        statuses, planned = context["statuses"], context["planned"]
        if not statuses and not planned:
            return
        rows = [row for row in rows_of(self.folder, "offerings") if row["id"] in statuses]
        told = [{**row, "status": row["status"] if undone else statuses[row["id"]]} for row in rows]
        self._write("offerings", told)
        self._write(
            "changes",
            (
                {
                    "id": f"planned-{number}",
                    "title": "Planned",
                    "status": "CANCELLED" if undone else change["status"],
                    "effective_on": change["effectiveOn"],
                }
                for number, change in enumerate(planned)
            ),
        )
        self._write(
            "changed_offerings",
            (
                {"change": f"planned-{number}", "offering": change["offering"], "action": change["action"]}
                for number, change in enumerate(planned)
            ),
        )
        await import_estate(self.database, [self.edits], source="edits")

    async def answered(self, asked: dict[str, Any]) -> dict[str, Any]:
        scenario = {
            "changes": asked["changes"],
            "effectiveOn": asked["effectiveOn"],
            "includePlanned": asked["context"]["includePlanned"],
        }
        result = await schema.execute(
            IMPACT,
            variable_values={"scenario": scenario, "today": asked["today"]},
            context_value=Context(self.database, impact=self.kept),
        )
        assert result.errors is None
        assert result.data is not None
        return result.data["impact"]

    def _write(self, file: str, rows: Iterable[dict[str, str]]) -> None:
        (self.edits / f"{file}.csv").unlink(missing_ok=True)
        if written := list(rows):
            with (self.edits / f"{file}.csv").open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, list(written[0]))
                writer.writeheader()
                writer.writerows(written)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
async def test_every_case_is_right(database: Database, folder: Path, tmp_path: Path) -> None:
    await set_up_schema(database)
    await import_estate(database, estate_files(folder), source=folder.name)
    archive = Archive(database, folder, tmp_path)
    for case in cases_of(folder):
        await archive.given(case["scenario"]["context"])
        answer = await archive.answered(case["scenario"])
        check(case["name"], case["expect"], answer)
        await archive.given(case["scenario"]["context"], undone=True)


def estate_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.csv"))


def check(name: str, expect: dict[str, Any], answer: dict[str, Any]) -> None:
    assert answer["isComplete"], name
    assert answer["totals"] == expect["totals"], name
    assert by_severity(answer["offerings"]["nodes"]) == expect["offerings"], name
    assert {node["id"]: node["severity"] for node in answer["agreements"]["nodes"]} == expect["agreements"], name
    consumers = {node["organization"]["id"]: node for node in answer["consumers"]["nodes"]}
    assert {consumer: node["severity"] for consumer, node in consumers.items()} == expect["consumers"], name
    assert {c: len(node["path"]) - 1 for c, node in consumers.items()} == {c: n["hops"] for c, n in consumers.items()}
    wrong_hops = [c for c, (least, most) in expect["hops"].items() if not least <= consumers[c]["hops"] <= most]
    assert wrong_hops == [], name
    if "causes" in expect:
        causes = {c: [[x["index"] for x in one["changes"]] for one in n["causes"]] for c, n in consumers.items()}
        assert causes == expect["causes"], name
    check_notice(name, expect["notice"], answer["notice"])
    check_held(name, expect["held"], answer["held"])


def check_notice(name: str, expect: dict[str, Any], notice: dict[str, Any]) -> None:
    rows = list(map(dict, notice["agreements"]))
    masked = [owed for owed in rows if owed.pop("isMasked")]  # the cases name the notice of affected agreements alone
    told = {owed.pop("id"): owed for owed in rows if owed not in masked}
    assert told == expect["agreements"], name
    if masked:
        return
    assert notice["overdue"] == expect["overdue"], name
    assert notice["earliestDate"] == expect["earliestDateOnWhichAllNoticeCanBeKept"], name


def check_held(name: str, expect: list[dict[str, Any]], held: list[dict[str, Any]]) -> None:
    groups = [
        {
            "offering": group["offering"]["id"],
            "group": group["alternatives"],
            "required": group["required"],
            "margin": group["margin"],
            "members": len(group["members"]),
            "left": [member["id"] for member in group["members"] if member["severity"] == "NONE"],
        }
        for group in held
    ]
    wanted = [
        {key: group[key] for key in ("offering", "group", "required", "margin", "members", "left")} for group in expect
    ]
    assert groups == sorted(wanted, key=lambda group: (group["offering"], group["group"])), name


def by_severity(nodes: list[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {"CRITICAL": [], "HIGH": [], "MEDIUM": [], "LOW": []}
    for node in nodes:
        found[node["severity"]].append(node["offering"]["id"])
    return found
