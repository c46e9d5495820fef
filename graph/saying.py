"""A sentence that others can word anew, in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Saying(str):
    """An English sentence with its code and the values in it. `words` holds the values as `{name}`, as `str.format` does."""

    __slots__ = ("code", "values")

    code: str
    values: Mapping[str, str]

    def __new__(cls, code: str, words: str, **values: object) -> Self:
        return cls._made(words.format(**values), code, {name: str(value) for name, value in values.items()})

    def after(self, prefix: str) -> Self:
        """The same sentence behind other words; what is worded anew begins without them."""
        return self._made(f"{prefix}{self}", self.code, self.values)

    def within(self, words: str, **values: object) -> Self:
        """The same sentence with more said around it: `words` hold it as `{said}`, and more values by their names."""
        more = {name: str(value) for name, value in values.items()}
        return self._made(words.format(said=str(self), **values), self.code, {**self.values, **more})

    @classmethod
    def of(cls, sentence: str) -> Self:
        """The sentence itself where it has a code; one without gets a code that stands for any sentence."""
        return sentence if isinstance(sentence, cls) else cls._made(sentence, "OTHER", {"sentence": sentence})

    def renamed(self, name: Callable[[str], str]) -> Self:
        """The sentence and its values with their names as `name` makes them."""
        return self._made(name(str(self)), self.code, {key: name(value) for key, value in self.values.items()})

    @classmethod
    def _made(cls, sentence: str, code: str, values: Mapping[str, str]) -> Self:
        made = super().__new__(cls, sentence)
        made.code, made.values = code, values
        return made
