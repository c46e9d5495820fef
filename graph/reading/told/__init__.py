"""The trail for a viewer: which events it is told, and the pages of them that are read by number."""

from graph.reading.told.listing import Events
from graph.reading.told.told import Told

__all__ = ["Events", "Told"]
