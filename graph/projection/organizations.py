"""The organizations: their names, their notice policies, and of what whole each is a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.projection.table import Changed, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.projection.rows import OrganizationRow


class Organizations(Part):
    """Columns by number, in id order; `at[id]` is the number. `whole_of`: id -> id of the whole, of parts alone.
    `changes`: how often rows were replaced.
    """

    __slots__ = ("at", "changes", "ids", "names", "notice_policy_of", "whole_of")

    def __init__(self, rows: Sequence[OrganizationRow]) -> None:
        self.changes = 0
        by_id = {row.id: row for row in rows}
        self.ids = sorted(by_id)
        self.at = {organization: number for number, organization in enumerate(self.ids)}
        self.notice_policy_of: list[int | None] = [None] * len(self.ids)
        self.names = list(self.ids)
        self.whole_of: dict[str, str] = {}
        for row in by_id.values():
            self._change(row)

    def replace(self, owners: Collection[str], rows: Sequence[OrganizationRow], *_: Sequence[Any]) -> Changed | None:
        """None where one is new or gone."""
        by_id = {row.id: row for row in rows}
        if by_id.keys() != set(owners) or not by_id.keys() <= self.at.keys():
            return None
        self.changes += 1
        for row in by_id.values():
            self._change(row)
        return Changed()

    def holds(self, owners: Collection[str], rows: Sequence[OrganizationRow], *_: Sequence[Any]) -> bool:
        return len(rows) == len(owners) and all(map(self._is_held, rows))

    def _is_held(self, row: OrganizationRow) -> bool:
        organization = self.at.get(row.id)
        return (
            organization is not None
            and self.notice_policy_of[organization] == row.notice_policy_days
            and self.names[organization] == (row.name or row.id)
            and self.whole_of.get(row.id) == (row.part_of or None)
        )

    def _change(self, row: OrganizationRow) -> None:
        organization = self.at[row.id]
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
