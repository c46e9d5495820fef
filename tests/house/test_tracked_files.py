from __future__ import annotations

import re
from fnmatch import fnmatch

import pytest

from tests.house.house import ROOT, pyproject, tracked_files, tracked_texts

TOP_LEVEL = {
    ".ci",
    ".dockerignore",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Dockerfile",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "api",
    "bench",
    "docker-compose.yml",
    "docs",
    "graph",
    "pyproject.toml",
    "rapport",
    "requirements-dev.txt",
    "requirements.txt",
    "resolvers",
    "seed",
    "tests",
}
REGISTRIES = (
    r"pypi\.org|pythonhosted\.org|registry\.npmjs\.org|repo1?\.maven\.(?:org|apache\.org)|maven\.org/maven2"
    r"|deb\.debian\.org|registry\.yarnpkg\.com|crates\.io|proxy\.golang\.org|--(?:extra-)?index-url|--(?:find-links)"
)
BUILD_PATHS = r"(?<![\w.>/-])/(?:work|root|home|Users|tmp/[a-z]+/)[/\w]*/\w"


def test_top_level_holds_only_what_belongs_there() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} - TOP_LEVEL == set()


@pytest.mark.parametrize("forbidden", [REGISTRIES, BUILD_PATHS], ids=["registry addresses", "paths of one machine"])
def test_no_tracked_text_holds(forbidden: str) -> None:
    found = [
        f"{path}: {match[0]}" for path, text in tracked_texts() for match in re.finditer(forbidden, text) if match[0]
    ]
    assert found == []


@pytest.mark.parametrize(
    ("forbidden", "text"),
    [
        (REGISTRIES, "https://" + "pypi" + ".org/simple"),
        (REGISTRIES, '"resolved": "https://registry.' + 'npmjs.org/x"'),
        (BUILD_PATHS, "see /" + "work/main/api"),
        (BUILD_PATHS, '"/' + 'home/anna/rapport"'),
    ],
)
def test_what_is_forbidden_would_be_found(forbidden: str, text: str) -> None:
    assert re.search(forbidden, text)


def test_programs_can_be_run() -> None:
    for name in ("rapport", ".ci/run", ".ci/lock"):
        assert (ROOT / name).stat().st_mode & 0o111 == 0o111, name


def test_every_file_beside_the_code_is_packaged_with_it() -> None:
    packaged: list[str] = pyproject()["tool"]["setuptools"]["package-data"]["*"]
    packages = ("api", "graph", "resolvers", "seed")
    inside = [path for path in tracked_files() if path.relative_to(ROOT).parts[0] in packages]
    beside = [path for path in inside if "source" not in path.parts]  # what pages are built from stays here
    assert [
        str(path)
        for path in beside
        if path.suffix not in {".py", ".md"}
        and not any(fnmatch(path.name, pattern.removeprefix("**/")) for pattern in packaged)
    ] == []


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in tracked_files() if path.suffix == ".py"}
    ours = [
        folder
        for folder in folders
        if folder.relative_to(ROOT).as_posix().startswith(("api", "graph", "resolvers", "seed"))
    ]
    assert [str(folder) for folder in ours if not (folder / "__init__.py").exists()] == []
