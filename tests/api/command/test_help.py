"""What the command says of itself, without an engine."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from graphql import build_client_schema, build_schema
from graphql.utilities import find_schema_changes
from typer.main import get_command

from api.command.program.app import app
from graph.model import MODEL
from tests.api.command.conftest import ROOT, Rapport, known_variables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click import Command

COMMANDS = (
    "demo",
    "find",
    "show",
    "list",
    "add",
    "set",
    "archive",
    "delete",
    "link",
    "unlink",
    "do",
    "serve",
    "import",
    "export",
    "impact",
    "compare",
    "weak-points",
    "suggestions",
    "migration",
    "promise-gaps",
    "agenda",
    "health",
    "common-causes",
    "agreed-use",
    "ahead",
    "call",
    "briefing",
    "changes",
    "change",
    "notices",
    "introductions",
    "stakeholders",
    "coverage",
    "departure",
    "network",
    "keys",
    "grants",
    "person",
    "backup",
    "restore",
    "doctor",
    "schema",
    "explain",
)
SLOW = ("neo4j", "strawberry", "graphql", "rich", "uvicorn", "yaml")


def commands(path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Command]]:
    """All commands, those of groups too, by their words."""
    found: Any = get_command(app)
    for word in path:
        found = found.commands[word]
    for word, command in getattr(found, "commands", {}).items():
        yield (*path, word), command
        yield from commands((*path, word))


def test_help_names_every_command_variable_and_exit_status(rapport: Rapport) -> None:
    ran = rapport("--help")
    assert (ran.status, ran.err) == (0, "")
    for word in (*COMMANDS, *known_variables(), "NO_COLOR", "./rapport test"):
        assert word in ran.out
    assert "0 fine; 1 --fail-on was reached" in ran.out
    assert rapport().out == ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(rapport: Rapport, command: str) -> None:
    ran = rapport(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"Usage: rapport {command}" in ran.out
    assert "Exit status:" in ran.out
    assert "Examples:" in ran.out


def test_help_fits_80_columns(rapport: Rapport) -> None:
    every = [()] + [path for path, _ in commands()]
    assert ("change", "propose") in every
    narrow = replace(rapport, variables={**rapport.variables, "COLUMNS": "80"})
    texts = {path: narrow(*path, "--help").out for path in every}
    assert {path: line for path, text in texts.items() for line in text.splitlines() if len(line) > 80} == {}


def test_the_version_is_that_of_the_project(rapport: Rapport) -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert rapport("--version") == (0, f"rapport {version}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["impact", "--help"], ["compare", "--help"]])
def test_help_does_not_wait_for_slow_packages(arguments: list[str]) -> None:
    program = f"""
import sys
from api.command.main import status_of
status = status_of({arguments})
print([name for name in {SLOW} if name in sys.modules], status)
"""
    command = [sys.executable, "-c", program]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603  # ours
    assert ran.stdout.splitlines()[-1] == "[] 0"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["frobnicate"], "No such command 'frobnicate'. See: rapport --help"),
        (
            ["impact", "--fail-onn", "high"],
            "No such option: --fail-onn (Possible options: --fail-on). See: rapport impact --help",
        ),
        (
            ["impact", "maps=RETIRE", "--format", "xml"],
            "Invalid value for '--format': 'xml' is not one of 'table', 'json', 'csv', 'markdown', 'html', 'mermaid', 'dot'. See: rapport impact --help",
        ),
        (["impact", "--on"], "Option '--on' requires an argument."),
        (["export"], "Missing argument 'PLACE'. See: rapport export --help"),
        (["import"], "Which files? Name folders or files, or begin with --template estate.xlsx."),
        (["import", "x", "--template", "y"], "--template writes empty files and reads none: leave out the paths."),
        (
            ["schema", "--possible-types", "--introspection"],
            "Ask for one of --check, --possible-types, --introspection and --relay.",
        ),
        (["schema", "--check", "nowhere"], "nowhere cannot be read: No such file or directory."),
    ],
)
def test_wrong_arguments_are_one_sentence(rapport: Rapport, arguments: list[str], sentence: str) -> None:
    assert rapport(*arguments) == (2, "", f"rapport: {sentence}\n")


def test_a_defect_is_called_one(rapport: Rapport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resolvers.version.own_version", lambda: 1 // 0)
    status, _, err = rapport("--version")
    assert status == 70
    assert err.startswith("rapport: this is a defect of Rapport, please report it: ZeroDivisionError")


def test_tools_are_given_the_schema_as_they_want_it(rapport: Rapport) -> None:
    status, out, _ = rapport("schema", "--introspection")
    described, printed = build_client_schema(json.loads(out)), build_schema(rapport("schema")[1])
    assert status == 0
    assert described.description == printed.description
    changes = [change.description for change in find_schema_changes(described, printed)]
    assert [change for change in changes if "@oneOf" not in change] == []
    possible = json.loads(rapport("schema", "--possible-types")[1])
    of_refusals = {"DuplicateKey", "InvalidInput", "NotAllowed", "NotFound", "StillReferenced", "VersionConflict"}
    assert set(possible["Refusal"]) == of_refusals
    assert set(possible["UnlinkResult"]) == {"Unlinked", *of_refusals} - {"DuplicateKey", "StillReferenced"}
    assert set(possible["Node"]) == set(MODEL.kinds)
    of_relay = build_schema(rapport("schema", "--relay")[1])
    assert {change.description for change in find_schema_changes(printed, of_relay)} == {
        "Argument Query.node(kind:) was removed."
    }


def test_the_schema_is_printed_and_compared(rapport: Rapport, tmp_path: Path) -> None:
    printed = rapport("schema")
    kept = (ROOT / "resolvers" / "schema.graphql").read_text(encoding="utf-8")
    assert printed == (0, kept, "")
    file = tmp_path / "schema.graphql"
    file.write_text(kept, encoding="utf-8")
    assert rapport("schema", "--check", file) == (0, "", "")
    file.write_text(kept + "\ntype Another {\n  id: ID!\n}\n", encoding="utf-8")
    status, out, err = rapport("schema", "--check", file)
    assert (status, err) == (
        1,
        f"rapport: {file} is not the schema of this Rapport. Bring it up with: rapport schema > {file}\n",
    )
    assert "-type Another {" in out
