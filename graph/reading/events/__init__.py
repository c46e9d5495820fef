"""The trail for a viewer: which events it is told, and the pages of them that are read by number."""

from graph.reading.events.listing import Events
from graph.reading.events.visibility import EventVisibility

__all__ = ["EventVisibility", "Events"]
