from __future__ import annotations

from graph.model.scalars import Choice


class Role(Choice):
    """What somebody may do; each role may also do what those before it may."""

    READER = "READER", "Reads what is in reach, without people's addresses."
    MANAGER = "MANAGER", "Sees addresses, and keeps relationships with all that happens in them."
    OWNER = "OWNER", "Keeps offerings, dependencies and agreements, and announces changes."
    ADMIN = "ADMIN", "Does everything: imports, exports, gives access, erases people."
