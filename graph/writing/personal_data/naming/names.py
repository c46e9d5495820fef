"""Names of people in all the ways in which they are written: parts in any order, joined in any way, some left out."""

from __future__ import annotations

import itertools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from graph.writing.personal_data.naming.folding import is_wide, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PARTICLES: Final = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "vom",
        "der",
        "den",
        "het",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "av",
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "y",
        "e",
    ]
)
TITLES: Final = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "mx",
        "herr",
        "frau",
        "sir",
        "dame",
        "phd",
        "msc",
        "bsc",
        "dipl",
        "ing",
        "mba",
        "jr",
        "sr",
    ]
)
DIGRAPHS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
JOINT: Final = r"(?:[^\w.!?;:]|_|\.(?!\s))"
"""What may stand between the parts of a name; a full stop with a blank after it ends a sentence."""
INITIAL: Final = rf"(?:[^\W\d_]\.?{JOINT}{{0,3}})?"
WRITTEN_TOGETHER: Final = 6
"""Letters of a name whose parts may stand together without anything between."""
MOST_ORDERED: Final = 4
"""Parts of a name that are sought in any order."""
SHORTEST: Final = 3
"""Letters of a part that is sought alone."""
SHORTEST_WIDE: Final = 2

LONG: Final = 5
"""Letters of a part that can be recognized without its last one."""
VOWELS: Final = frozenset("aeiouyаеиоуыюяαεηιουω")  # noqa: RUF001  # of three alphabets

Parts = tuple[str, ...]


def parts_of(name: str) -> Parts:
    return tuple(word for word in words(plain(name)) if word not in TITLES)


def ways(name: str) -> set[Parts]:
    """The parts of a name that tell for certain who is meant, alone or together."""
    found: set[Parts] = set()
    for parts in itertools.product(*map(_spellings, _written(name))):
        short = tuple(part for part in parts if part not in PARTICLES)
        found |= {parts, short}
        if len(short) > 2:
            found.add((short[0], short[-1]))
        if len(short) > 3:
            found.add((short[0], short[-2]))
    return {parts for parts in found if is_whole(parts)}


def _written(name: str) -> Iterator[str]:
    """The parts of a name, with their accents."""
    composed = unicodedata.normalize("NFC", name).lower()
    return (part for part in words(composed) if plain(part) not in TITLES)


def _spellings(part: str) -> list[str]:
    """`Müller` is written Muller and Mueller."""
    return sorted({plain(part), plain(part.translate(DIGRAPHS))})


def is_whole(parts: Parts) -> bool:
    """Whether it is more than a first name: of scripts without blanks between words, one part may be all of it."""
    if len(parts) == 1:
        return len(parts[0]) >= SHORTEST and is_wide(parts[0][0])
    if all(is_wide(part[0]) for part in parts):
        return len(parts) > 1 and sum(map(len, parts)) >= SHORTEST
    return sum(map(len, parts)) > SHORTEST and sum(len(part) > 1 for part in parts) > 1


def patterns(parts: Parts) -> Iterator[str]:
    """Patterns of these parts in all orders."""
    together = sum(map(len, parts)) >= WRITTEN_TOGETHER or any(is_wide(part[0]) for part in parts)
    joint = f"{JOINT}{{{0 if together else 1},5}}"
    for order in orders(parts):
        yield joint.join(map(re.escape, order))
    if len(parts) == 2:
        yield f"{re.escape(parts[0])}{JOINT}{{1,5}}{INITIAL}{re.escape(parts[1])}"


def uncertain(name: str) -> Iterator[str]:
    """Patterns of names that are too short to tell for certain who is meant."""
    parts = parts_of(name)
    if len(parts) > 1 and not is_whole(parts):
        yield from patterns(parts)


def orders(parts: Parts) -> Iterable[Sequence[str]]:
    if len(parts) <= MOST_ORDERED:
        return itertools.permutations(parts)
    return (parts, (*parts[-1:], *parts[:-1]), (*parts[1:], parts[0]))


def alone(parts: Iterable[str]) -> Iterator[str]:
    """Parts that may tell who is meant, each by itself: a first name, a last name."""
    for part in parts:
        shortest = SHORTEST_WIDE if is_wide(part[0]) else SHORTEST
        if len(part) >= shortest and part not in PARTICLES and not part.isdigit():
            yield part
            yield re.sub("[aou]e", lambda found: found[0][0], part)


def stem(part: str) -> str:
    """What stays of a part whatever ending it gets."""
    return part[:-1] if len(part) >= LONG and part[-1] in VOWELS else part


def shortened(parts: Parts) -> Iterator[str]:
    """Names of accounts: `nhaddad`, `haddadn`, `noorh`."""
    if len(parts) > 1 and not is_wide(parts[0][0]):
        first, last = parts[0], parts[-1]
        yield from (f"{first[0]}{last}", f"{last}{first[0]}", f"{first}{last[0]}")
