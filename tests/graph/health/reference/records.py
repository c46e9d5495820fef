"""What one side sees of a relationship on a day, in plain records."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from re import fullmatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.graph.health.facts import Facts, Record

USUAL_SIDE = {
    "SPONSOR": "CONSUMER",
    "CUSTOMER": "CONSUMER",
    "USER": "CONSUMER",
    "CONSUMER_REPRESENTATIVE": "CONSUMER",
    "SERVICE_OWNER": "PROVIDER",
    "RELATIONSHIP_MANAGER": "PROVIDER",
}


def on(text: str | None) -> date | None:
    return None if not text else date.fromisoformat(text[:10])


def surely(text: str) -> date:
    return date.fromisoformat(text[:10])


def after(day: date, duration: str) -> date:
    found = fullmatch(r"P(?:(\d+)M)?(?:(\d+)D)?", duration)
    assert found is not None
    months, days = (int(each or 0) for each in found.groups())
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days)


class Records:
    """`today`: the day as of which statuses are known."""

    def __init__(self, facts: Facts, day: date, side: str, today: date) -> None:
        self.facts, self.day, self.side, self.today = facts, day, side, today
        self.relationship = facts["relationships"][0]

    # --- what is seen ---

    def all(self, kind: str, unless_said: str = "SHARED") -> list[Record]:
        return [x for x in self.facts.get(kind, ()) if (x.get("visibility") or unless_said) in {"SHARED", self.side}]

    def between(self, since: str | None, until: str | None, day: date | None = None) -> bool:
        day = day or self.day
        begun, over = on(since), on(until)
        return (begun is None or begun <= day) and (over is None or over > day)

    def days_ago(self, text: str) -> int:
        return (self.day - surely(text)).days

    def within(self, text: str, window: int) -> bool:
        return 0 <= self.days_ago(text) <= window

    def confirmed(self, x: Record) -> bool:
        return bool(x.get("confirmed_by")) and (on(x.get("confirmed_at")) or date.min) <= self.day

    # --- people ---

    def roles(self, day: date | None = None) -> list[Record]:
        return [x for x in self.facts.get("stakeholders", ()) if self.between(x.get("since"), x.get("until"), day)]

    def own_side(self, x: Record) -> str:
        return x.get("side") or USUAL_SIDE.get(x["role"], "THIRD_PARTY")

    def side_of(self, person: str | None) -> str | None:
        """Of the role that began last, of those that had begun."""
        had = [x for x in self.facts.get("stakeholders", ()) if x["person"] == person]
        had = [x for x in had if (on(x.get("since")) or date.min) <= self.day]
        return self.own_side(max(had, key=lambda x: x.get("since") or "")) if had else None

    def meetings(self) -> Iterator[tuple[Record, set[str]]]:
        for x in self.all("engagements"):
            if x["status"] == "HELD" and surely(x["at"]) <= self.day:
                rows = self.facts.get("attendance", ())
                yield x, {row["person"] for row in rows if row["engagement"] == x["id"] and row.get("attended")}

    def opinions(self) -> list[Record]:
        seen = [x for x in self.all("assessments", "PROVIDER") if surely(x["at"]) <= self.day]
        return sorted(seen, key=lambda x: (x["at"], x["id"]))

    def influence(self, person: str) -> int | None:
        stated = [x["influence"] for x in self.opinions() if x["person"] == person and x.get("influence")]
        return stated[-1] if stated else None

    def feelings(self) -> dict[str, Record]:
        others = {x["person"] for x in self.roles() if self.own_side(x) != self.side}
        felt = [x for x in self.opinions() if x.get("sentiment") is not None and self.within(x["at"], 180)]
        return {x["person"]: x for x in felt if x["person"] in others}

    # --- agreements ---

    def ends(self, x: Record) -> date | None:
        return on(x.get("valid_to"))

    def live(self) -> list[Record]:
        over, ended = on(self.relationship.get("until")), self.relationship.get("status") == "ENDED"
        if (over is not None and over <= self.day) or (over is None and ended):
            return []
        return [x for x in self.facts.get("agreements", ()) if self.is_live(x)]

    def is_live(self, x: Record) -> bool:
        status = x.get("status", "ACTIVE")
        counts = status in {"ACTIVE", "NOTICE_GIVEN"} or (
            status in {"ENDED", "EXPIRED"} and x.get("valid_to") is not None and self.day < self.today
        )
        return counts and self.between(x.get("valid_from"), x.get("valid_to"))

    def is_under_notice(self, x: Record) -> bool:
        return x.get("status") == "NOTICE_GIVEN" and (on(x.get("notice_given_at")) or date.min) <= self.day

    def covered(self) -> list[Record]:
        live = {x["id"] for x in self.live()}
        rows = self.facts.get("coverages", ())
        return [x for x in rows if x["agreement"] in live and self.between(x.get("valid_from"), x.get("valid_to"))]

    def status(self, offering: str) -> str:
        [x] = [x for x in self.facts["offerings"] if x["id"] == offering]
        stated = x.get("status", "AVAILABLE")

        def begun(name: str, word: str) -> bool:
            return surely(x[name]) <= self.day if x.get(name) else stated == word

        if begun("retires_on", "RETIRED"):
            return "RETIRED"
        if surely(x["available_from"]) > self.day if x.get("available_from") else stated == "PLANNED":
            return "PLANNED"
        if begun("suspended_from", "SUSPENDED") and not (
            x.get("suspended_until") and surely(x["suspended_until"]) <= self.day
        ):
            return "SUSPENDED"
        return "DEPRECATED" if begun("deprecated_from", "DEPRECATED") else "AVAILABLE"
