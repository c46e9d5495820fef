from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.house import ROOT, project, tracked_files

if TYPE_CHECKING:
    from pathlib import Path

CLIENTS = {
    "tests/clients/requirements.txt": "docs/clients/python/pyproject.toml",
    "tests/api/live/client/requirements.txt": "tests/api/live/client/pyproject.toml",
}
"""Locks of programs that have packages of their own, and what those want."""
LOCKS = ("requirements.txt", "requirements-dev.txt", *CLIENTS)
NPM_LOCKS = [path for path in tracked_files() if path.name == "package-lock.json"]
PINNED = re.compile(
    r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>.+?))?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)$"
)


def entries(lock: str) -> list[str]:
    """One line per package, its hashes behind it."""
    return re.sub(r"\s*\\\n\s*", " ", (ROOT / lock).read_text()).splitlines()


def versions(lock: str) -> dict[str, str]:
    return {match["name"]: match["version"] for entry in entries(lock) if (match := PINNED.match(entry))}


def wanted(lock: str) -> list[Requirement]:
    if lock in CLIENTS:
        example = tomllib.loads((ROOT / CLIENTS[lock]).read_text())
        return [Requirement(line) for line in example["project"]["dependencies"]]
    lines: list[str] = project()["dependencies"]
    if lock == "requirements-dev.txt":
        lines = [*lines, *project()["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_is_one_version_with_hashes_and_nothing_else(lock: str) -> None:
    assert [entry for entry in entries(lock) if not PINNED.match(entry)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_a_fitting_version_of_every_dependency(lock: str) -> None:
    locked = versions(lock)
    missing = [
        str(requirement)
        for requirement in wanted(lock)
        if not requirement.specifier.contains(locked.get(canonicalize_name(requirement.name), "0"), prereleases=True)
    ]
    assert missing == [], "run .ci/lock"


def test_the_tools_lock_holds_the_same_versions_of_what_the_command_needs() -> None:
    assert versions("requirements.txt").items() <= versions("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", NPM_LOCKS, ids=lambda lock: lock.parent.name)
def test_a_lock_of_npm_has_a_hash_for_every_package_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    packages = {name: package for name, package in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if not package.get("integrity")] == []
    assert "://" not in text, "run .ci/lock"
