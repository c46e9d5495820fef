"""Importing, exporting, and what is in the way of it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.api.command.conftest import SAMPLE, WIDE, Rapport

if TYPE_CHECKING:
    from pathlib import Path

ESTATE = {
    "organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet\n",
    "offerings.csv": "id,name,provider\nmaps,Maps,geo\natlas,Atlas,geo\n",
    "agreements.csv": "id,provider,consumer,offering,notice_days\nfleet-maps,geo,fleet,maps,30\n",
}
COUNTS = """\
                         created  changed  unchanged  removed
  organizations                2        0          0        0
  offerings                    2        0          0        0
  service relationships        1        0          0        0
  agreements                   1        0          0        0
  relations                    6        0          0        0
  all                         12        0          0        0
"""
HINT = """
1 hint: what is likely wrong, and stops no import
  offerings.csv:3: id: 'atlas' stands alone, since no agreement covers it and nothing rests on it: say who uses it
"""
CREATED = """
Created:
  Organization: fleet, geo
  Offering: atlas, maps
  ServiceRelationship: geo~fleet
  Agreement: fleet-maps
  COVERS: fleet-maps → maps
"""


@pytest.fixture
def estate(tmp_path: Path) -> Path:
    folder = tmp_path / "estate"
    folder.mkdir()
    for name, text in ESTATE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_an_import_says_what_it_created_and_the_next_one_changes_nothing(empty: Rapport, estate: Path) -> None:
    place = empty.variables.get("RAPPORT_DATA") or empty.variables["NEO4J_URI"]
    words = f"Imported 5 rows as source 'estate' into {place}.\n"
    assert empty("import", estate) == (0, words + COUNTS + HINT, "")
    assert empty("import", estate) == (0, words + "All of it was there already; nothing changes.\n" + HINT, "")
    ran = empty("impact", "maps=RETIRE", "--on", "2027-01-01", "--today", "2026-10-05", "--format", "csv")
    assert ran.out.splitlines()[1:] == [
        "fleet,HIGH,0,maps,fleet-maps:HIGH,maps=RETIRE,fleet-maps,HIGH,2026-12-02,58,false,false,Fleet,Maps,fleet-maps"
    ]


def test_a_dry_run_writes_nothing_and_makes_no_folder(rapport: Rapport, estate: Path, tmp_path: Path) -> None:
    words = "Nothing was written. An import would have this effect:\n"
    assert rapport("import", estate, "--dry-run") == (0, words + COUNTS + CREATED + HINT, "")
    assert not (tmp_path / "data").exists()


def test_faults_of_files_are_found_without_an_engine(
    rapport: Rapport, estate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.command.importing.opened", None)
    (estate / "offerings.csv").write_text("id,name,provider,status\nmaps,Maps,goe,AVAILABEL\n", encoding="utf-8")
    status, out, err = rapport("import", estate)
    assert (status, out) == (2, "")
    assert [line.partition(" ")[0] for line in err.splitlines()[1:]] == [
        "agreements.csv:2:",
        "offerings.csv:2:",
        "offerings.csv:2:",
    ]
    (tmp_path / "data" / "databases" / "rapport").mkdir(parents=True)
    status, out, err = rapport("import", estate)
    assert (status, out) == (2, "")
    assert "status: 'AVAILABEL'" in err
    assert "'goe'" not in err
    assert err.endswith("What the files say beside what is in the graph is checked when these are put right.\n")


def test_a_dry_run_shows_what_would_change_from_which_value_to_which(empty: Rapport, estate: Path) -> None:
    assert empty("import", estate).status == 0
    offerings = "id,name,provider,status\nmaps,Maps,geo,DEPRECATED\natlas,Great Atlas,fleet,\ntiles,Tiles,geo,\n"
    (estate / "offerings.csv").write_text(offerings, encoding="utf-8")
    agreements = "id,provider,consumer,notice_days\nfleet-maps,geo,fleet,90\n"
    (estate / "agreements.csv").write_text(agreements, encoding="utf-8")
    ran = empty("import", estate, "--dry-run", "--replace")
    assert ran.status == 0
    assert ran.out.partition("\n\n")[2] == (
        "Created:\n"
        "  Offering: tiles\n"
        "\n"
        "Changed:\n"
        "  Offering atlas: name Atlas → Great Atlas, provider geo → fleet\n"
        "  Offering maps: status AVAILABLE → DEPRECATED\n"
        "  Agreement fleet-maps: notice_days 30 → 90\n"
        "\n"
        "Kept, because no file was given that says whether it is still there:\n"
        "  COVERS (coverages): fleet-maps → maps\n"
    )


def test_an_import_into_a_graph_that_holds_something_says_how_it_is_taken_back(
    empty: Rapport, estate: Path, tmp_path: Path
) -> None:
    assert "backup" not in empty("import", estate).out
    (estate / "organizations.csv").write_text("id,name\ngeo,Geo 2\nfleet,Fleet\n", encoding="utf-8")
    file = tmp_path / "before.backup"
    done = empty("import", estate, "--backup", file)
    assert done.out.startswith(f"Wrote a backup of what was there into {file}.\nImported 5 rows")
    assert done.out.splitlines()[-1].startswith(f"To take this back: rapport restore {file} --data FOLDER")
    assert file.stat().st_size > 0
    assert empty("import", estate, "--backup", file).status == 2
    (estate / "organizations.csv").write_text("id,name\ngeo,Geo 3\nfleet,Fleet\n", encoding="utf-8")
    assert empty("import", estate).out.splitlines()[-1].startswith("There is no backup of what was there before")


def test_every_fault_has_its_place_and_nothing_is_written(empty: Rapport, estate: Path) -> None:
    (estate / "offerings.csv").write_text("id,name,provider,status\nmaps,Maps,goe,AVAILABEL\n", encoding="utf-8")
    status, out, err = empty("import", estate)
    assert (status, out) == (2, "")
    assert err.startswith("rapport: ")
    assert "nothing was written.\n" in err
    assert "offerings.csv:2: status: " in err
    assert "Traceback" not in err
    assert empty("impact", "maps=RETIRE").err.startswith("rapport: There is no estate in ")


def test_replacing_shows_what_goes_and_wants_a_yes(empty: Rapport, estate: Path) -> None:
    assert empty("import", estate).status == 0
    (estate / "offerings.csv").write_text("id,name,provider\nmaps,Maps,geo\n", encoding="utf-8")
    gone = "\nRemoved, because source 'estate' brought it and its files state it no more:\n"
    asked = empty("import", estate, "--replace")
    assert asked.status == 2
    assert asked.err.startswith(
        "rapport: --replace would remove 2 things and relations; nothing was written. Add --yes"
    )
    assert gone in asked.out
    assert "  Offering: atlas\n" in asked.out
    done = empty("import", estate, "--replace", "--yes")
    assert done.status == 0
    assert gone in done.out
    assert empty("impact", "atlas=RETIRE").err == "rapport: There is no offering 'atlas'.\n"


def test_what_is_exported_can_be_imported_and_is_the_same(empty: Rapport, estate: Path, tmp_path: Path) -> None:
    assert empty("import", estate).status == 0
    first, second = tmp_path / "first", tmp_path / "second"
    exported = empty("export", first)
    assert (exported.status, exported.err) == (0, "")
    assert exported.out.splitlines()[0] == f"Wrote 7 rows into {first}:"
    assert empty("import", first, "--source", "estate").status == 0
    assert empty("export", second).status == 0
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {p.name: p.read_bytes() for p in second.iterdir()}


def test_json_lines_are_exported_too(empty: Rapport, estate: Path, tmp_path: Path) -> None:
    assert empty("import", estate).status == 0
    assert empty("export", tmp_path / "lines", "--format", "jsonl").status == 0
    assert any(path.suffix == ".jsonl" for path in (tmp_path / "lines").iterdir())


def test_templates_have_all_columns_and_do_not_overwrite(rapport: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    status, out, err = rapport("import", "--template", folder)
    assert (status, err) == (0, "")
    assert out.endswith(f"Fill them, then: rapport import {folder}\n")
    assert (folder / "organizations.csv").read_text(encoding="utf-8").startswith("id,name,")
    again = rapport("import", "--template", folder)
    assert again.status == 2
    assert again.err.startswith(f"rapport: {folder} holds adoption.csv")


def test_reading_from_a_folder_that_holds_no_estate_makes_none(rapport: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    sentence = (
        f"rapport: There is no estate in {folder}. Import one (rapport import --help), look at the invented one "
        "(rapport demo), or name another place (--data FOLDER, RAPPORT_DATA or NEO4J_URI).\n"
    )
    for arguments in (["impact", "maps=RETIRE"], ["export", tmp_path / "out"]):
        assert rapport(*arguments) == (2, "", sentence)
    assert not folder.exists()


def test_a_file_that_is_not_there_is_named_before_anything_starts(rapport: Rapport, tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    assert rapport("import", nowhere) == (2, "", f"rapport: {nowhere} does not exist.\n")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("arguments", [["impact", "maps=RETIRE"], ["import", SAMPLE], ["export", "nowhere"], ["serve"]])
def test_a_neo4j_that_cannot_be_reached_is_exit_status_3(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    rapport = Rapport(capsys, {**WIDE, "NEO4J_URI": "bolt://127.0.0.1:9", "RAPPORT_PORT": "0"})
    status, out, err = rapport(*arguments)
    assert (status, out) == (3, "")
    assert err == (
        "rapport: bolt://127.0.0.1:9 cannot be reached. Check that it runs, its address and port, "
        "and whether it asks for encryption.\n"
    )


def test_a_wrong_variable_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Rapport(capsys, {**WIDE, "NEO4J_URI": "http://localhost:7474"})("impact", "maps=RETIRE")
    assert ran.status == 2
    assert ran.err.startswith("rapport: NEO4J_URI must be an address that starts with neo4j://, ")


def test_a_folder_that_is_named_goes_before_the_neo4j_of_the_environment(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = Rapport(capsys, {**WIDE, "NEO4J_URI": "bolt://127.0.0.1:9"})(
        "impact", "maps=RETIRE", "--data", tmp_path / "none"
    )
    assert ran.status == 2
    assert ran.err.startswith(f"rapport: There is no estate in {tmp_path / 'none'}.")


def test_a_copy_of_the_sample_estate_has_no_fault(rapport: Rapport, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE, tmp_path / "copy")
    assert rapport("import", tmp_path / "copy", "--dry-run").status == 0
