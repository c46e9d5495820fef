"""What names one person, in all its forms, and where it stands in texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.writing.personal_data.naming.folding import folded, is_letter, is_wide, plain
from graph.writing.personal_data.naming.forms import forms_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from graph.writing.personal_data.naming.folding import Folded
    from graph.writing.personal_data.naming.forms import Forms, Known

MASK: Final = "[erased]"
ENDING: Final = re.compile(r"['\u2019\u02bc]?s|['\u2019\u02bc][^\W\d_]{1,4}")
"""What may be written to a name and leaves it the same one: `Haddads`, `Haddad's`, `Haddad'in`."""


class Span(NamedTuple):
    """A place in a text. `key`: whether it is the person's id."""

    start: int
    end: int
    key: bool = False


@dataclass(frozen=True)
class Traces:
    """`protected`: what others are called who have the name within theirs, folded: that is not the person."""

    forms: Forms
    protected: Sequence[str] = ()
    _others: re.Pattern[str] | None = field(init=False, compare=False, default=None)

    def __post_init__(self) -> None:
        if self.protected:
            longest_first = sorted(self.protected, key=len, reverse=True)
            object.__setattr__(self, "_others", re.compile("|".join(map(re.escape, longest_first))))

    # --- what is certain ---

    def are_in(self, text: str | Sequence[str] | None) -> bool:
        return any(self._spans(one) for one in _several(text))

    def masked(self, text: Any, key: str | None = None) -> Any:
        """The text, or list of texts, without them. `key`: what stands in the place of the person's id."""
        if text is None:
            return None
        if not isinstance(text, str):
            several: list[str] = text
            return [self.masked(one, key) for one in several]
        return _replaced(text, self._spans(text), lambda span: key if span.key and key else MASK)

    def renamed(self, id_: str, key: str) -> str:
        """An id without them, and with `key` in their place."""
        return _replaced(id_, self._spans(id_), lambda _: key)

    def found(self, text: str) -> Iterator[str]:
        """Yields what names the person, as the text writes it."""
        for span in self._spans(text):
            yield text[span.start : span.end]

    def names_in(self, text: str | Sequence[str] | None) -> bool:
        """Whether it names the person, though it be what another one is called."""
        return any(self._spans(one, all_of_them=True) for one in _several(text))

    def _spans(self, text: str, *, all_of_them: bool = False) -> list[Span]:
        found = folded(text)
        others = [] if all_of_them else self._of_others(found)
        spans = [
            Span(*found.span(start, end), found.letters[start:end] == self.forms.key)
            for start, end in (*self._exact(found), *self._named(found), *self._dialled(found))
            if not any(first <= start and end <= last for first, last in others)
        ]
        return list(_apart(spans))

    def _exact(self, found: Folded) -> Iterator[tuple[int, int]]:
        for match in self.forms.exact.finditer(found.letters):
            if _is_word(found.letters, match.start(), match.end()):
                yield match.span()

    def _named(self, found: Folded) -> Iterator[tuple[int, int]]:
        letters = found.letters
        for match in self.forms.names.finditer(letters):
            start, end = match.span()
            ending = ENDING.match(letters, end)
            if ending and _ends(letters, ending.end()):
                end = ending.end()
            if _begins(letters, start) and _ends(letters, end) and not _goes_on(letters, start, end):
                yield start, end

    def _dialled(self, found: Folded) -> Iterator[tuple[int, int]]:
        for match in self.forms.numbers.finditer(found.letters):
            yield match.span()

    # --- what may be one ---

    def may_be_in(self, text: str | Sequence[str] | None) -> bool:
        """Whether something is there that may name the person, and may not."""
        return any(self._may_be_in(one) for one in _several(text))

    def _may_be_in(self, text: str) -> bool:
        found = folded(text)
        sure = [(span.start, span.end) for span in self._spans(text)]
        places = (match.span() for match in self.forms.possible.finditer(found.letters))
        attached = (match.span() for match in self.forms.names.finditer(found.letters))
        for start, end in (*places, *attached):
            first, last = found.span(start, end)
            if not any(begins <= first and last <= ends for begins, ends in sure):
                return True
        return False

    def _of_others(self, found: Folded) -> list[tuple[int, int]]:
        return [match.span() for match in self._others.finditer(found.letters)] if self._others else []


def traces_of(key: str, known: Known, *, also: Sequence[str] = (), others: Iterable[str] = ()) -> Traces:
    """`also`: further words that mean the person and nobody else. `others`: ids, names and addresses of others."""
    forms = forms_of(key, known, also)
    alone = Traces(forms)
    theirs = {other for other in others if alone.are_in(other)}
    if any(forms.names.fullmatch(plain(other)) for other in theirs):
        forms = forms.without_names()
        theirs = {other for other in theirs if Traces(forms).are_in(other)}
    return Traces(forms, sorted(map(plain, theirs)))


def _several(text: str | Sequence[str] | None) -> Sequence[str]:
    return [text] if isinstance(text, str) else text or ()


def _replaced(text: str, spans: Sequence[Span], by: Callable[[Span], str]) -> str:
    for span in reversed(spans):
        text = f"{text[: span.start]}{by(span)}{text[span.end :]}"
    return text


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Traces in their order; of overlapping ones the first and longest."""
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            end = span.end
            yield span


def _is_word(letters: str, start: int, end: int) -> bool:
    before, after = letters[start - 1 : start], letters[end : end + 1]
    return not (before and before.isalnum()) and not (after and after.isalnum())


def _begins(letters: str, start: int) -> bool:
    return start == 0 or not is_letter(letters[start - 1]) or is_wide(letters[start])


def _ends(letters: str, end: int) -> bool:
    return end == len(letters) or not is_letter(letters[end]) or is_wide(letters[end - 1])


def _goes_on(letters: str, start: int, end: int) -> bool:
    """Whether a name that is written with blanks is joined to another one: `Anna Müller-Lang` is somebody else."""
    if not re.search(r"\s", letters[start:end]):
        return False
    before, after = letters[max(0, start - 2) : start], letters[end : end + 2]
    return _joins(before[::-1]) or _joins(after)


def _joins(beside: str) -> bool:
    return len(beside) == 2 and beside[0] in "-\u2010\u2011" and is_letter(beside[1])
