"""Places that cannot be used: an ordinary sentence and exit status, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.api.command.conftest import SAMPLE, WIDE, Rapport


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notes.txt"
    path.write_text("notes")
    return path


def test_an_export_to_a_place_that_cannot_be(quellhaven: Rapport, file: Path) -> None:
    long = file.parent / ("a" * 300)
    for place, sentence in {
        file: f"{file} is a file: name a new or empty folder.",
        file / "below": f"{file / 'below'} cannot be written to, so nothing was exported: Not a directory.",
        file.parent: f"{file.parent} holds files that no export wrote (notes.txt): name a new or empty folder.",
        long: f"{long} cannot be written to, so nothing was exported: File name too long.",
    }.items():
        assert quellhaven("export", place) == (2, "", f"rapport: {sentence}\n")


def test_an_export_to_a_full_disk_leaves_nothing_half(quellhaven: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / ".agreements.csv.half").symlink_to("/dev/full")
    sentence = f"rapport: {folder} cannot be written to, so nothing was exported: No space left on device.\n"
    assert quellhaven("export", folder) == (3, "", sentence)
    assert not list(folder.iterdir())


def test_an_export_to_a_folder_that_cannot_be_written_to_is_no_defect(
    quellhaven: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    opened: Any = Path.open

    def refused(path: Path, *given: Any, **more: Any) -> Any:
        if out in path.parents:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **more)

    monkeypatch.setattr(Path, "open", refused)
    sentence = f"rapport: {out} cannot be written to, so nothing was exported: Permission denied.\n"
    assert quellhaven("export", out) == (2, "", sentence)


def test_standard_output_on_a_full_disk_is_no_defect(with_sample: Rapport) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        child = with_sample.process("weak-points", stdout=full)
        _, err = child.communicate(timeout=120)
    assert (child.returncode, err) == (3, "rapport: Standard output cannot be written to: No space left on device.\n")


@pytest.mark.parametrize("command", [["import", SAMPLE], ["serve"], ["doctor"], ["demo", "--no-serve"]])
def test_a_data_folder_that_holds_other_things_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str], file: Path, command: list[str | Path]
) -> None:
    folder = file.parent
    folder.chmod(0o755)
    status, out, err = Rapport(capsys, {**WIDE, "RAPPORT_DATA": str(folder), "RAPPORT_PORT": "0"})(*command)
    said = f"{folder} is no data folder of Rapport: it holds other things (notes.txt). Name an empty or a new folder."
    if command[0] == "demo":
        said = f"{folder} is not empty and holds no demo: name an empty or a new folder."
    assert (status, said in out + err) == (2 if command[0] == "demo" else 3, True)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    assert folder.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("command", [["impact", "maps=RETIRE"], ["export", "nowhere"], ["person", "data", "ada"]])
@pytest.mark.parametrize("below", ["", "below"])
def test_where_there_is_no_estate_nothing_is_asked(
    capsys: pytest.CaptureFixture[str], file: Path, command: list[str], below: str
) -> None:
    place = file / below if below else file
    ran = Rapport(capsys, {**WIDE, "RAPPORT_DATA": str(place)})(*command)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"rapport: There is no estate in {place}. ")


def test_a_data_folder_that_is_a_file_is_no_defect(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    ran = Rapport(capsys, {**WIDE, "RAPPORT_DATA": str(file)})("import", SAMPLE)
    assert ran == (3, "", f"rapport: The data folder {file} cannot be used: it is no folder.\n")


def test_a_template_in_a_place_that_cannot_be_is_no_defect(rapport: Rapport, file: Path) -> None:
    place = file / "below"
    assert rapport("import", "--template", place) == (2, "", f"rapport: {place}: Not a directory.\n")
