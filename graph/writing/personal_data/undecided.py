"""Events that may name somebody, and may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.writing.personal_data.events import said
from graph.writing.personal_data.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.writing.personal_data.about import About
    from graph.writing.personal_data.events import EventTrace


def undecided_events(about: About, events: Sequence[EventTrace]) -> Iterator[Mention]:
    """Yields events that may name the person, without those about the person, which say nothing any more."""
    for event in events:
        if event.subject == "Person" and about.id in (event.subject_ids or ()):
            continue
        for name, text in (("before", event.before), ("after", event.after)):
            if text is not None and any(map(about.traces.may_be_in, said(text))):
                yield Mention("Event", event.id, name, text)
