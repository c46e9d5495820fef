"""What is wrong with single values of an input, in a sentence that clients may word anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from resolvers.derived.classes import Class, Field, empty, field, filled_type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.saying import Saying
    from graph.writing.mutations import Place

SAID: Final = "By what to word it anew, in another language; null where `message` alone says it."
PATH: Final = 'Where in the arguments, e.g. `["input", "items", "3", "validTo"]`.'


class InputFaults:
    """`cls`: the type of a fault, `of` one value."""

    def __init__(self) -> None:
        self._value = made(
            "SaidValue",
            "A value in a sentence.",
            {"name": field("name", str, "What it is."), "value": field("value", str, "As it stands in the sentence.")},
        )
        self.saying = made(
            "Saying",
            "By what a sentence can be worded anew, in another language.",
            {
                "code": field("code", str, "Which sentence it is, e.g. `ONLY_WHILE`."),
                "values": field("values", list[self._value], "The values in it."),
            },
        )
        self.cls = made(
            "InputFault",
            "What is wrong with one value.",
            {
                "path": field("path", list[str], PATH),
                "message": field("message", str, "What it is."),
                "said": field("said", self.saying | None, SAID),
            },
        )

    def of(self, place: Place, message: Saying) -> Any:
        return self.cls(path=path_of(place), message=str(message), said=self.said(message))

    def said(self, message: Saying | None) -> Any:
        """The code and values by which to word a sentence anew; None for None."""
        if message is None:
            return None
        values = [self._value(name=name, value=value) for name, value in message.values.items()]
        return self.saying(code=message.code, values=values)


def made(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    cls = empty(name)
    filled_type(cls, words, fields)
    return cls


def path_of(place: Place) -> list[str]:
    return [str(step) for step in place]
