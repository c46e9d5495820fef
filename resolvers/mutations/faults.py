"""What is wrong with single values of an input, in a sentence that clients may word anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.saying import Saying
from resolvers.derived.classes import Class, Field, empty, field, filled_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.writing.mutations import Place

PATH: Final = 'Where in the arguments, e.g. `["input", "items", "3", "validTo"]`.'


class InputFaults:
    """`cls`: the type of a fault, `of` one value."""

    def __init__(self) -> None:
        self._value = made(
            "SaidValue",
            "A value in a sentence.",
            {"name": field("name", str, "What it is."), "value": field("value", str, "As it stands in the sentence.")},
        )
        self._said = made(
            "Saying",
            "By what a sentence can be worded anew, in another language.",
            {
                "code": field("code", str, "Which sentence it is, e.g. `ONLY_WHILE`."),
                "values": field("values", list[self._value], "The values in it."),
            },
        )
        words = "By what to word it anew; null where it is said by `message` alone."
        self.cls = made(
            "InputFault",
            "What is wrong with one value.",
            {
                "path": field("path", list[str], PATH),
                "message": field("message", str, "What it is."),
                "said": field("said", self._said | None, words),
            },
        )

    def of(self, place: Place, message: str) -> Any:
        said = None
        if isinstance(message, Saying):
            values = [self._value(name=name, value=value) for name, value in message.values.items()]
            said = self._said(code=message.code, values=values)
        return self.cls(path=path_of(place), message=str(message), said=said)


def made(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    cls = empty(name)
    filled_type(cls, words, fields)
    return cls


def path_of(place: Place) -> list[str]:
    return [str(step) for step in place]
