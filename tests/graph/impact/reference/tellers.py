"""Who tells, who is next, and who can be told at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.graph.impact.reference.estate import day, number
from tests.graph.impact.reference.life import holds
from tests.graph.impact.reference.people import side_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.graph.impact.reference.estate import Row, Rows
    from tests.graph.impact.reference.people import Why


@dataclass(frozen=True)
class Tellers:
    rows: Rows
    today: date

    def of(self, several: list[Why]) -> str | None:
        first = self.first(several)
        return self.teller(first.relationship) if first else None

    def next(self, person: str | None, several: list[Why]) -> str | None:
        first = self.first(several)
        return self.next_after(person, first.relationship, first.side) if first else None

    def first(self, several: list[Why]) -> Why | None:
        """The first reason that has to do with a relationship."""
        return next((why for why in several if why.relationship), None)

    def teller(self, relationship: str) -> str | None:
        """“Who tells (the accountable relationship manager, else the one of highest influence, then by id)”."""
        managers = [
            (row.get("accountable") != "true", -self.influence(row), row["person"])
            for row in self.files("stakeholders")
            if row["relationship"] == relationship
            and (row["role"], side_of(row)) == ("RELATIONSHIP_MANAGER", "PROVIDER")
            and row["person"] in self.known
            and holds(day(row, "since"), day(row, "until"), self.today)
        ]
        return min(managers)[-1] if managers else None

    def influence(self, row: Row) -> int:
        """The last known that day."""
        seen = [
            (each["at"], each["id"], number(each, "influence") or 0)
            for each in self.files("assessments")
            if (each["relationship"], each["person"]) == (row["relationship"], row["person"])
            and each.get("influence")
            and date.fromisoformat(each["at"][:10]) <= self.today
        ]
        return max(seen)[2] if seen else 0

    def next_after(self, person: str | None, relationship: str, side: str) -> str | None:
        """“Who is next on the escalation path”: that for changes, or, where there is none, for everything; who must not
        be contacted, or is archived, is passed over.
        """
        steps = [
            row for row in self.files("escalation_steps") if (row["relationship"], row["side"]) == (relationship, side)
        ]
        path = [row for row in steps if row.get("topic") == "CHANGE"] or [row for row in steps if not row.get("topic")]
        level = max((int(row["level"]) for row in path if person and row.get("person") == person), default=0)
        asked = {each for each, row in self.known.items() if row.get("do_not_contact") != "true"} - {person}
        later = [
            (int(row["level"]), row["id"], row["person"])
            for row in path
            if int(row["level"]) > level and row.get("person") in asked
        ]
        return min(later)[-1] if later else None

    def unreachable(self, person: str) -> str | None:
        """“Reachable = not `doNotContact`, there that day, with an address”."""
        row = self.known.get(person, {})
        if row.get("do_not_contact") == "true":
            return "DO_NOT_CONTACT"
        return "ABSENT" if self.is_absent(row) else None

    def is_absent(self, row: Row) -> bool:
        if not row.get("absent_from") and not row.get("absent_until"):
            return False
        return holds(day(row, "absent_from"), day(row, "absent_until"), self.today)

    def deputies(self, person: str) -> tuple[str, ...]:
        """“Deputies of the absent” who can be told themselves."""
        acting = {
            row["deputy"]
            for row in self.files("deputies")
            if row["person"] == person and holds(day(row, "since"), day(row, "until"), self.today)
        }
        return tuple(
            sorted(
                each
                for each in acting & self.known.keys()
                if self.unreachable(each) is None and (self.known[each].get("email") or self.known[each].get("phone"))
            )
        )

    @property
    def known(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.files("people") if not row.get("archived_at")}

    def files(self, name: str) -> Sequence[Row]:
        return self.rows.get(name, ())
