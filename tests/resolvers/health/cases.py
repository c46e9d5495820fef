"""Estates with answers worked out by hand, and the import of their files."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import orjson

from graph.database.schema import set_up_schema
from seed.importing import import_estate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database

CASES: Final = Path(__file__).parents[2] / "data" / "health" / "open-cases.json"


def cases_asking(field: str) -> list[dict[str, Any]]:
    """Those that ask for this field, first of all."""
    found = orjson.loads(CASES.read_bytes())["cases"]
    return [case for case in found if f" {field}(" in f" {case['ask']}"]


async def hold_files(database: Database, folder: Path, files: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    """Imports files that are given as rows."""
    await set_up_schema(database)
    for name, rows in files.items():
        if rows:
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, lineterminator="\n")
                writer.writeheader()
                writer.writerows([{column: written(value) for column, value in row.items()} for row in rows])
    await import_estate(database, [folder])


def written(value: Any) -> Any:
    return {True: "true", False: "false", None: ""}[value] if value is None or isinstance(value, bool) else value
