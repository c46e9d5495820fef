"""What a way of sending answers for one message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from graph.writing.outbox.outgoing import Outgoing

ADDRESSES: Final = re.compile(r"<?[^\s<>@]+@[^\s<>@]+>?")
LONGEST: Final = 200


class Outcome(Enum):
    """The end of an attempt to send. LATER: it is tried again. PAUSE: nothing can be sent for now, and no message is to blame."""

    SENT = auto()
    WRITTEN = auto()
    FAILED = auto()
    LATER = auto()
    PAUSE = auto()


@dataclass(frozen=True, slots=True)
class Result:
    outcome: Outcome
    reason: str = ""


class Way(Protocol):
    """How messages leave. `any_channel`: also those for which no mail address is known."""

    @property
    def any_channel(self) -> bool: ...

    async def deliver(self, one: Outgoing) -> Result: ...

    async def aclose(self) -> None:
        """Called when there is nothing to send for a while."""
        ...


def without_addresses(text: object) -> str:
    """The beginning of what a server says, on one line and without mail addresses."""
    return " ".join(ADDRESSES.sub("…", str(text)).split())[:LONGEST]
