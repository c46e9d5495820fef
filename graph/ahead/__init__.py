"""What will change for a consumer in the next months, from anyone."""

from graph.ahead.ahead import Ahead, Asked, PassOn, changes_ahead, coming_for, lines_among, reports_ahead
from graph.ahead.coming import Coming

__all__ = [
    "Ahead",
    "Asked",
    "Coming",
    "PassOn",
    "changes_ahead",
    "coming_for",
    "lines_among",
    "reports_ahead",
]
