"""What is said when the embedded engine is not installed as it must be."""

from __future__ import annotations

import shutil
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.database.engine import location
from graph.errors import EngineMissing

if TYPE_CHECKING:
    from collections.abc import Callable


def test_version_is_the_one_the_project_asks_for() -> None:
    project = tomllib.loads((Path(__file__).parents[4] / "pyproject.toml").read_text())["project"]
    asked = f"{location.PACKAGE}=={location.VERSION}"
    assert [each for each in project["dependencies"] if each.partition(";")[0] == asked]


def test_package_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "PACKAGE", "not-installed-here")
    with pytest.raises(EngineMissing, match=r"not-installed-here, is not installed\. Install it with: pip install"):
        location.embedded_engine()


def test_other_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "VERSION", "1.0")
    with pytest.raises(EngineMissing, match=rf"must be {location.PACKAGE} 1\.0, but 26\S+ is installed"):
        location.embedded_engine()


def without_java(package: Path) -> None:
    (package / "jre" / "bin" / "java").unlink()


def without_server(package: Path) -> None:
    (package / "jars" / location.SERVER_JAR).unlink()


@pytest.mark.parametrize(
    ("damage", "words"), [(without_java, "java cannot be run"), (without_server, f"{location.SERVER_JAR} is not in")]
)
def test_damaged_package(
    damage: Callable[[Path], None], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = location.embedded_engine().java
    package = tmp_path / java.parents[2].name
    (package / "jre" / "bin").mkdir(parents=True)
    (package / "jars").mkdir()
    (package / "__init__.py").touch()
    shutil.copy(java, package / "jre" / "bin" / "java")
    (package / "jars" / location.SERVER_JAR).touch()
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    assert location.embedded_engine().java.is_relative_to(tmp_path)
    damage(package)
    with pytest.raises(EngineMissing, match=words):
        location.embedded_engine()
