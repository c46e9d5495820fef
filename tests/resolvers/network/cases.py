"""Small estates with known answers: the product's own files, and what is asked of them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from graph.database.schema import set_up_schema
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database

CASES: Final[list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "data" / "network_cases.json").read_text(encoding="utf-8")
)


def cases(start: str) -> list[dict[str, Any]]:
    return [case for case in CASES if case["id"].startswith(start)]


def write(folder: Path, files: Mapping[str, Sequence[Mapping[str, Any]]]) -> Path:
    for name, rows in files.items():
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return folder


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


async def imported(database: Database, folder: Path, files: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    await set_up_schema(database)
    await import_estate(database, [write(folder, files)], source="case")
