import re

from tests.house.house import ROOT, project


def test_newest_part_of_the_changelog_is_this_version() -> None:
    headings = re.findall(
        r"^## \[(.+?)\] - (Unreleased|\d{4}-\d\d-\d\d)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE
    )
    assert headings[0][0] == project()["version"]
