"""Event visibility: which events a viewer may see, and pages of them, which are read by the numbers of the events."""

from graph.reading.events.listing import Events
from graph.reading.events.visibility import EventVisibility

__all__ = ["EventVisibility", "Events"]
