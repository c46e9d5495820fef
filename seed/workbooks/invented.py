"""A few invented rows that can be imported and asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

INVENTED: Final[Mapping[str, Sequence[Mapping[str, Any]]]] = {
    "Organization": [
        {"id": "example-lattice", "name": "Lattice Hosting (example)", "kind": "company", "notice_policy_days": 30},
        {"id": "example-orchard", "name": "Orchard Foods (example)", "kind": "company"},
    ],
    "Person": [
        {
            "id": "example-ada",
            "name": "Ada Park (example)",
            "email": "ada.park@orchard.example",
            "language": "en",
            "member_of": ["example-orchard"],
        },
    ],
    "Offering": [
        {
            "id": "example-machines",
            "name": "Machines (example)",
            "provider": "example-lattice",
            "description": "Virtual machines by the hour.",
            "status": "AVAILABLE",
            "available_from": "2024-02-01",
        },
        {
            "id": "example-shop",
            "name": "Online Shop (example)",
            "provider": "example-lattice",
            "status": "AVAILABLE",
        },
    ],
    "Agreement": [
        {
            "id": "example-orchard-shop",
            "kind": "CONTRACT",
            "valid_from": "2026-01-01",
            "notice_days": 60,
            "provider": "example-lattice",
            "consumer": "example-orchard",
            "offering": "example-shop",
            "criticality": "CRITICAL",
        },
    ],
    "Dependency": [{"from": "example-shop", "to": "example-machines", "criticality": "HIGH"}],
}
"""Rows by kind; their ids begin with `example-`."""


def is_invented(kind: str, row: Mapping[str, Any]) -> bool:
    """Whether a row of files is one of the template's."""
    id_ = row.get("id")
    return any(one["id"] == id_ and one.get("name") == row.get("name") for one in INVENTED.get(kind, ()) if "id" in one)
