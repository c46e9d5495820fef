"""`rapport backup` and `rapport restore`, as somebody types them."""

from __future__ import annotations

import gzip
import signal
import stat
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport

SMALL = "id,name\na,Alpha\nb,Beta\n"


@pytest.fixture
def folder(rapport: Rapport, tmp_path: Path) -> Path:
    """A data folder with two organizations and a key."""
    (tmp_path / "organizations.csv").write_text(SMALL, encoding="utf-8")
    assert rapport("import", tmp_path / "organizations.csv").status == 0
    assert rapport("keys", "add", "reports", "--role", "reader", "--everything").status == 0
    return tmp_path / "data"


def exported(rapport: Rapport, data: Path, to: Path) -> dict[str, str]:
    assert rapport("export", to, "--data", data).status == 0
    return {path.name: path.read_text(encoding="utf-8") for path in to.iterdir()}


def test_what_was_backed_up_is_restored_and_exports_alike(rapport: Rapport, folder: Path, tmp_path: Path) -> None:
    before = exported(rapport, folder, tmp_path / "before")
    file = tmp_path / "estate.backup"
    status, out, err = rapport("backup", file)
    assert (status, err) == (0, "")
    assert out.endswith(f" relations into {file}, which its owner alone may read.\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert rapport("backup", file).err == (
        f"rapport: {file} is there already, and a backup is not written over: name another file.\n"
    )
    erased = tmp_path / "erased.backup"
    assert rapport("backup", erased, "--erasures").status == 0
    new = tmp_path / "new"
    status, out, err = rapport("restore", file, "--data", new, "--erased", erased)
    assert (status, err) == (0, "")
    assert "Keys and grants that were open then: 1. They are withdrawn" in out
    assert "People who were erased since and are erased again: 0." in out
    assert "withdrawn" in rapport("keys", "list", "--data", new).out
    assert exported(rapport, new, tmp_path / "after") == before
    status, _, err = rapport("restore", file, "--data", new)
    assert status == 2
    assert "The place is not empty" in err


def test_a_file_that_is_not_whole_makes_no_folder(rapport: Rapport, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "estate.backup"
    assert folder.is_dir()
    assert rapport("backup", file).status == 0
    (tmp_path / "cut").write_bytes(file.read_bytes()[:-9])
    (tmp_path / "foreign").write_bytes(gzip.compress(b"id,name\n"))
    for name, said in (("cut", "is cut off: its end is missing."), ("foreign", "is no backup of Rapport.")):
        status, out, err = rapport("restore", tmp_path / name, "--data", tmp_path / "new")
        assert (status, out, err) == (2, "", f"rapport: {tmp_path / name} {said}\n")
    assert rapport("restore", tmp_path / "nowhere", "--data", tmp_path / "new").status == 2
    assert not (tmp_path / "new").exists()


def test_another_estate_does_not_say_who_was_erased(rapport: Rapport, folder: Path, tmp_path: Path) -> None:
    assert folder.is_dir()
    assert rapport("backup", tmp_path / "estate").status == 0
    assert rapport("import", tmp_path / "organizations.csv", "--data", tmp_path / "second").status == 0
    assert rapport("backup", tmp_path / "other", "--erasures", "--data", tmp_path / "second").status == 0
    for other in ("other", "second"):
        ran = rapport("restore", tmp_path / "estate", "--data", tmp_path / "new", "--erased", tmp_path / other)
        assert ran.status == 2
        assert "is of another estate than" in ran.err
    assert not (tmp_path / "new").exists()


def test_ctrl_c_leaves_no_file(with_sample: Rapport, tmp_path: Path) -> None:
    child = with_sample.process("backup", tmp_path / "estate.backup")
    while not list(tmp_path.iterdir()):
        assert child.poll() is None
        time.sleep(0.001)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=120)
    if child.returncode == 0:
        pytest.skip("it was faster")
    assert (child.returncode, err) == (130, "rapport: cancelled. No backup was made.\n")
    assert list(tmp_path.iterdir()) == []


def test_standard_output_takes_a_backup_where_it_is_piped(with_sample: Rapport, tmp_path: Path) -> None:
    with (tmp_path / "piped").open("w") as file:
        child = with_sample.process("backup", "-", stdout=file)
        child.communicate(timeout=120)
    assert child.returncode == 0
    assert gzip.decompress((tmp_path / "piped").read_bytes()).startswith(b'{"what":"backup of Rapport"')


def test_a_terminal_takes_none(rapport: Rapport, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder.is_dir()
    monkeypatch.setattr("api.command.backup.sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    ran = rapport("backup", "-")
    assert (ran.status, ran.out) == (2, "")
    assert "pipe it somewhere" in ran.err
