"""`rapport doctor`: in order, out of order, and without an engine."""

from __future__ import annotations

import platform
import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from api.command.doctor import count_words
from graph.database.engine import room
from graph.database.schema import VERSION
from resolvers.version import own_version
from tests.api.command.conftest import WIDE, Rapport

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from graph.database.engine import Database, Transaction

SOFTWARE = f"""\
  rapport       {own_version()}
  python        {platform.python_version()}
  driver        neo4j {version("neo4j")}
  embedded      arcadedb-embedded {version("arcadedb-embedded")}
"""


def test_all_is_said_of_an_estate_in_order(quellhaven: Rapport) -> None:
    status, out, err = quellhaven("doctor")
    assert (status, err) == (0, "")
    assert out.startswith(SOFTWARE)
    place = quellhaven.variables.get("RAPPORT_DATA") or quellhaven.variables["NEO4J_URI"]
    assert f"  data          {place}" in out
    assert re.search(r"^  engine        (ArcadeDB|Neo4j) \d+[.\d]+$", out, re.MULTILINE)
    assert re.search(r"^  round trip    \d+\.\d ms$", out, re.MULTILINE)
    assert f"  schema        {VERSION}, as this Rapport wants it\n" in out
    assert re.search(r"^  definitions   (\d+) of \1 constraints and indexes are ready$", out, re.MULTILINE)
    assert re.search(r"^  holds         \d+ organizations, \d+ people, \d+ offerings, ", out, re.MULTILINE)
    assert re.search(r"^  trail         \d+ events$", out, re.MULTILINE)
    assert "  imports       none unfinished\n" in out
    assert out.endswith("\nEverything is in order.\n")


def test_kinds_of_which_there_is_nothing_are_left_out() -> None:
    assert count_words({"organizations": 1_200, "freezes": 0, "fitChecks": 3}) == "1,200 organizations, 3 fit checks"
    assert count_words({"organizations": 0}) == "nothing yet"


async def a_newer_schema(transaction: Transaction) -> None:
    await transaction.run("CREATE (:Schema {id: 'rapport', version: $version})", {"version": VERSION + 1})
    await transaction.run("CREATE (:Counter {id: 'estate', seq: 0})")


async def newer(database: Database) -> None:
    await database.write(a_newer_schema, name="newer")


async def test_a_newer_schema_is_found_and_refused(empty: Rapport, database: Database) -> None:
    await newer(database)
    child = empty.process("doctor")
    out, err = child.communicate()
    assert (child.returncode, err) == (1, "")
    assert out.endswith(
        f"Wrong:\n  The database has schema {VERSION + 1}, written by a newer Rapport; this one knows schema {VERSION}. "
        "Install the newer Rapport, or use another data folder or database.\n"
    )
    child = empty.process("impact", "maps=RETIRE")
    out, err = child.communicate()
    assert (child.returncode, out) == (3, "")
    assert err.startswith(f"rapport: This database has schema {VERSION + 1}")


def test_a_disk_that_takes_no_writes_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rapport = Rapport(capsys, {**WIDE, "RAPPORT_DATA": str(tmp_path / "data")})
    (tmp_path / "estate").mkdir()
    (tmp_path / "estate" / "organizations.csv").write_text("id,name\np,p\n")
    assert rapport("import", str(tmp_path / "estate"))[0] == 0
    monkeypatch.setattr(room, "LEAST", 2**62)
    status, out, _ = rapport("doctor")
    assert status == 1
    assert re.search(
        r"\nWrong:\n  The embedded engine in \S+ cannot write: \d+ MB are free on its disk, \d+ MB must be\. "
        r"Nothing is written until there is room\. Make room on the disk, or let this user write there\.\n$",
        out,
    )


def test_without_an_estate_the_start_of_the_engine_is_tried_elsewhere(rapport: Rapport, tmp_path: Path) -> None:
    status, out, err = rapport("doctor")
    assert (status, err) == (0, "")
    assert out.startswith(f"{SOFTWARE}  data          {tmp_path / 'data'} (embedded engine)\n  engine        ArcadeDB ")
    assert f"There is no estate in {tmp_path / 'data'} yet" in out
    assert not (tmp_path / "data").exists()


def test_a_data_folder_that_cannot_be_made_is_wrong(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    folder = tmp_path / "notes.txt" / "data"
    status, out, _ = Rapport(capsys, {**WIDE, "RAPPORT_DATA": str(folder)})("doctor")
    assert status == 3
    assert out.endswith(f"Wrong:\n  The data folder {folder} cannot be used: {tmp_path / 'notes.txt'} is no folder.\n")


def test_without_an_engine_all_that_can_be_said_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = Rapport(capsys, {**WIDE, "NEO4J_URI": "bolt://127.0.0.1:9"})("doctor")
    assert (status, err) == (3, "")
    assert out == (
        f"{SOFTWARE}  data          bolt://127.0.0.1:9, as neo4j\n\nWrong:\n"
        "  bolt://127.0.0.1:9 cannot be reached. Check that it runs, its address and port, "
        "and whether it asks for encryption.\n"
    )


def test_a_wrong_variable_does_not_silence_the_doctor(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = Rapport(capsys, {**WIDE, "RAPPORT_PORT": "many"})("doctor")
    assert status == 2
    assert out.startswith(f"{SOFTWARE}\nWrong:\n  RAPPORT_PORT must be a whole number")
