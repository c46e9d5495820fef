"""Why a change is not made. Each is expected, names its place in the input, and leaves the graph as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMED: Final = 3
"""The most things that a sentence names of those that hang on a thing."""

MOST_SAID: Final = 10
"""The most missing things that a sentence names."""

Place = tuple[str | int, ...]
"""Where in the arguments, e.g. ("input", "items", 3, "validTo")."""


class Refusal(RapportError):
    code = "CONFLICT"


class Fault(NamedTuple):
    """`names`: (label, id) of the things that the sentence names beside those of the input."""

    place: Place
    message: str
    names: tuple[tuple[str, str], ...] = ()


class InvalidInput(Refusal):
    """Values that cannot be, or that break a rule: all that were found."""

    code = "BAD_INPUT"

    def __init__(self, faults: Sequence[Fault]) -> None:
        first = faults[0]
        more = f" (and {len(faults) - 1:,} more)" if len(faults) > 1 else ""
        super().__init__(f"{'.'.join(map(str, first.place))}: {first.message}{more}")
        self.faults = tuple(faults)


class Absence(NamedTuple):
    """A thing or relation that is named and is not there. `label`: of a relation that of its start."""

    message: str
    label: str
    key: str
    place: Place


class Missing(Refusal):
    """All that is named and not there; `label`, `key` and `place` are of the first."""

    code = "NOT_FOUND"

    def __init__(self, *absences: Absence) -> None:
        sentences = list(dict.fromkeys(one.message for one in absences))
        more = f" (and {len(sentences) - MOST_SAID:,} more)" if len(sentences) > MOST_SAID else ""
        super().__init__(f"{' '.join(sentences[:MOST_SAID])}{more}")
        self.absences = absences
        _, self.label, self.key, self.place = absences[0]


def absent(label: str, key: str, place: Place) -> Absence:
    return Absence(f"There is no {label} {key!r}.", label, key, place)


class VersionConflict(Refusal):
    """Somebody else changed it since it was read. `things`: (label, id) of what it is now, or of its ends."""

    def __init__(self, message: str, version: int, things: Sequence[tuple[str, str]], place: Place) -> None:
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
        label, key = thing
        super().__init__(f"{label} {key!r} cannot be {self._said(references)}")
        self.thing = thing
        self.references = tuple(references)
        self.place = place

    def among(self, references: Sequence[Reference]) -> Self:
        """The refusal with these references alone."""
        return type(self)(self.thing, references, self.place)

    def _said(self, references: Sequence[Reference]) -> str:
        named, many = _named(references)
        if not many:
            return "deleted: something that you may not see hangs on it. Archive it instead."
        if many == 1:
            return f"deleted: {named} hangs on it. Unlink or delete that, or archive it."
        return f"deleted: {named} hang on it. Unlink or delete them, or archive it."


class StillInUse(StillReferenced):
    """An offering cannot be archived while something in use rests on it; that is in `references`."""

    def _said(self, references: Sequence[Reference]) -> str:
        named, many = _named(references)
        if not many:
            return "archived: something in use that you may not see rests on it. Retire it instead."
        if many == 1:
            return f"archived: {named} rests on it. Let that end first, or retire the offering instead."
        return f"archived: {named} rest on it. Let them end first, or retire the offering instead."


def _named(references: Sequence[Reference]) -> tuple[str, int]:
    """The first things at the other ends, with the number of the rest; how many they are."""
    things = list(dict.fromkeys(f"{one.label} {one.key!r}" for one in references))
    others = len(things) - NAMED
    more = f" and {others:,} other{'s' if others > 1 else ''}" if others > 0 else ""
    return f"{', '.join(things[:NAMED])}{more}", len(things)


class NotAllowed(Refusal):
    """The viewer may not do this."""

    code = "FORBIDDEN"

    def __init__(self, message: str, place: Place = ()) -> None:
        super().__init__(message)
        self.place = place


class DuplicateKey(Refusal):
    """The id is taken, or the idempotency key was used for something else. `things`: (label, id) of what has it."""

    def __init__(self, message: str, key: str, things: Sequence[tuple[str, str]], place: Place) -> None:
        super().__init__(message)
        self.key = key
        self.things = tuple(things)
        self.place = place
