from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, Thing
from graph.model.values import MANAGED, PERSONAL, Choice, Count, Instant, Text, Texts


class EventAction(Choice):
    """What an event of the trail was."""

    IMPORT_STARTED = "IMPORT_STARTED", "An import began to write."
    IMPORTED = "IMPORTED", "A batch of rows was written by an import."
    REMOVED = "REMOVED", "A batch of things or relations was removed by an import that replaces."
    IMPORT_FINISHED = "IMPORT_FINISHED", "An import wrote its last row."
    IMPORT_INTERRUPTED = "IMPORT_INTERRUPTED", "An import was cut short; running it again completes it."


class Event(Thing):
    """One line of the trail: something that changed the graph. Events are numbered without gaps."""

    seq: Annotated[Count, MANAGED] = Field(0, description="Number in the trail, without gaps.")
    at: Annotated[Instant, MANAGED] = Field("", description="When it happened.")
    actor: Annotated[Text | None, MANAGED] = Field(None, description="Who did it.")
    action: Annotated[EventAction, MANAGED] = Field(EventAction.IMPORTED, description="What was done.")
    subject: Annotated[Text | None, MANAGED] = Field(
        None, description="Kind of the things or relations that it is about, e.g. `Offering` or `Dependency`."
    )
    subject_ids: Annotated[Texts | None, MANAGED] = Field(
        None, description="Ids of the things, or of the things at the start of the relations, that it is about."
    )
    before: Annotated[Text | None, MANAGED, PERSONAL] = Field(
        None, description="State before, as JSON; null for imports."
    )
    after: Annotated[Text | None, MANAGED, PERSONAL] = Field(
        None, description="State after, as JSON; null for imports."
    )


EVENT = Kind(
    model=Event,
    label="Event",
    singular="event",
    plural="events",
    file=None,
    order=("seq",),
)
