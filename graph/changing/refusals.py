"""Why a change is not made. Each is expected, names its place in what was asked, and leaves the graph as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.errors import RapportError

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[str | int, ...]
"""Where in the arguments, e.g. ("input", "items", 3, "validTo")."""


class Refusal(RapportError):
    code = "CONFLICT"


class Fault(NamedTuple):
    """`names`: (label, id) of the things that the sentence names and that were not in what was asked."""

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


class Missing(Refusal):
    """A thing or relation that is named and is not there. `label`: of a relation that of its start."""

    code = "NOT_FOUND"

    def __init__(self, message: str, label: str, key: str, place: Place) -> None:
        super().__init__(message)
        self.label = label
        self.key = key
        self.place = place


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
    """A thing cannot be deleted while others hang on it. `references`: the first of them."""

    def __init__(self, message: str, references: Sequence[Reference], place: Place) -> None:
        super().__init__(message)
        self.references = tuple(references)
        self.place = place


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
