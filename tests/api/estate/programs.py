"""Programs in TypeScript that ask a served Rapport: generated from the committed schema, type-checked, run on Node."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

CLIENT = Path(__file__).parent / "client"
SCHEMA = Path(__file__).parents[3] / "resolvers" / "schema.graphql"
BUILT = CLIENT / "built" / "made-of.txt"


def ran(*command: str) -> str:
    """What it prints; what goes wrong in it is in the error."""
    done = subprocess.run(command, cwd=CLIENT, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603  # our own program
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build() -> None:
    """Types and documents are generated from the schema, and the programs type-checked and compiled."""
    if shutil.which("npm") is None:
        if os.environ.get("CI"):
            pytest.fail("npm is needed for the clients in TypeScript")
        pytest.skip("NOT TESTED IN TYPESCRIPT: npm is missing")
    with (CLIENT / "package.json").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # tests that run side by side build once
        made_of = digest()
        if BUILT.exists() and BUILT.read_text() == made_of:
            return
        ran("npm", "ci", "--ignore-scripts")
        ran("npx", "graphql-codegen")
        ran("npx", "tsc")
        BUILT.write_text(made_of)


def digest() -> str:
    """Of all that the programs are built from."""
    told = hashlib.sha256()
    for path in (SCHEMA, *sorted(CLIENT.glob("*.*")), *sorted(CLIENT.glob("src/*.ts"))):
        told.update(path.read_bytes())
    return told.hexdigest()


def answer(program: str, address: str) -> dict[str, Any]:
    return json.loads(ran("node", f"built/{program}.js", f"{address}/graphql"))
