from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.model.declaration import Kind, Thing
from graph.model.ownership import AboutVisible
from graph.model.scalars import MANAGED, PERSONAL, WHOLE, Choice, Count, Instant, Text, Texts


class EventAction(Choice):
    """What an event of the trail was."""

    IMPORT_STARTED = "IMPORT_STARTED", "An import began to write."
    IMPORTED = "IMPORTED", "A batch of rows was written by an import."
    REMOVED = "REMOVED", "A batch of things or relations was removed by an import that replaces."
    IMPORT_FINISHED = "IMPORT_FINISHED", "An import wrote its last row."
    GRANTED = "GRANTED", "Access was given to a program or a person, or given anew."
    WITHDRAWN = "WITHDRAWN", "Access was withdrawn."
    REFUSED = "REFUSED", "Somebody who is known asked for what they may not."
    RUN = "RUN", "What a planned change does was worked out, and is kept until the next time."
    EXPORTED = "EXPORTED", "The whole estate was written into files."
    ERASED = "ERASED", "What was kept about a person was erased."
    IMPORT_INTERRUPTED = "IMPORT_INTERRUPTED", "An import was cut short; running it again completes it."
    CREATED = "CREATED", "A thing was created."
    CHANGED = "CHANGED", "A thing was changed, or what a relation says."
    ARCHIVED = "ARCHIVED", "A thing was taken out of use."
    RESTORED = "RESTORED", "An archived thing was taken into use again."
    DELETED = "DELETED", "A thing was deleted."
    LINKED = "LINKED", "Two things were related."
    UNLINKED = "UNLINKED", "Two things are no longer related."


class Event(Thing):
    """One line of the trail: something that changed the graph. Events are numbered without gaps."""

    seq: Annotated[Count, MANAGED] = Field(0, description="Number in the trail, without gaps.")
    at: Annotated[Instant, MANAGED] = Field("", description="When it happened.")
    actor: Annotated[Text | None, MANAGED] = Field(None, description="Who did it.")
    action: Annotated[EventAction, MANAGED] = Field(EventAction.IMPORTED, description="What was done.")
    mutation: Annotated[Text | None, MANAGED] = Field(None, description="The mutation that did it; null for imports.")
    subject: Annotated[Text | None, MANAGED] = Field(
        None, description="Kind of the things or relations that it is about, e.g. `Offering` or `Dependency`."
    )
    subject_ids: Annotated[Texts | None, MANAGED, WHOLE] = Field(
        None, description="Ids of the things, or of the things at the start of the relations, that it is about."
    )
    place: Annotated[Text | None, MANAGED] = Field(
        None, description="Where it was asked for: a field of GraphQL, or a command. Null for changes and imports."
    )
    request_id: Annotated[Text | None, MANAGED] = Field(
        None, description="The request that it belongs to, as in the answer's header `X-Request-Id`."
    )
    before: Annotated[Text | None, MANAGED, PERSONAL, WHOLE] = Field(
        None,
        description="What was changed, as it was before, as JSON: values by property, ids by relation. Null for imports "
        "and for what is new.",
    )
    after: Annotated[Text | None, MANAGED, PERSONAL, WHOLE] = Field(
        None, description="What was changed, as it is now, as JSON. Null for imports and for what is gone."
    )


EVENT = Kind(
    model=Event,
    label="Event",
    singular="event",
    plural="events",
    file=None,
    stated=False,
    order=("seq",),
    visible=AboutVisible(),
)
