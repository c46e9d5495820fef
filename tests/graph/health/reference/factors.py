"""The factors of a score, each worked out from plain records, sentence by sentence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.graph.health.reference.records import Records, after, on, surely

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.graph.health.facts import Record

SPEAKS = {
    "CONSUMER": {"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"},
    "PROVIDER": {"SERVICE_OWNER", "RELATIONSHIP_MANAGER"},
}
CRITICALITY = {"LOW": 1, "MEDIUM": 2, "HIGH": 3, "CRITICAL": 4}
NOT_APPLICABLE = "not applicable"

Part = tuple[Any, float, float, bool]
"""(what it is, points, weight, said by the consumer)."""


class Factors(Records):
    def outcomes(self, which: Callable[[Record], bool] = lambda _: True, *, only_measured: bool = False) -> list[Part]:
        sides: dict[str, list[tuple[Record, float, bool]]] = {}
        for x in self.all("outcomes"):
            base, target, due = x.get("baseline"), x.get("target"), on(x.get("due"))
            if base is None or target is None or base == target or (due and (self.day - due).days > 365):
                continue
            known = [m for m in self.all("measurements") if m["outcome"] == x["id"] and surely(m["at"]) <= self.day]
            known = sorted(filter(which, known), key=lambda m: (m["at"], m["id"]))
            if only_measured and not known:
                continue
            if known and self.within(known[-1]["at"], 365):
                reached = min(1, (known[-1]["value"] - base) / (target - base))
                began = on(x.get("baseline_at")) or surely(known[0]["at"])
                planned = 1.0
                if due and self.day < due and began < due:
                    planned = max(0, (self.day - began).days / (due - began).days)
                points = min(100, max(0, 100 * (1 - max(0, planned - reached))))
                sides.setdefault(x["side"], []).append((x, points, self.confirmed(known[-1])))
            elif due and due < self.day:
                sides.setdefault(x["side"], []).append((x, 0, False))
        return [
            (x, points, 1 / len(several) / len(sides), said)
            for several in sides.values()
            for x, points, said in several
        ]

    def expectation(self, x: Record) -> tuple[str, str | None]:
        status, answered, closed = x.get("status") or "STATED", x.get("answered_at"), x.get("closed_at")
        not_yet = bool(answered) and surely(answered or "") > self.day
        if status in {"MET", "UNMET", "WITHDRAWN"}:
            if not closed or surely(closed) <= self.day:
                return status, closed
            return ("STATED" if not_yet or (status == "WITHDRAWN" and not answered) else "AGREED"), None
        if status in {"AGREED", "DECLINED"} and not_yet:
            return "STATED", None
        return status, answered if status == "DECLINED" else None

    def expectations(self) -> list[Part]:
        found: list[Part] = []
        for x in self.all("expectations"):
            if x.get("stated_at") and surely(x["stated_at"]) > self.day:
                continue
            status, settled = self.expectation(x)
            if status == "WITHDRAWN" or (settled and self.days_ago(settled) > 365):
                continue
            said, due, answered = self.confirmed(x), on(x.get("due")), x.get("answered_at")
            points = {"MET": 100 if said else 80, "DECLINED": 60 if said else 40, "UNMET": 0}.get(status)
            if status == "STATED":
                points = 30 if x.get("stated_at") and self.days_ago(x["stated_at"]) > 14 else 60
            elif status == "AGREED" and due:
                points = 0 if due < self.day else 80
            elif status == "AGREED":
                points = 40 if answered and self.days_ago(answered) > 180 else 80
            weight = {"LOW": 1, "MEDIUM": 2, "HIGH": 3}[x.get("priority") or "MEDIUM"]
            found.append((x, points or 0, weight, said))
        return found

    def feedback(self) -> list[Part]:
        last: dict[str, Record] = {}
        for x in sorted(self.all("feedback"), key=lambda x: (x["at"], x["id"])):
            if x.get("score") is not None and self.within(x["at"], 180) and self.side_of(x.get("person")) != "PROVIDER":
                last[f"person {x['person']}" if x.get("person") else f"nobody {x['id']}"] = x
        return [(x, 10 * x["score"], 0.5 ** (self.days_ago(x["at"]) / 60), True) for x in last.values()]

    def commitments(self) -> list[Part]:
        found: list[Part] = []
        for x in self.all("commitments"):
            at, due, done, status = on(x.get("at")), on(x.get("due")), on(x.get("done_at")), x.get("status") or "OPEN"
            if status == "RELEASED" or (at and at > self.day):
                continue
            points = None
            if status == "KEPT" and (done is None or done <= self.day):
                when = done or due or at
                if when is None or (self.day - when).days <= 365:
                    points = 50 if done and due and done > due else 100
            elif status == "BROKEN":
                when = due or at
                if when is None or 0 <= (self.day - when).days <= 365:
                    points = 0
            elif due and due < self.day:
                points = 0
            if points is not None:
                found.append((x, points, 1, self.confirmed(x)))
        return found

    def breadth(self) -> float | str | None:
        if self.relationship.get("type") == "BASIC":
            return NOT_APPLICABLE
        held = list(self.meetings())
        if not held:
            return None
        met: dict[str, set[str]] = {"PROVIDER": set(), "CONSUMER": set()}
        for x, people in held:
            sides = {person: self.side_of(person) for person in people}
            if x["kind"] != "MESSAGES" and self.within(x["at"], 180) and {*met} <= {*sides.values()}:
                for side, known in met.items():
                    speak = {
                        x["person"] for x in self.roles() if self.own_side(x) == side and x["role"] in SPEAKS[side]
                    }
                    known |= {person for person in people if sides[person] == side and person in speak}
        return [0, 30, 70, 100][min(3, *(len(people) for people in met.values()))]

    def use(self, *, said: bool | None = None) -> list[Part]:
        used: list[tuple[Record, float]] = []
        fits: list[list[tuple[Record, float]]] = []
        for offering in {x["offering"] for x in self.covered()}:
            if self.status(offering) != "AVAILABLE":
                continue
            rows = [x for x in self.all("adoption") if x["offering"] == offering and x.get("planned")]
            rows = [x for x in rows if x.get("active") is not None and self.within(x["at"], 365)]
            if rows and said is not True:
                last = max(rows, key=lambda x: (x["at"], x["id"]))
                used.append((last, min(100, 100 * last["active"] / last["planned"])))
            checks = [(x, self.fit(x)) for x in self.all("fit_checks") if x["offering"] == offering]
            checks = [(x, fit) for x, fit in checks if fit is not None and self.within(x["at"], 365)]
            if checks and said is not False:
                newest = max(x["at"] for x, _ in checks)
                fits.append([(x, fit) for x, fit in checks if x["at"] == newest])
        halves = bool(used) + bool(fits)
        found: list[Part] = [(x, share, 1 / halves / len(used), False) for x, share in used]
        return found + [(x, fit, 1 / halves / len(fits) / len(some), True) for some in fits for x, fit in some]

    def fit(self, x: Record) -> float | None:
        said = [{"NO": 0, "PARTLY": 50, "YES": 100}[x[n]] for n in ("available", "understood", "usable") if x.get(n)]
        return sum(said) / len(said) if said else None

    def live_targets(self) -> list[tuple[Record, int]]:
        found: list[tuple[Record, int]] = []
        for x in self.facts.get("targets", ()):
            rows = [c for c in self.covered() if c["agreement"] == x["agreement"]]
            if x.get("offering"):
                rows = [c for c in rows if c["offering"] == x["offering"]]
            if rows:
                found.append((x, max(CRITICALITY[c.get("criticality") or "HIGH"] for c in rows)))
        return found

    def periods(self, target: Record) -> list[tuple[str, bool]]:
        met: dict[tuple[str, str], bool] = {}
        for x in self.all("signals"):
            if x.get("target") == target["id"] and x["kind"] == "ATTAINMENT" and surely(x["to"]) <= self.day:
                value, limit = x["value"], target["threshold"]
                good = {
                    "AT_LEAST": value >= limit,
                    "AT_MOST": value <= limit,
                    "ABOVE": value > limit,
                    "BELOW": value < limit,
                }[target.get("comparator") or "AT_LEAST"]
                met[x["to"], x["from"]] = met.get((x["to"], x["from"]), True) and good
        return [(to, good) for (to, _), good in sorted(met.items())]

    def targets(self) -> list[Part] | str:
        live = self.live_targets()
        if not live:
            return NOT_APPLICABLE
        found: list[Part] = []
        for x, weight in live:
            window = 90
            if x.get("period"):
                own = 0
                while after(self.day - timedelta(own), x["period"]) > self.day:
                    own += 1
                window = max(window, own + 30)
            counted = [good for to, good in self.periods(x) if self.days_ago(to) <= window]
            if counted:
                found.append((x, 100 * counted.count(True) / len(counted), weight, False))
        return found

    def sentiment(self) -> list[Part]:
        return [
            (x, 25 * (2 + x["sentiment"]), x.get("influence") or self.influence(person) or 3, False)
            for person, x in self.feelings().items()
        ]

    def contact(self) -> float | str | None:
        if self.relationship.get("type") == "BASIC":
            return NOT_APPLICABLE
        every = self.relationship.get("review_every")
        reviews = [
            surely(x["at"]) for x, people in self.meetings() if x["kind"] == "REVIEW" and self.is_review(x, people)
        ]
        last = max(reviews, default=on(self.relationship.get("since")))
        if every is None or last is None:
            return None
        due = after(last, every)
        return 100 if self.day <= due else max(0, 100 * (1 - (self.day - due).days / (due - last).days))

    def is_review(self, meeting: Record, people: set[str]) -> bool:
        answering = {x["person"] for x in self.roles(surely(meeting["at"])) if x.get("accountable")}
        return any(self.side_of(one) == "PROVIDER" for one in people) and any(
            self.side_of(one) == "CONSUMER" and (one in answering or (self.influence(one) or 0) >= 4) for one in people
        )
