"""How a relationship stands, worked out slowly from plain records: the page on health, sentence by sentence. It shares no
code with the product.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from re import fullmatch
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.graph.health.facts import Facts, Record

WEIGHTS = {
    "OUTCOMES": 20,
    "EXPECTATIONS": 15,
    "FEEDBACK": 15,
    "COMMITMENTS": 12,
    "BREADTH": 10,
    "USE": 10,
    "TARGETS": 8,
    "SENTIMENT": 5,
    "CONTACT": 5,
}
USUAL_SIDE = {
    "SPONSOR": "CONSUMER",
    "CUSTOMER": "CONSUMER",
    "USER": "CONSUMER",
    "CONSUMER_REPRESENTATIVE": "CONSUMER",
    "SERVICE_OWNER": "PROVIDER",
    "RELATIONSHIP_MANAGER": "PROVIDER",
}
SPEAKS = {
    "CONSUMER": {"CUSTOMER", "SPONSOR", "CONSUMER_REPRESENTATIVE"},
    "PROVIDER": {"SERVICE_OWNER", "RELATIONSHIP_MANAGER"},
}
CRITICALITY = {"LOW": 1, "MEDIUM": 2, "HIGH": 3, "CRITICAL": 4}
NOT_APPLICABLE = "not applicable"

Part = tuple[Any, float, float, bool]
"""(what it is, points, weight, said by the consumer)."""


class Answer(NamedTuple):
    score: float | None
    uncapped: float | None
    at_least: float
    at_most: float
    confidence: float
    grade: str
    caps: set[tuple[str, str]]
    points: dict[str, Any]
    said: float | None
    measured: float | None


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


class Slow:
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

    # --- factors ---

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

    # --- caps ---

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

    # --- the whole ---

    def answer(self) -> Answer:
        parts: dict[str, Any] = {name: getattr(self, name.lower())() for name in WEIGHTS}
        points: dict[str, Any] = {name: shown(part) for name, part in parts.items()}
        weights = {name: weight for name, weight in WEIGHTS.items() if points[name] != NOT_APPLICABLE}
        known = {name: weight for name, weight in weights.items() if points[name] is not None}
        total, sure = sum(weights.values()), sum(known.values())
        halved = {name for name in known if isinstance(parts[name], list) and len(parts[name]) == 1}
        confidence = sum(weight / 2 if name in halved else weight for name, weight in known.items()) / total
        earned: float = sum(weight * points[name] for name, weight in known.items())
        uncapped = earned / sure if known else None
        caps = self.caps()
        score = min(49, uncapped) if caps and uncapped is not None else uncapped
        spoken = any(said for name in ("OUTCOMES", "EXPECTATIONS", "FEEDBACK", "USE") for _, _, _, said in parts[name])
        at_most = (earned + 100 * (total - sure)) / total
        grade = self.grade(score, confidence, caps, spoken=spoken)
        said, measured = self.voice(parts, weights, said=True), self.voice(parts, weights, said=False)
        return Answer(score, uncapped, earned / total, at_most, confidence, grade, caps, points, said, measured)

    def grade(self, score: float | None, confidence: float, caps: set[tuple[str, str]], *, spoken: bool) -> str:
        status = self.relationship.get("status", "ACTIVE")
        begun = self.between(self.relationship.get("since"), self.relationship.get("until"))
        if not begun or status in {"PROSPECTIVE", "ENDED"}:
            return "UNKNOWN"
        if caps:
            return "AT_RISK"
        if status == "ONBOARDING" or score is None or confidence < 0.3 - 1e-12:
            return "UNKNOWN"
        if score >= 75 - 1e-10:
            return "GOOD" if confidence >= 0.6 - 1e-12 and spoken else "UNPROVEN"
        return "WATCH" if score >= 50 - 1e-10 else "AT_RISK"

    def voice(self, parts: dict[str, Any], weights: dict[str, int], *, said: bool) -> float | None:
        own: dict[str, Any] = {
            "OUTCOMES": self.outcomes(lambda m: self.confirmed(m) is said, only_measured=said),
            "EXPECTATIONS": [x for x in parts["EXPECTATIONS"] if x[3] is said],
            "COMMITMENTS": [x for x in parts["COMMITMENTS"] if x[3] is said],
            "USE": self.use(said=said),
        }
        if said:
            own["FEEDBACK"] = parts["FEEDBACK"]
        else:
            own |= {"TARGETS": parts["TARGETS"], "SENTIMENT": parts["SENTIMENT"]}
        known: dict[str, list[Part]] = {name: part for name, part in own.items() if part and part != NOT_APPLICABLE}
        share = sum(weights[name] for name in known) / sum(weights.values())
        if not known or share < 0.15 - 1e-12:
            return None
        return sum(weights[n] * (mean(p) or 0) for n, p in known.items()) / sum(weights[n] for n in known)


def shown(part: Any) -> Any:
    """The points of a factor: those of its facts together, or what it says itself."""
    return mean(part) if isinstance(part, list) else part  # pyright: ignore[reportUnknownArgumentType]  # of Parts


def mean(parts: list[Part]) -> float | None:
    total = sum(weight for _, _, weight, _ in parts)
    return sum(points * weight for _, points, weight, _ in parts) / total if parts else None
