"""Clients of Rapport in TypeScript and Python: installed once for all of them, generated from the committed schema, run."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from resolvers.schema import relay_sdl

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

CLIENTS: Final = Path(__file__).parent
ROOT: Final = CLIENTS.parents[1]
SCHEMA: Final = ROOT / "resolvers" / "schema.graphql"
PYTHON: Final = ROOT / "docs" / "clients" / "python"
TRUSTED: Final = CLIENTS / "built" / "trusted"
"""The manifests of GraphQL Code Generator and of Relay's compiler, as a server is given them."""
LOCKED: Final = ("package.json", "package-lock.json")
SOURCES: Final = ("*.json", "*.ts", "*.mjs", "*/*.json", "*/*.ts", "*/*.html", "*/src/*.tsx", "*/src/*.ts")
VENV: Final = CLIENTS / ".venv"
MISSPELT: Final = {
    "code": "BAD_INPUT",
    "path": ["scenario", "changes", "0", "offering"],
    "said": {"code": "MISSPELT_OFFERING", "values": {"id": "map", "alike": "maps"}},
}
"""What is said of an offering that is misspelt, beside the variable that brought it."""


def ran(*command: str | Path, folder: Path = CLIENTS) -> str:
    """What it prints; what goes wrong in it is in the error."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603  # our own programs
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def answer(program: str, address: str) -> dict[str, Any]:
    return json.loads(ran("node", f"built/{program}.js", f"{address}/graphql"))


# --- TypeScript -------------------------------------------------------------------------------------------------------


def build() -> None:
    """All programs in TypeScript, unless they were built from the same files already."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the clients in TypeScript")
        pytest.skip("NOT TESTED IN TYPESCRIPT: npm is missing")
    with (CLIENTS / "package.json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # tests that run side by side build once
        with unless_made(CLIENTS / "node_modules" / "made-of.txt", [CLIENTS / name for name in LOCKED]) as needed:
            if needed:
                ran("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        with unless_made(CLIENTS / "built" / "made-of.txt", [SCHEMA, *sources()]) as needed:
            if needed:
                make()


def make() -> None:
    ran("npx", "graphql-codegen")
    compile_relay()
    ran("npx", "tsc")
    ran("npx", "tsc", "--project", "relay")
    ran("npx", "tsc", "--project", "page")
    for bundled in ("relay", "page"):
        ran("npx", "vite", "build", folder=CLIENTS / bundled)
    TRUSTED.mkdir(exist_ok=True)
    shutil.copy(CLIENTS / "shared" / "gql" / "persisted-documents.json", TRUSTED / "codegen.json")
    shutil.copy(CLIENTS / "relay" / "__generated__" / "persisted.json", TRUSTED / "relay.json")


def compile_relay() -> None:
    (CLIENTS / "relay" / "schema.graphql").write_text(relay_sdl())
    artifacts = CLIENTS / "relay" / "__generated__"
    shutil.rmtree(artifacts, ignore_errors=True)  # documents are written down only where their artifact is new
    artifacts.mkdir()
    (artifacts / "persisted.json").write_text("{}")  # has to be there
    ran("npx", "relay-compiler", "relay.config.json", folder=CLIENTS / "relay")


def sources() -> list[Path]:
    found = {path for pattern in SOURCES for path in CLIENTS.glob(pattern) if path.is_file()}
    made = {"node_modules", "built", "__generated__"}
    return sorted(path for path in found if not made & set(path.relative_to(CLIENTS).parts))


@contextlib.contextmanager
def unless_made(note: Path, files: Iterable[Path]) -> Generator[bool]:
    """Whether it must be made: not where `note` says that it was made of these very files. Written down when it is made."""
    told = hashlib.sha256()
    for path in files:
        told.update(path.read_bytes())
    needed = not note.exists() or note.read_text() != told.hexdigest()
    yield needed
    if needed:
        note.write_text(told.hexdigest())


# --- Python -----------------------------------------------------------------------------------------------------------


def python() -> Path:
    """The Python of a folder of packages of its own: ariadne-codegen needs others than Rapport."""
    locked = CLIENTS / "requirements.txt"
    with locked.open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with unless_made(VENV / "made-of.txt", [locked]) as needed:
            if needed:
                ran(sys.executable, "-m", "venv", "--clear", VENV)
                ran(VENV / "bin" / "pip", "install", "--quiet", "--require-hashes", "--requirement", locked)
    return VENV / "bin" / "python"
