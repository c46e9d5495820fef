"""Whoever follows a link arrives, and every page can be reached from the README."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.docs.documents import PAGES, ROOT, anchors, links, name_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_of(page: Path) -> None:
    broken = [link for link in links(page) if not link.startswith("https://") and not arrives(page, link)]
    assert broken == []


def arrives(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and target.is_relative_to(ROOT) and (not anchor or anchor in anchors(target))


def test_a_broken_link_would_be_found() -> None:
    readme = PAGES[0]
    assert not arrives(readme, "docs/no-such-page.md")
    assert not arrives(readme, "docs/import.md#no-such-heading")
    assert arrives(readme, "docs/import.md#faults")


def test_every_page_is_reached_from_the_readme() -> None:
    reached, waiting = set[str](), [PAGES[0]]
    while waiting:
        page = waiting.pop()
        if name_of(page) not in reached:
            reached.add(name_of(page))
            targets = ((page.parent / link.partition("#")[0]).resolve() for link in links(page))
            waiting += [target for target in targets if target in PAGES]
    assert reached == {name_of(page) for page in PAGES}
