"""`rapport demo`: the story, whole; and whose folders it leaves alone."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from tests.api.command.conftest import Rapport, golden

if TYPE_CHECKING:
    import subprocess
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
    """Whatever Neo4j the environment names."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    ran = Rapport(capsys, {"NEO4J_URI": "bolt://127.0.0.1:9"})("demo", "--no-serve")
    assert (ran.status, ran.err) == (0, "")
    assert "rapport-demo" in ran.out


def test_a_folder_that_the_environment_names_is_used_and_an_estate_in_it_left_alone(
    rapport: Rapport, tmp_path: Path
) -> None:
    ran = rapport("demo", "--no-serve")
    assert (ran.status, ran.err) == (0, "")
    assert f"--data {rapport.variables['RAPPORT_DATA']}" in ran.out
    assert (tmp_path / "data" / "databases").is_dir()
    other = {**rapport.variables, "RAPPORT_DATA": str(tmp_path)}
    (tmp_path / "thesis.txt").touch()
    assert Rapport(rapport.capture, other)("demo", "--no-serve").err == (
        f"rapport: {tmp_path} is not empty and holds no demo: name an empty or a new folder.\n"
    )


def test_two_demos_at_once_both_tell_the_story(tmp_path: Path) -> None:
    rapport = Rapport(None, {"RAPPORT_DATA": str(tmp_path / "data")})
    several = [rapport.process("demo", "--no-serve") for _ in range(3)]
    ended = [child.communicate(timeout=300) for child in several]
    assert [child.returncode for child in several] == [0] * 3
    assert len({out for out, _ in ended}) == 1
    assert "17 consumers: 1 CRITICAL, 6 HIGH, 9 MEDIUM, 1 LOW." in ended[0][0]
    waits = f"rapport: another demo brings its estate into {tmp_path / 'data'}; this one waits for it, and joins.\n"
    assert sorted(err for _, err in ended) == ["", waits, waits]


def test_two_demos_are_served_on_ports_of_their_own(tmp_path: Path) -> None:
    rapport = Rapport(None, {"RAPPORT_DATA": str(tmp_path / "data"), "RAPPORT_LOG_LEVEL": "WARNING"})
    with rapport.process("demo", "--no-serve") as ended:
        assert ended.wait(timeout=300) == 0
    with rapport.process("demo") as first, rapport.process("demo") as second:
        try:
            assert until_served(first) != until_served(second)
        finally:
            first.send_signal(signal.SIGINT)
            second.send_signal(signal.SIGINT)


def until_served(child: subprocess.Popen[str]) -> str:
    assert child.stdout
    for line in child.stdout:
        if line.startswith("Rapport listens on "):
            return line.split()[3]
    raise AssertionError(child.communicate())


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
