"""Two estates of a real archive and the answers to scenarios on them, read as they are."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, Final

from graph.projection.rows import (
    AgreementRow,
    CoverageRow,
    DependencyRow,
    OfferingRow,
    OrganizationRow,
    PlannedRow,
    Tables,
)

FOLDERS: Final = sorted((Path(__file__).parents[2] / "data").glob("archive-300*"))


def rows_of(folder: Path, file: str) -> list[dict[str, str]]:
    with (folder / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def cases_of(folder: Path) -> list[dict[str, Any]]:
    return json.loads((folder / "cases.json").read_text(encoding="utf-8"))["cases"]


def tables_of(folder: Path, context: dict[str, Any]) -> Tables:
    """The estate with the statuses and planned changes of a case."""
    agreements = rows_of(folder, "agreements")
    statuses = context["statuses"]
    return Tables(
        offerings=[
            OfferingRow(row["id"], row["provider"], statuses.get(row["id"], row["status"]))
            for row in rows_of(folder, "offerings")
        ],
        dependencies=[
            DependencyRow(
                dependent=row["from"],
                needed=row["to"],
                criticality=row["criticality"],
                alternatives=row["alternatives"] or None,
                required=int(row["required"] or 1),
                valid_from=row["valid_from"] or None,
                valid_to=row["valid_to"] or None,
            )
            for row in rows_of(folder, "dependencies")
        ],
        agreements=[
            AgreementRow(
                id=row["id"],
                relationship=f"{row['provider']}/{row['consumer']}",
                provider=row["provider"],
                consumer=row["consumer"],
                status=row["status"],
                valid_from=row["valid_from"] or None,
                valid_to=row["valid_to"] or None,
                notice_days=int(row["notice_days"]) if row["notice_days"] else None,
            )
            for row in agreements
        ],
        coverages=[CoverageRow(row["id"], row["offering"], row["criticality"]) for row in agreements],
        organizations=[OrganizationRow(row["id"]) for row in rows_of(folder, "organizations")],
        planned=[
            PlannedRow(
                change=f"planned-{number}",
                status=planned["status"],
                effective_on=planned["effectiveOn"],
                offering=planned["offering"],
                action=planned["action"],
                severity=planned.get("severity"),
            )
            for number, planned in enumerate(context["planned"])
        ],
    )
