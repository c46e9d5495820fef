"""What will change for a consumer in the next months, from anyone."""

from graph.questions.ahead.ahead import (
    Ahead,
    Asked,
    PassOn,
    changes_ahead,
    coming_for,
    lines_among,
    organizations_of_member,
    reports_ahead,
)
from graph.questions.ahead.coming import Coming

__all__ = [
    "Ahead",
    "Asked",
    "Coming",
    "PassOn",
    "changes_ahead",
    "coming_for",
    "lines_among",
    "organizations_of_member",
    "reports_ahead",
]
