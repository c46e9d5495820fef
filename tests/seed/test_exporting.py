from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from seed.exporting import export_estate
from seed.importing import import_estate
from tests.engines import wipe
from tests.seed.estates import SMALL, contents, imported, write

if TYPE_CHECKING:
    from graph.database.engine import Database

ROOT = Path(__file__).parents[2]
ESTATES = ("tests/data/archive-300", "tests/data/archive-300-mixed", "seed/quellhaven")


@pytest.mark.parametrize("estate", ESTATES)
async def test_an_export_imported_into_an_empty_graph_exports_the_same_bytes(
    database: Database, tmp_path: Path, estate: str
) -> None:
    formats: tuple[Literal["csv", "jsonl"], ...] = ("csv", "jsonl")
    await imported(database, ROOT / estate)
    for form in formats:
        await export_estate(database, tmp_path / f"first {form}", form)
        await wipe(database)
        await imported(database, tmp_path / f"first {form}")
        rows = await export_estate(database, tmp_path / f"second {form}", form)
        assert contents(tmp_path / f"second {form}") == contents(tmp_path / f"first {form}")
        assert rows["offerings"] > 80


async def test_what_was_imported_is_what_is_exported(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    await export_estate(database, tmp_path / "out")
    out = {name: text.decode() for name, text in contents(tmp_path / "out").items()}
    assert out.pop(".rapport-export").split() == sorted(out)
    assert out["coverages.csv"] == (
        "agreement,offering,criticality,valid_from,valid_to\nagr-1,maps,MEDIUM,,\nagr-2,tiles,,,\n"
    )
    assert out["memberships.csv"] == SMALL["memberships.csv"]
    assert out["relationships.csv"].splitlines()[1] == "cartoleth~lastmile,cartoleth,lastmile,,,,ACTIVE,,,,,"
    assert out["dependencies.csv"].splitlines()[1:] == ["maps,atlas,LOW,base,1,,,", "maps,tiles,,base,1,,,"]
    people = out["people.csv"].splitlines()
    assert people[1] == "ada,Ada,,,,,,false,,,cartoleth|maps-team,,,"
    assert people[2] == "bo,Bo,,,,,,false,,,lastmile,ada,,"
    assert "owners.csv" not in out
    assert "changes.csv" not in out


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_an_export_that_is_cancelled_leaves_the_place_as_it_was(database: Database, tmp_path: Path) -> None:
    def cancelled(stage: str, done: int, total: int | None) -> None:
        assert (stage, total) == ("exporting", None)
        assert done
        raise asyncio.CancelledError

    await imported(database, write(tmp_path / "small", SMALL))
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty", "new.xlsx"):
        with pytest.raises(asyncio.CancelledError):
            await export_estate(database, tmp_path / name, progress=cancelled)
    assert names(tmp_path) == {"small", "empty"}
    assert contents(tmp_path / "empty") == {}


async def test_an_export_replaces_only_its_own_files(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    await imported(database, write(tmp_path / "small", SMALL))
    await export_estate(database, folder)
    await export_estate(database, folder, "jsonl")
    assert {path.suffix for path in folder.iterdir()} == {".jsonl", ""}
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(BadInput, match=r"notes\.txt.*name a new or empty folder"):
        await export_estate(database, folder)
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "offerings.jsonl").exists()


async def test_an_export_that_fails_leaves_the_earlier_one(database: Database, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    await imported(database, write(tmp_path / "small", SMALL))
    await export_estate(database, folder)
    before = contents(folder)
    odd = write(tmp_path / "odd", {"x.jsonl": '{"kind":"Organization","id":"z","name":"Z","external_ids":["a:b"]}\n'})
    await import_estate(database, [odd])

    async def spoil() -> None:
        await database.write(
            lambda transaction: transaction.run("MATCH (n:Organization {id: 'z'}) SET n.externalIds = ['a|b']"),
            name="spoil",
        )

    await spoil()
    with pytest.raises(BadInput, match=r"external_ids of 'z' holds '\|'.*JSON lines"):
        await export_estate(database, folder)
    assert contents(folder) == before


async def test_an_empty_graph_exports_no_files(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    assert await export_estate(database, tmp_path / "out") == {}
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".rapport-export"]
