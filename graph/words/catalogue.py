"""The messages of a language, each worded by Fluent catalogues (https://projectfluent.org) in its folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.words.language import Language

FOLDER: Final = Path(__file__).parent


class Catalogue:
    def __init__(self, language: Language) -> None:
        from fluent.runtime import FluentBundle, FluentResource  # noqa: PLC0415  # slow, and most questions need no words

        self.language = language
        functions: dict[str, Any] = {"CAPITAL": _capital}
        self._bundle = FluentBundle([language.value], functions=functions, use_isolating=False)
        for file in sorted((FOLDER / language.value).glob("*.ftl")):
            self._bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))

    def __call__(self, message: str, **facts: str | int) -> str:
        """Raises LookupError for a message that is not there or speaks of a fact that is not given."""
        pattern = self._bundle.get_message(message).value
        if pattern is None:
            raise LookupError(f"The message {message} has no words in {self.language}.")
        words, faults = self._bundle.format_pattern(pattern, facts)
        if faults:
            raise LookupError(f"The message {message} in {self.language}: {faults[0]}")
        return str(words)

    def number(self, number: int) -> str:
        """With its thousands apart."""
        from babel.numbers import format_decimal  # noqa: PLC0415  # as above

        return format_decimal(number, locale=self.language.value)

    def listed(self, words: Sequence[str]) -> str:
        """`a, b and c`."""
        from babel.lists import format_list  # noqa: PLC0415  # as above

        return format_list(words, locale=self.language.value)


@cache
def catalogue(language: Language) -> Catalogue:
    return Catalogue(language)


def _capital(text: object) -> str:
    words = str(text)
    return words[:1].upper() + words[1:]
