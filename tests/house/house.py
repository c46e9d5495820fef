"""Where the house stands and what is in it."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S607  # whichever git is there
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def tracked_texts() -> list[tuple[str, str]]:
    """Path from the top and content of every tracked text."""
    return [
        (path.relative_to(ROOT).as_posix(), content.decode())
        for path in tracked_files()
        if b"\0" not in (content := path.read_bytes())
    ]


def project() -> dict[str, Any]:
    return pyproject()["project"]


def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())
