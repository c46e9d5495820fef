"""`rapport demo`: the story, whole; and whose folders it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.api.command.conftest import Rapport
from tests.api.command.test_impact import golden

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_story_is_told_twice_the_same(rapport: Rapport, tmp_path: Path) -> None:
    folder = tmp_path / "quellhaven"
    told = golden("demo.txt").replace("FOLDER-OF-THE-DEMO", str(folder))
    assert rapport("demo", "--no-serve", "--data", folder) == (0, told, "")
    assert rapport("demo", "--no-serve", "--data", folder) == (0, told, "")


def test_the_demo_has_a_folder_of_its_own(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the environment says of the user's own estate."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    variables = {"NEO4J_URI": "bolt://127.0.0.1:9", "RAPPORT_DATA": str(tmp_path / "own")}
    ran = Rapport(capsys, variables)("demo", "--no-serve")
    assert (ran.status, ran.err) == (0, "")
    assert "rapport-demo" in ran.out
    assert not (tmp_path / "own").exists()


def test_a_folder_with_other_things_is_left_alone(rapport: Rapport, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("Chapter 1")
    assert rapport("demo", "--no-serve", "--data", tmp_path) == (
        2,
        "",
        f"rapport: {tmp_path} is not empty and holds no demo: name an empty or a new folder.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_estate_of_the_user_is_left_alone(rapport: Rapport, tmp_path: Path) -> None:
    estate = tmp_path / "mine"
    estate.mkdir()
    (estate / "organizations.csv").write_text("id,name\nfleet,Fleet of mine\n")
    assert rapport("import", estate).status == 0
    ran = rapport("demo", "--no-serve", "--data", tmp_path / "data")
    assert ran == (
        2,
        "",
        f"rapport: {tmp_path / 'data'} holds an estate of yours, and the demo leaves that alone: name an empty or a new folder.\n",
    )
