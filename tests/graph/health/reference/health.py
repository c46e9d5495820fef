"""How a relationship stands, worked out slowly from plain records: the page on health, sentence by sentence. It shares no
code with the product.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from tests.graph.health.reference.caps import Caps
from tests.graph.health.reference.factors import NOT_APPLICABLE, Part

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


class Slow(Caps):
    """How a relationship stands on a day, seen from a side. `today`: the day as of which statuses are known."""

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
