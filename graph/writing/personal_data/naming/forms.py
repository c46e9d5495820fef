"""The forms of what names a person, as patterns for folded texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.writing.personal_data.naming import names, numbers
from graph.writing.personal_data.naming.folding import is_wide, plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOTHING: Final = re.compile(r"(?!)")
AT: Final = r"\s*(?:@|[\[(]\s*at\s*[\])]|\sat\s)\s*"
POINT: Final = r"\s*(?:\.|[\[(]\s*dot\s*[\])])\s*"
GAP: Final = r"[\W_]{0,3}"
BEFORE: Final = r"(?<!\d)(?:\((?=\+?\d+\)))?\+?"
"""What belongs to a number and stands before its digits."""
MOST_OF_AN_ENDING: Final = 4
SHORT: Final = 3
"""Letters of a part that is sought without endings: it would stand in too many other words."""
LONG_NUMBER: Final = 5
"""Digits of a number that is worth a look wherever it stands."""


class Known(NamedTuple):
    """What is and was kept of somebody."""

    names: Sequence[str]
    emails: Sequence[str]
    phones: Sequence[str]
    keys: Sequence[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """`key`: the id, folded. `exact`: what is the person's wherever it stands as a word; `names`, `numbers`: with what may be
    written to them; `possible`: what may be another's. `probes`: of each form some letters, for texts without accents.
    """

    key: str
    exact: re.Pattern[str]
    names: re.Pattern[str]
    numbers: re.Pattern[str]
    possible: re.Pattern[str]
    probes: frozenset[str]
    is_telling: bool = True

    def without_names(self) -> Forms:
        """Somebody else has the same name: it may be either."""
        return replace(self, names=NOTHING, possible=_either(self.possible.pattern, self.names.pattern))

    @property
    def question(self) -> str:
        """A pattern of the engines: texts in which there may be a trace."""
        probes = "".join(f"|{re.escape(probe)}" for probe in sorted(self.probes))
        return rf"(?is).*(?:[^\x00-\x7F]|\d(?:\D{{0,5}}\d){{5}}{probes}).*"


def forms_of(key: str, known: Known, also: Sequence[str]) -> Forms:
    called = [*known.names, *_spelled(key, known)]
    ways = {parts for name in called for parts in names.ways(name)}
    parts = {part for name in called for part in names.parts_of(name)}
    meant = [names.parts_of(word) for word in also]
    certain, possible = _digits(known.phones)
    exact = [*map(_address, known.emails), *(GAP.join(map(re.escape, words(plain(one)))) for one in known.keys)]
    doubtful: list[str] = [_whole(one) for one in _doubtful(known)]
    if is_telling(key):
        exact.append(re.escape(plain(key)))
    elif not key.isdigit() or len(key) >= LONG_NUMBER:
        doubtful.append(_whole(plain(key)))
    doubtful += [_word(part) for part in names.alone(parts)]
    doubtful += [one for name in called for one in names.uncertain(name)]
    doubtful += [_whole(one) for one in _short(ways)]
    return Forms(
        key=plain(key),
        exact=_any(exact),
        names=_any([one for way in (*ways, *(parts for parts in meant if parts)) for one in names.patterns(way)]),
        numbers=_any([rf"{BEFORE}{numbers.pattern(digits)}(?!\d)" for digits in certain]),
        possible=_any([*doubtful, *(rf"(?<!\d){numbers.pattern(digits)}(?!\d)" for digits in possible)]),
        probes=frozenset(
            _probes([*called, *known.emails, *known.keys, *also, key, *_short(ways), *names.alone(parts)])
        ),
        is_telling=is_telling(key),
    )


def is_telling(key: str) -> bool:
    """Whether an id can be nothing else wherever it stands: `noor-haddad`, `u4711`; not `42`, `anna` or `support`."""
    parts = words(plain(key))
    mixed = len(key) > 3 and any(map(str.isdigit, key)) and any(map(str.isalpha, key))
    return mixed or (
        len(parts) > 1 and len(key) > 5 and sum(len(part) > 1 and not part.isdigit() for part in parts) > 1
    )


def _spelled(key: str, known: Known) -> Iterator[str]:
    """Ids and addresses that are the name in other letters, or in the same ones."""
    own = {part for name in known.names for part in names.parts_of(name)}
    foreign = bool(own) and not any(part.isascii() for part in own)
    for written in (key, *(email.partition("@")[0] for email in known.emails)):
        parts = [part for part in words(plain(written)) if not part.isdigit()]
        if len(parts) > 1 and all(len(part) > 1 for part in parts) and (foreign or own & set(parts)):
            yield " ".join(parts)


def _address(email: str) -> str:
    local, _, domain = plain(email).strip().partition("@")
    if not domain:
        return re.escape(local)
    return rf"{re.escape(local)}(?:\+[\w.-]+)?{AT}{POINT.join(map(re.escape, domain.split('.')))}"


def _doubtful(known: Known) -> Iterator[str]:
    """What stands before the @, and the number of a key."""
    for email in known.emails:
        local = plain(email).partition("@")[0]
        if len(local) > 3:
            yield local
    for key in known.keys:
        last = plain(key).rpartition(":")[2]
        if len(last) >= LONG_NUMBER:
            yield last


def _digits(phones: Iterable[str]) -> tuple[list[str], list[str]]:
    certain: set[str] = set()
    possible: set[str] = set()
    for phone in phones:
        sure, doubtful = numbers.known_as(plain(phone))
        certain |= sure
        possible |= doubtful
    return sorted(certain, key=len, reverse=True), sorted(possible - certain, key=len, reverse=True)


def _whole(text: str) -> str:
    return rf"(?<![^\W_]){re.escape(text)}(?![^\W_])"


def _word(part: str) -> str:
    """A pattern of a word that stands alone, perhaps with an ending."""
    if is_wide(part[0]):
        return re.escape(part)
    stem = names.stem(part)
    ending = rf"[^\W\d_]{{0,{min(MOST_OF_AN_ENDING, len(stem) // 2)}}}" if len(part) > SHORT else ""
    return rf"(?<![^\W_]){re.escape(stem)}{ending}(?![^\W_])"


def _short(ways: Iterable[names.Parts]) -> Iterator[str]:
    for way in ways:
        yield from names.shortened(way)


def _probes(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in words(plain(text)):
            if word.isascii() and len(word) > 1 and word not in names.PARTICLES and word not in names.TITLES:
                yield names.stem(word)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted({one for one in patterns if one}, key=lambda one: (-len(one), one))
    return re.compile("|".join(f"(?:{one})" for one in longest_first)) if longest_first else NOTHING


def _either(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))
