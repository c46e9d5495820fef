"""Why a change is not made. Each is expected, names its place in the input, and leaves the graph as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from graph.errors import RapportError
from graph.model.rules import counted
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED: Final = 3
"""The most things that a sentence names of those that hang on a thing."""

MOST_SAID: Final = 10
"""The most missing things that a sentence names."""

Place = tuple[str | int, ...]
"""A place in the arguments, e.g. ("input", "items", 3, "validTo")."""


class Refusal(RapportError):
    code = "CONFLICT"


class Fault(NamedTuple):
    """`names`: (label, id) of the things that the sentence names beside those of the input."""

    place: Place
    message: Saying
    names: tuple[tuple[str, str], ...] = ()


class InvalidInput(Refusal):
    """Values that cannot be, or that break a rule: all that were found."""

    code = "BAD_INPUT"

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        more = f" (and {len(faults) - 1:,} more)" if len(faults) > 1 else ""
        super().__init__(f"{'.'.join(map(str, first.place))}: {first.message}{more}")
        self.faults = tuple(faults)

    @property
    def said(self) -> Saying | None:
        """The refusal's sentence, where there is one alone."""
        return self.faults[0].message if len(self.faults) == 1 else None


class Absence(NamedTuple):
    """A thing or relation that is named and is not there. `label`: of a relation that of its start."""

    message: Saying
    label: str
    key: str
    place: Place


class Missing(Refusal):
    """All that is named and not there; `label`, `key` and `place` are of the first."""

    code = "NOT_FOUND"

    def __init__(self, *absences: Absence) -> None:
        sentences = list(dict.fromkeys(one.message for one in absences))
        more = f" (and {len(sentences) - MOST_SAID:,} more)" if len(sentences) > MOST_SAID else ""
        super().__init__(sentences[0] if len(sentences) == 1 else f"{' '.join(sentences[:MOST_SAID])}{more}")
        self.absences = absences
        _, self.label, self.key, self.place = absences[0]


def absent(label: str, key: str, place: Place) -> Absence:
    return Absence(Saying("NOT_THERE", "There is no {kind} {id!r}.", kind=label, id=key), label, key, place)


class VersionConflict(Refusal):
    """Somebody else changed it since it was read. `things`: (label, id) of what it is now, or of its ends."""

    def __init__(self, message: Saying, version: int, things: Sequence[tuple[str, str]], place: Place) -> None:
        super().__init__(message)
        self.version = version
        self.things = tuple(things)
        self.place = place


class Reference(NamedTuple):
    """A relation that hangs on a thing: its type, and the thing at its other end."""

    type: str
    label: str
    key: str


class StillReferenced(Refusal):
    """A thing cannot be deleted while others hang on it. `thing`: (label, id); `references`: all that hang on it, as far
    as they may be named.
    """

    def __init__(self, thing: tuple[str, str], references: Sequence[Reference], place: Place) -> None:
        super().__init__(self._words(*thing, references))
        self.thing = thing
        self.references = tuple(references)
        self.place = place

    def among(self, references: Sequence[Reference]) -> Self:
        """The refusal with these references alone."""
        return type(self)(self.thing, references, self.place)

    def _words(self, kind: str, id_: str, references: Sequence[Reference]) -> Saying:
        hanging = _hanging(references)
        if not hanging.things:
            words = "{kind} {id!r} cannot be deleted: something that you may not see hangs on it. Archive it instead."
            return Saying("REFERENCED_UNSEEN", words, kind=kind, id=id_)
        hang, them = ("hangs", "that") if hanging.is_one else ("hang", "them")
        words = "{kind} {id!r} cannot be deleted: {hanging} {hang} on it. Unlink or delete {them}, or archive it."
        return Saying(
            "STILL_REFERENCED",
            words,
            kind=kind,
            id=id_,
            hanging=hanging,
            hang=hang,
            them=them,
            things=hanging.things,
            others=hanging.others,
        )


class StillInUse(StillReferenced):
    """An offering cannot be archived while something in use rests on it; that is in `references`."""

    def _words(self, kind: str, id_: str, references: Sequence[Reference]) -> Saying:
        hanging = _hanging(references)
        if not hanging.things:
            words = "{kind} {id!r} cannot be archived: something in use that you may not see rests on it. Retire it instead."
            return Saying("IN_USE_UNSEEN", words, kind=kind, id=id_)
        rest, them = ("rests", "that") if hanging.is_one else ("rest", "them")
        words = (
            "{kind} {id!r} cannot be archived: {hanging} {rest} on it. "
            "Let {them} end first, or retire the offering instead."
        )
        return Saying(
            "STILL_IN_USE",
            words,
            kind=kind,
            id=id_,
            hanging=hanging,
            rest=rest,
            them=them,
            things=hanging.things,
            others=hanging.others,
        )


class _Hanging(NamedTuple):
    """The first `things` at the other ends, and how many `others` there are."""

    things: str
    others: int

    @property
    def is_one(self) -> bool:
        return not self.others and ", " not in self.things

    def __str__(self) -> str:
        return f"{self.things} and {counted(self.others, 'other')}" if self.others else self.things


def _hanging(references: Sequence[Reference]) -> _Hanging:
    things = list(dict.fromkeys(f"{one.label} {one.key!r}" for one in references))
    return _Hanging(", ".join(things[:NAMED]), max(0, len(things) - NAMED))


class NotAllowed(Refusal):
    """The viewer may not do this."""

    code = "FORBIDDEN"

    def __init__(self, message: Saying, place: Place = ()) -> None:
        super().__init__(message)
        self.place = place


class DuplicateKey(Refusal):
    """The id is taken, or the idempotency key was used for something else. `things`: (label, id) of what has it."""

    def __init__(self, message: Saying, key: str, things: Sequence[tuple[str, str]], place: Place) -> None:
        super().__init__(message)
        self.message = message
        self.key = key
        self.things = tuple(things)
        self.place = place
