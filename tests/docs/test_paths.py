"""Files and folders of the code that the documentation names are there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.documents import FENCE, PAGES, ROOT, name_of

if TYPE_CHECKING:
    from pathlib import Path

NAMED = re.compile(r"`((?:api|graph|resolvers|seed|tests)/[\w/.]*)`")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_code_named_in(page: Path) -> None:
    named = NAMED.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_names_code() -> None:
    assert len(NAMED.findall(PAGES[0].read_text(encoding="utf-8"))) > 10
