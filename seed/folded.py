"""Words as people write them: without regard to case, blanks, `-` and `_`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graph.model.texts import kept

LOOSE: Final = re.compile(r"[\s_\-]+")
COPIES: Final = re.compile(r"(\s*\(\d+\)|\s+-\s+\w+|\s+copy(\s+\d+)?)$", re.IGNORECASE)
"""What browsers and file managers put behind the name of a file that is there already."""


def folded(word: str) -> str:
    return LOOSE.sub("", kept(word).casefold())


def folded_title(title: str) -> str:
    """The title that a file's name without its ending, or a sheet's, stands for: `Offerings (1)` is offerings."""
    return folded(COPIES.sub("", kept(title)))


@lru_cache(20_000)
def alike(word: str) -> str:
    """A header or word of other tools: without regard to `.` too; of such signs alone, as it is."""
    return folded(word).replace(".", "") or word.strip()
