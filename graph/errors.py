"""What can go wrong, in the product's words. Each error bears the code that GraphQL answers and the command prints."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, ClassVar

from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Sequence


class RapportError(Exception):
    """An expected failure: its sentence may be shown to whoever asked."""

    code: ClassVar[str] = "INTERNAL"

    @property
    def said(self) -> Saying | None:
        """The failure's sentence, where clients can word it anew."""
        sentence = self.args[0] if self.args else None
        return sentence if isinstance(sentence, Saying) else None


class BadInput(RapportError):
    """What was asked or given is wrong; `path` names the place, e.g. ("scenario", "changes", 2, "offering"). `causes`: all
    that is wrong, this one alone or the first among them.
    """

    code = "BAD_INPUT"

    def __init__(self, message: str, path: tuple[str | int, ...] = (), more: Sequence[BadInput] = ()) -> None:
        super().__init__(f"{message} (and {len(more):,} more)" if more else message)
        self.message = message
        self.path = path
        self.causes: tuple[BadInput, ...] = (self, *more)

    @property
    def said(self) -> Saying | None:
        """The sentence of this fault alone, without how many more there are."""
        return self.message if isinstance(self.message, Saying) else None

    @classmethod
    def of(cls, faults: Sequence[BadInput]) -> BadInput:
        """One error for several faults: the first of them, with the others beside it."""
        first, *more = faults
        return cls(first.message, first.path, more)


class NotFound(RapportError):
    code = "NOT_FOUND"


class Removed(NotFound):
    """What was found is not there any more when it is read."""


class Gone(NotFound):
    """What was there and was erased for good."""


class Conflict(RapportError):
    """What is asked about is not as it was when it was looked at before. `newest`: number of the state of now."""

    code = "CONFLICT"

    def __init__(self, message: str, newest: int) -> None:
        self.newest = newest
        super().__init__(message)


class Unauthenticated(RapportError):
    """Who asks is not known: no credential, or one that opens nothing."""

    code = "UNAUTHENTICATED"


class Forbidden(RapportError):
    """Asked for by somebody who may not; `path` names the place, as in BadInput."""

    code = "FORBIDDEN"

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path


class TooCostly(RapportError):
    code = "TOO_COSTLY"


class TimedOut(RapportError):
    code = "TIMEOUT"


class Unavailable(RapportError):
    """The engine cannot be reached, or not yet; asking again later may help. `after`: in how many whole seconds, where that
    is known.
    """

    code = "UNAVAILABLE"

    def __init__(self, sentence: str, after: float | None = None) -> None:
        self.after = None if after is None else max(1, math.ceil(after))
        super().__init__(sentence)


class Overloaded(RapportError):
    """There is more to do than can be done soon: nothing was executed. `after`: whole seconds from now in which it is
    worth asking again; `is_own`: whoever asks has asked too much, and others are let in.
    """

    code = "OVERLOADED"

    def __init__(self, sentence: str, after: float, *, is_own: bool = False) -> None:
        self.after = max(1, math.ceil(after))
        self.is_own = is_own
        super().__init__(f"{sentence} Nothing was done. Ask again in {self.after} s.")


class Damaged(Unavailable):
    """Not all that is stored can be read."""


class EngineMissing(Unavailable):
    """The embedded engine cannot be started here; the sentence says what to install or configure."""


class NewerSchema(RapportError):
    """The database was written by a newer Rapport than this one."""

    code = "UNAVAILABLE"


class OlderSchema(RapportError):
    """The database was written by an older Rapport, and must be brought up first."""

    code = "UNAVAILABLE"


class HalfRestored(RapportError):
    """A restore into the database has not come to its end."""

    code = "UNAVAILABLE"


class AccessRefused(RapportError):
    """The engine refused the user name or password."""

    code = "UNAVAILABLE"
