"""Which events may have changed what a statement reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, LiteralString

from graph.model import MODEL
from graph.model.event import EventAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.database.event_log import Happened

NAMED: Final = re.compile(r"[:|]\s*([A-Z]\w*)")
OF_NO_THING: Final = frozenset(
    {
        EventAction.IMPORT_STARTED,
        EventAction.IMPORT_FINISHED,
        EventAction.IMPORT_INTERRUPTED,
        EventAction.GRANTED,
        EventAction.WITHDRAWN,
        EventAction.REFUSED,
        EventAction.RUN,
        EventAction.EXPORTED,
    }
)
"""Actions of events after which all things are as they were."""
OF_THINGS: Final = frozenset(
    {
        EventAction.IMPORTED,
        EventAction.CREATED,
        EventAction.CHANGED,
        EventAction.ARCHIVED,
        EventAction.RESTORED,
        EventAction.LINKED,
        EventAction.UNLINKED,
    }
)
"""Actions of events that say of which kind all things or relations are that are others now. What is deleted takes
relations of any kind along.
"""


def names_in(statement: LiteralString) -> frozenset[str]:
    """The labels and types of relationships that it names."""
    return frozenset(NAMED.findall(statement))


Changed = frozenset[frozenset[str]]
"""What may be another now: a kind by its label, a link by its type and the labels at its ends."""


def changed_by(events: Iterable[Happened]) -> Changed | None:
    """What the events have changed; None: it may be anything."""
    changed = set[frozenset[str]]()
    for event in events:
        if event.action in OF_NO_THING:
            continue
        if event.action not in OF_THINGS or event.subject not in NAMES_BY_SUBJECT:
            return None
        changed.add(NAMES_BY_SUBJECT[event.subject])
    return frozenset(changed)


def may_read(statement: LiteralString, changed: Changed) -> bool:
    """Whether something of it is read by the statement, in which each node has a label."""
    names = names_in(statement)
    return any(each <= names for each in changed)


NAMES_BY_SUBJECT: Final = {
    **{label: frozenset({label}) for label in MODEL.kinds},
    **{link.name: frozenset({link.start, link.type, link.end}) for link in MODEL.links},
}
"""A relation with which a thing comes has no event of its own: whatever reads it names the label of the thing too."""
