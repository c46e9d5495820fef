"""What an erasure needs to know, read before its transaction, so that others wait a moment only; what happened meanwhile is
read again within.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.database.event_log import last
from graph.database.stored import Questions
from graph.writing.personal_data.about import about
from graph.writing.personal_data.events import events_read
from graph.writing.personal_data.mentions import OWN, Mention, Read, certain, ids, read_all, undecided
from graph.writing.personal_data.undecided import undecided_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Model
    from graph.writing.personal_data.about import About
    from graph.writing.personal_data.events import EventTrace

TOUCHED: Final = """
MATCH (e:Event)
WHERE e.seq > $after
RETURN collect(DISTINCT e.subject)
"""
CHANNELS: Final = """
MATCH (c:Channel)-[:KEPT_BY]->(:Person {id: $id})
WHERE c.address IS NOT NULL
RETURN collect([c.id, c.address])
"""
GONE: Final = """
MATCH (p:Person {id: $id})
RETURN COLLECT { MATCH (a:Assessment)-[:OF]->(p) RETURN a.id }, COLLECT { MATCH (n:Notice)-[:FOR]->(p) RETURN n.id }
"""


@dataclass(frozen=True)
class Prepared:
    """`also`: further words that mean the person. `gone`: ids of what goes with the person, or of which the text does.
    `channels`: addresses of those that the person keeps, which may be the person's own. `seq`: number of the last event that was known when it was read.
    """

    about: About
    also: Sequence[str]
    gone: frozenset[str]
    read: Read
    events: Sequence[EventTrace]
    channels: Sequence[Mention]
    seq: int

    def mentions(self, model: Model) -> list[Mention]:
        """Texts of things and relations that name the person for certain."""
        return [one for one in certain(self.read, model, self.about.traces, self.about.id) if not self._goes(one)]

    def ids(self) -> list[tuple[str, str]]:
        """(label, id) of other things whose id names the person."""
        return list(ids(self.read, self.about.traces, self.about.id))

    def undecided(self, model: Model) -> list[Mention]:
        """What may name the person, and may not."""
        traces = self.about.traces
        found = dict.fromkeys(
            (
                *undecided(self.read, model, traces, self.about.id),
                *(mention for mention in self.channels if not traces.are_in(mention.text)),
                *undecided_events(self.about, self.events),
            )
        )
        return [mention for mention in found if not self._goes(mention)]

    def _goes(self, mention: Mention) -> bool:
        """Whether the text of a mention goes with the person: of a notice its own text alone, of other things every text."""
        return mention.id in self.gone and (mention.kind != "Notice" or mention.property == "text")


async def prepared(database: Database, person: str, also: Sequence[str], model: Model) -> Prepared:
    """Raises NotFound."""
    seq = await last(database)
    return await _read(Questions(database, "personal_data"), person, also, model, seq)


async def brought_up(reader: Reader, before: Prepared, model: Model) -> Prepared:
    """What was read, with what happened since. Raises NotFound."""
    touched = frozenset((await reader.run(TOUCHED, {"after": before.seq}))[0][0])
    if not touched:
        return before
    now = await about(reader, before.about.id, before.also)
    if now.traces.forms != before.about.traces.forms or touched & OWN:
        return await _read(reader, before.about.id, before.also, model, before.seq)
    gone = await _gone(reader, now)
    read = await read_all(reader, model, now.traces.forms.question, before.read, touched)
    known = {event.id: event for event in before.events}
    known |= {event.id: event for event in await events_read(reader, now, sorted(gone), before.seq)}
    channels = await _channels(reader, now)
    return Prepared(now, before.also, gone, read, list(known.values()), channels, before.seq)


async def _read(reader: Reader, person: str, also: Sequence[str], model: Model, seq: int) -> Prepared:
    found = await about(reader, person, also)
    gone = await _gone(reader, found)
    read = await read_all(reader, model, found.traces.forms.question)
    events = await events_read(reader, found, sorted(gone))
    return Prepared(found, also, gone, read, events, await _channels(reader, found), seq)


async def _channels(reader: Reader, about_: About) -> list[Mention]:
    kept = (await reader.run(CHANNELS, {"id": about_.id}))[0][0]
    return [Mention("Channel", id_, "address", address) for id_, address in kept]


async def _gone(reader: Reader, about_: About) -> frozenset[str]:
    assessments, notices = (await reader.run(GONE, {"id": about_.id}))[0]
    return frozenset((*assessments, *notices, *about_.grants))
