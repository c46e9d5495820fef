"""Reading the graph along the declarations: things by id, pages of lists, relations, search."""

from graph.reading.reading import Reading
from graph.reading.scope import EVERYTHING, Scope
from graph.reading.search import Found, Hit, Match
from graph.reading.window import Page, Window, window

__all__ = ["EVERYTHING", "Found", "Hit", "Match", "Page", "Reading", "Scope", "Window", "window"]
