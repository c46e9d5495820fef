"""Reading the graph along the declarations: a selection, however deep, is one statement; and search."""

from graph.access.scope import EVERYTHING, Scope
from graph.reading.arguments import ListArguments
from graph.reading.events import EventVisibility
from graph.reading.kept_orders import KeptOrders
from graph.reading.listing import Listing, kind_listing, relation_listing
from graph.reading.reading import Reading, Row
from graph.reading.search import Found, Hit, Match
from graph.reading.selection import Grouping, Many, One, Selection
from graph.reading.window import Window, window

__all__ = [
    "EVERYTHING",
    "EventVisibility",
    "Found",
    "Grouping",
    "Hit",
    "KeptOrders",
    "ListArguments",
    "Listing",
    "Many",
    "Match",
    "One",
    "Reading",
    "Row",
    "Scope",
    "Selection",
    "Window",
    "kind_listing",
    "relation_listing",
    "window",
]
