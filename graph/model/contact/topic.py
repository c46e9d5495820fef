from __future__ import annotations

from graph.model.scalars import Choice


class Topic(Choice):
    """What people talk about, or go further up about."""

    SERVICE = "SERVICE", "The services as they are delivered."
    CHANGE = "CHANGE", "Changes of what is offered."
    COMMERCIAL = "COMMERCIAL", "Prices, terms, agreements."
    SECURITY = "SECURITY", "Security and privacy."
    COMPLAINT = "COMPLAINT", "What somebody is not content with."
