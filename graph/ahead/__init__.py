"""What will change for a consumer in the next months, from anyone."""

from graph.ahead.ahead import Ahead, Asked, PassOn, affected_among, changes_ahead, coming_for, reports_ahead
from graph.ahead.coming import Coming

__all__ = [
    "Ahead",
    "Asked",
    "Coming",
    "PassOn",
    "affected_among",
    "changes_ahead",
    "coming_for",
    "reports_ahead",
]
