"""Names and ids that people take for one another, though they are not the same."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from graph.model.folding import IGNORED

if TYPE_CHECKING:
    from collections.abc import Callable


def _without_blanks(text: str) -> str:
    return "".join(text.split())


def _with_plain_dashes(text: str) -> str:
    return "".join("-" if one == "\u2212" or unicodedata.category(one) == "Pd" else one for one in text)


def _normalized(text: str) -> str:
    return IGNORED.sub("", unicodedata.normalize("NFKC", text))


WAYS: Final[dict[str, Callable[[str], str]]] = {
    "dashes": _with_plain_dashes,
    "other forms of the same characters": _normalized,
    "case": str.casefold,
    "blanks": _without_blanks,
}
"""Ways in which near twins differ, with what undoes each; the dashes first, since to normalize makes others of some."""


def twin_key(text: str, *, but: str = "") -> str:
    """A text that is the same for all near twins. `but`: a way in which they may not differ."""
    if text.isascii() and not but:
        return _without_blanks(text.lower())
    for _ in "ab":  # what one way makes another may have to look at again
        for way, simplified in WAYS.items():
            if way != but:
                text = simplified(text)
    return text


def distinction(one: str, other: str) -> str:
    """What two near twins differ by, e.g. `case and blanks`."""
    ways = [way for way in WAYS if twin_key(one, but=way) != twin_key(other, but=way)]
    return " and ".join(filter(None, [", ".join(ways[:-1]), *ways[-1:]])) or "how they are written"
