"""The organizations: their names, their notice policies, and of what whole each is a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.table import Changed, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.projection.rows import OrganizationRow


class Organizations(Part):
    """Columns by number; `at[id]` is the number of one that is there. `whole_of`: id -> id of the whole, of parts alone.
    `changes`: how often rows were replaced.
    """

    __slots__ = ("at", "changes", "ids", "names", "notice_policy_of", "whole_of")

    def __init__(self, rows: Sequence[OrganizationRow]) -> None:
        self.changes = 0
        self.ids: list[str] = []
        self.at: dict[str, int] = {}
        self.notice_policy_of: list[int | None] = []
        self.names: list[str] = []
        self.whole_of: dict[str, str] = {}
        for row in sorted(rows, key=lambda row: row[0]):
            self._put(row)

    def replace(self, owners: Collection[str], rows: Sequence[OrganizationRow], *_: Sequence[Any]) -> Changed:
        self.changes += 1
        gone = self.at.keys() & set(owners) - {row.id for row in rows}
        is_others = bool(gone) or any(row.id not in self.at for row in rows)
        for organization in gone:
            del self.at[organization]
            self.whole_of.pop(organization, None)
        for row in rows:
            self._put(row)
        return Changed(sides=is_others)

    def holds(self, owners: Collection[str], rows: Sequence[OrganizationRow], *_: Sequence[Any]) -> bool:
        gone = set(owners) - {row.id for row in rows}
        return all(map(self._is_held, rows)) and self.at.keys().isdisjoint(gone)

    def _is_held(self, row: OrganizationRow) -> bool:
        organization = self.at.get(row.id)
        return (
            organization is not None
            and self.notice_policy_of[organization] == row.notice_policy_days
            and self.names[organization] == (row.name or row.id)
            and self.whole_of.get(row.id) == (row.part_of or None)
        )

    def _put(self, row: OrganizationRow) -> None:
        organization = self.at.setdefault(row.id, len(self.ids))
        if organization == len(self.ids):
            self.ids.append(row.id)
            self.names.append(row.id)
            self.notice_policy_of.append(None)
        self.notice_policy_of[organization] = row.notice_policy_days
        self.names[organization] = row.name or row.id
        if row.part_of:
            self.whole_of[row.id] = row.part_of
        else:
            self.whole_of.pop(row.id, None)

    def with_parts(self, organization: str) -> set[str]:
        """The organization, its parts, their parts, and so on."""
        parts: dict[str, list[str]] = {}
        for part, whole in self.whole_of.items():
            parts.setdefault(whole, []).append(part)
        found, pending = {organization}, [organization]
        while pending:
            new = set(parts.get(pending.pop(), ())) - found
            found |= new
            pending += new
        return found
