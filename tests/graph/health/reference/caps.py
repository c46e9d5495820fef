"""What holds a score down whatever else is good."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.graph.health.reference.factors import Factors
from tests.graph.health.reference.records import on, surely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.graph.health.facts import Record


class Caps(Factors):
    def caps(self) -> set[tuple[str, str]]:
        return {*self.waiting(), *self.missed_notices(), *self.against(), *self.lost()}

    def waiting(self) -> Iterator[tuple[str, str]]:
        for x in self.all("complaints"):
            last = on(x.get("due")) or surely(x["raised_at"]) + timedelta(14)
            days = [surely(x[name]) for name in ("answered_at", "closed_at") if x.get(name)]
            unsettled = min(days) > self.day if days else (x.get("status") or "OPEN") == "OPEN"
            if surely(x["raised_at"]) <= self.day and unsettled and last < self.day:
                yield "COMPLAINT_OVERDUE", x["id"]
        for x in self.all("escalations"):
            done = on(x.get("resolved_at"))
            unsettled = done > self.day if done else (x.get("status") or "OPEN") == "OPEN"
            if unsettled and self.days_ago(x["raised_at"]) > 14:
                yield "ESCALATION_OVERDUE", x["id"]

    def accepted(self, change: str) -> bool:
        said = [x for x in self.all("answers") if x["change"] == change and (on(x.get("at")) or date.min) <= self.day]
        return bool(said) and max(said, key=lambda x: (x.get("at") or "", x["id"]))["verdict"] == "ACCEPT"

    def missed_notices(self) -> Iterator[tuple[str, str]]:
        status = {x["id"]: x.get("status", "DRAFT") for x in self.facts.get("changes", ())}
        for x in self.all("notices"):
            if not x.get("deadline") or not 0 < self.days_ago(x["deadline"]) <= 180:
                continue
            in_time = x.get("sent_at") and surely(x["sent_at"]) <= surely(x["deadline"])
            decided = status[x["change"]] in {"AGREED", "ANNOUNCED", "DONE"}
            if decided and not in_time and not self.accepted(x["change"]):
                yield "NOTICE_MISSED", x["id"]

    def against(self) -> Iterator[tuple[str, str]]:
        answering = {x["person"] for x in self.roles() if x.get("accountable")}
        for person, x in self.feelings().items():
            if x["sentiment"] == -2 and person in answering:
                yield "ACCOUNTABLE_AGAINST", x["id"]

    def lost(self) -> Iterator[tuple[str, str]]:
        for x in self.live():
            own = [c for c in self.covered() if c["agreement"] == x["id"]]
            if self.is_under_notice(x) and not all(self.goes_on(x, c["offering"]) for c in own):
                yield "NOTICE_OF_TERMINATION", x["id"]
        for x, weight in self.live_targets():
            last = [good for to, good in self.periods(x) if self.days_ago(to) <= 365][-3:]
            if weight == 4 and last.count(False) >= 2:
                yield "CRITICAL_TARGET_MISSED", x["id"]
        for c in self.covered():
            status = self.status(c["offering"])
            important = c.get("criticality") in {"HIGH", "CRITICAL"}
            if (
                important
                and status in {"PLANNED", "SUSPENDED", "RETIRED"}
                and not self.agreed_loss(c["offering"], status)
            ):
                yield "OFFERING_NOT_AVAILABLE", c["offering"]

    def goes_on(self, ending: Record, offering: str) -> bool:
        instead = {x["successor"] for x in self.facts.get("successors", ()) if x["offering"] == offering} | {offering}
        end = self.ends(ending)
        others = {x["id"]: x for x in self.live() if x["id"] != ending["id"] and not self.is_under_notice(x)}
        later = {id_ for id_, x in others.items() if (o := self.ends(x)) is None or (end is not None and o > end)}
        return any(c["agreement"] in later and c["offering"] in instead for c in self.covered())

    def agreed_loss(self, offering: str, status: str) -> bool:
        changes = {x["id"]: x for x in self.facts.get("changes", ())}
        wanted = {"SUSPENDED": {"SUSPEND", "RETIRE"}, "RETIRED": {"RETIRE"}}.get(status, set[str]())
        return any(
            x["offering"] == offering
            and x["action"] in wanted
            and changes[x["change"]]["status"] in {"AGREED", "ANNOUNCED", "DONE"}
            and changes[x["change"]].get("effective_on")
            and self.between(changes[x["change"]]["effective_on"], x.get("until"))
            and self.accepted(x["change"])
            for x in self.facts.get("changed_offerings", ())
        )
