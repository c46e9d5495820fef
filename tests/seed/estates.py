"""Small estates as folders, and what became of them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import orjson
from hypothesis import HealthCheck

from graph.database.schema import set_up_schema
from seed.exporting import export_estate
from seed.importing import import_estate
from tests.engines import wipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.engine import Database
    from seed.importing import ImportResult

SMALL: Mapping[str, str] = {
    "organizations.csv": "id,name,part_of\ncartoleth,Cartoleth,\nmaps-team,Maps team,cartoleth\nlastmile,Last Mile,\n",
    "people.csv": "id,name,member_of,reports_to\nada,Ada,cartoleth|maps-team,\nbo,Bo,lastmile,ada\n",
    "offerings.csv": (
        "id,name,provider,owner,status\nmaps,Maps,cartoleth,ada,AVAILABLE\ntiles,Tiles,maps-team,,\n"
        "atlas,Atlas,maps-team,,PLANNED\n"
    ),
    "dependencies.csv": ("from,to,criticality,alternatives,required\nmaps,tiles,,base,1\nmaps,atlas,LOW,base,1\n"),
    "agreements.csv": (
        "id,provider,consumer,offering,criticality,notice_days\nagr-1,cartoleth,lastmile,maps,MEDIUM,30\n"
        "agr-2,cartoleth,lastmile,tiles,,\n"
    ),
    "stakeholders.csv": (
        "person,relationship,role,accountable,since,until\n"
        "bo,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true,2020-01-01,\n"
    ),
    "memberships.csv": "person,organization,title,since,until\nbo,cartoleth,Guest,2020-01-01,2021-01-01\n",
}
"""3 organizations, 2 people, 3 offerings, 2 agreements, and the relationship that they make."""

UNWELCOME = (HealthCheck.function_scoped_fixture, HealthCheck.too_slow)
"""Each example wipes the graph itself."""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return folder


async def imported(database: Database, folder: Path, *, replace: bool = False) -> ImportResult:
    await set_up_schema(database)
    return await import_estate(database, [folder], source="test", replace=replace)


async def asked(database: Database, statement: LiteralString, **parameters: Any) -> list[list[Any]]:
    return await database.read(statement, parameters, name="test")


async def imports(database: Database) -> list[list[Any]]:
    return await asked(database, "MATCH (i:Import) RETURN i.source, i.status, i.created ORDER BY i.startedAt")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


async def there_and_back(
    database: Database, rows: Iterable[Mapping[str, Any]], forms: Sequence[str] = ("csv", "jsonl")
) -> None:
    """Out of the graph as files of these forms, and each of them in and out again as the same bytes."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lines = b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows)
        (folder / "rows").mkdir()
        (folder / "rows" / "rows.jsonl").write_bytes(lines)
        await wipe(database)
        await imported(database, folder / "rows")
        await export_estate(database, folder / "csv")
        await export_estate(database, folder / "jsonl", "jsonl")
        if "book.xlsx" in forms:
            await export_estate(database, folder / "book.xlsx")
        for form in forms:
            await wipe(database)
            await imported(database, folder / form)
            await export_estate(database, folder / f"{form} again", "csv")
            await export_estate(database, folder / f"{form} again as lines", "jsonl")
            assert contents(folder / f"{form} again") == contents(folder / "csv")
            assert contents(folder / f"{form} again as lines") == contents(folder / "jsonl")
