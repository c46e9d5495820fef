"""What a planned change does, as the verbs of its course decide on it: plain values, worked out ahead of the transaction on
one state of the estate by `graph/questions/announcing/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.errors import RapportError
from graph.saying import Saying

if TYPE_CHECKING:
    from graph.database.stored import Reader
    from graph.model.severity import Severity


class Outdated(RapportError):
    """The estate has changed since it was worked out what the change does; that may be done again."""

    code = "UNAVAILABLE"


Recipient = tuple[str | None, str | None]
"""Ids of a person and of a channel, of which one is None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A consumer that the change affects, or that is as badly off already and is told, by agreements with providers whom
    the change's owner reaches. `notify_by`: ISO day, also for what it must pass on itself; `pass_on_by`: the last day on
    which it can be told so that it can tell consumers of its own. `consent`: no change without its consent. `frozen`: it
    takes no change on the day.
    """

    organization: str
    severity: Severity
    notify_by: str | None
    pass_on_by: str | None
    consent: bool
    frozen: bool
    relationships: tuple[str, ...]
    agreements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Somebody to tell: a line of the notify plan, as far as it is of reached providers. `person` None: a formal notice over
    the channel `via`. `behalf`: the absent person in whose place a deputy is told. `organizations`: the consumers
    on whose account; `speaks`: those of them for whom the person speaks. `reachable`: whether it can be sent; else it is told by hand.
    """

    person: str | None
    via: str | None
    behalf: str | None
    channel: str | None
    language: str | None
    deadline: str | None
    severity: Severity
    relationships: tuple[str, ...]
    organizations: tuple[str, ...]
    speaks: tuple[str, ...]
    teller: str | None
    reachable: bool

    @property
    def recipient(self) -> Recipient:
        """Who reads it: the person, else the channel."""
        return self.person, None if self.person else self.via


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """`number`: of the last event of the state it is of. `parties`: who is asked and told directly, the worst first;
    `further`: how many consumers further on are asked by their own providers. `unreached`: parties with nobody who
    can be told. `effective_on`: the day that was weighed. `answer`: the JSON of what the report said, to be kept.
    """

    number: int
    effective_on: str
    parties: tuple[Party, ...]
    further: int
    messages: tuple[Message, ...]
    unreached: tuple[str, ...]
    answer: str


NUMBER: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq
"""


def changes_too_quickly() -> Saying:
    return Saying("ESTATE_IN_MOTION", "The estate changes too quickly to say what the change does: try again.")


async def require_current(reader: Reader, weighed: Weighed | None) -> None:
    """Raises Outdated. What could not be weighed is not outdated: the verb says why."""
    if weighed is not None and (await reader.run(NUMBER, {}))[0][0] != weighed.number:
        raise Outdated(changes_too_quickly())
