"""What is too long for a sentence, shortened: names, and ways of many steps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NAME: Final = 100
LONGEST_TEXT: Final = 1_000
MOST_STEPS: Final = 8
"""Steps of a way that are named; of a longer one as many less one, and how many more there are."""
STEPS_AT_ITS_END: Final = 3

BREAKS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
DIRECTIONS: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of the text around them."""

Step = TypeVar("Step")


class Named(Protocol):
    """Whatever knows what things are called."""

    def offering(self, offering_id: str, /) -> str: ...
    def organization(self, organization_id: str, /) -> str: ...
    def person(self, person_id: str, /) -> str: ...
    def agreement(self, agreement_id: str, /) -> str: ...
    def provider_of(self, relationship_id: str, /) -> str: ...


class SentenceNames:
    """Names as they stand in a sentence: on one line, and of 100 characters at most."""

    def __init__(self, names: Named) -> None:
        self._names = names

    def offering(self, offering_id: str) -> str:
        return in_sentence(self._names.offering(offering_id))

    def organization(self, organization_id: str) -> str:
        return in_sentence(self._names.organization(organization_id))

    def person(self, person_id: str) -> str:
        return in_sentence(self._names.person(person_id))

    def agreement(self, agreement_id: str) -> str:
        return in_sentence(self._names.agreement(agreement_id))

    def provider_of(self, relationship_id: str) -> str:
        return in_sentence(self._names.provider_of(relationship_id))


def in_sentence(text: str, most: int = LONGEST_NAME) -> str:
    """The text on one line, in the direction of what is around it, and of so many characters at most: more are cut out of the
    middle.
    """
    if not text.isprintable():
        text = " ".join(BREAKS.sub(" ", DIRECTIONS.sub("", text)).split())
    if len(text) <= most:
        return text
    end = most // 4
    return f"{text[: most - end - 1].rstrip()}…{text[-end:].lstrip()}"


def first_and_last(steps: Sequence[Step]) -> tuple[Sequence[Step], int, Sequence[Step]]:
    """The first steps of a way, how many are left out, and the last ones."""
    if len(steps) <= MOST_STEPS:
        return steps, 0, ()
    first = MOST_STEPS - 1 - STEPS_AT_ITS_END
    return steps[:first], len(steps) - first - STEPS_AT_ITS_END, steps[-STEPS_AT_ITS_END:]
