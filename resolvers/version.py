"""Which version of Rapport this is."""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


def own_version() -> str:
    """The version as it is installed, or as the checkout states it."""
    try:
        return version("rapport")
    except PackageNotFoundError:  # run from a checkout
        project = Path(__file__).parents[1] / "pyproject.toml"
        return tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
