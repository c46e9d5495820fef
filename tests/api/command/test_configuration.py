"""`rapport.toml`: flags before the environment before the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.command.configuration import NAMED
from api.command.options import settings_with
from graph.errors import BadInput

if TYPE_CHECKING:
    from pathlib import Path

    from tests.api.command.conftest import Rapport


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a user's own configuration is, on Linux; nothing is set besides."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    for name in (NAMED, "RAPPORT_PORT", "RAPPORT_DATA", "RAPPORT_HOST"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "rapport").mkdir()
    return tmp_path / "rapport" / "rapport.toml"


def test_options_go_before_the_environment_and_that_before_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert settings_with(None).port == 8080
    file.write_text('port = 9000\nonly_trusted = false\nactor = "Ana Lima"\n', encoding="utf-8")
    assert (settings_with(None).port, settings_with(None).actor) == (9000, "Ana Lima")
    monkeypatch.setenv("RAPPORT_PORT", "9001")
    assert settings_with(None).port == 9001
    assert settings_with(None, RAPPORT_PORT="9002").port == 9002
    other = tmp_path / "other.toml"
    other.write_text('host = "localhost"\n', encoding="utf-8")
    monkeypatch.setenv(NAMED, str(other))
    assert (settings_with(None).host, settings_with(None).actor) == ("localhost", None)


def test_the_folder_where_a_command_runs_configures_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rapport.toml").write_text("port = 9000\n", encoding="utf-8")
    assert not file.exists()
    assert settings_with(None).port == 8080


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('key = "0123456789abcdef"', "key is a secret and has no place in a file: set RAPPORT_KEY."),
        ('neo4j_password = "x"', "neo4j_password is a secret and has no place in a file: set NEO4J_PASSWORD."),
        ("prt = 1", "there is no setting 'prt'; there are access, actor, "),
        ("[port]\nx = 1", "port is one value, and no table."),
        ("port = ", "is no TOML: Invalid value"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_what_is_wrong(file: Path, text: str, sentence: str) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=f"^{file}") as refused:
        settings_with(None)
    assert sentence in str(refused.value)


def test_config_names_a_file_before_the_command(
    rapport: Rapport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NAMED, "")
    missing = tmp_path / "none.toml"
    ran = rapport("--config", missing, "doctor")
    assert (ran.status, f"There is no configuration {missing}" in ran.out + ran.err) == (2, True)
