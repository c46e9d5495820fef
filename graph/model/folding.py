"""How texts are compared in searches: without case, accents, and other ways to write the same letters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from graph.model.lazy import Lazy
from graph.model.texts import IGNORABLE

IGNORED: Final = re.compile(f"[{IGNORABLE}]")
RUNS_OF_BLANKS: Final = re.compile(r"\s+")
WITH_A_MARK: Final = re.compile(r"((?:LATIN|GREEK|CYRILLIC) (?:SMALL|CAPITAL) LETTER .+?) WITH .+")
"""Names of letters with a stroke, hook or tail, which Unicode does not take apart: Ł, Ø, қ."""
OTHERWISE: Final = {
    **dict.fromkeys("\u2018\u2019\u02bc", "'"),
    **dict.fromkeys("“”„«»", '"'),
    **dict(zip("æÆœŒþÞ", ("ae", "AE", "oe", "OE", "th", "TH"), strict=True)),
    **dict(zip("\u0131ðÐ\u2212\u0640", ("i", "d", "D", "-", ""), strict=True)),
}
"""Letters whose parts no rule gives, the dotless i among them; quotes, the minus sign, and the Arabic stroke that only stretches a word."""
LONGEST: Final = 32_000
"""Bytes of a folded copy: an index of texts takes no longer ones."""


def fold(text: str) -> str:
    """Folds values and search texts alike; a text that holds another folds to one that holds the other, folded."""
    if text.isascii():
        folded = text.lower()
    else:
        folded = _plain(_plain(text).casefold())
        folded = unicodedata.normalize("NFC", folded)
    return RUNS_OF_BLANKS.sub(" ", folded)


def folded_copy(text: str) -> str:
    """The folded text as the graph stores it beside the text."""
    folded = fold(text)
    if len(folded) * 4 <= LONGEST:
        return folded
    return folded.encode()[:LONGEST].decode(errors="ignore")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKD", text).translate(PLAIN)


def _plain_character(character: str) -> str:
    if character in OTHERWISE:
        return OTHERWISE[character]
    if is_accent(character) or IGNORED.match(character):
        return ""
    if unicodedata.category(character) == "Pd":
        return "-"
    marked = WITH_A_MARK.fullmatch(unicodedata.name(character, ""))
    try:
        return unicodedata.lookup(marked[1]) if marked else character
    except KeyError:
        return character


PLAIN: Final = Lazy[int, str](lambda code: _plain_character(chr(code)))
"""Code of a character -> the plain characters that stand for it."""


def is_accent(character: str) -> bool:
    """Marks above, below and through a letter, and points of Hebrew and Arabic; not vowels of Indic scripts, nor what
    makes か to が.
    """
    place = unicodedata.combining(character)
    return place == 1 or 10 <= place <= 36 or place >= 200 or unicodedata.category(character) == "Me"
