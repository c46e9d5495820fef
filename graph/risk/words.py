"""A relationship's weakness in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.risk.risk import RiskKind

if TYPE_CHECKING:
    from graph.risk.risk import RelationshipRisk
    from graph.words.catalogue import Catalogue


def clause(risk: RelationshipRisk, provider: str, say: Catalogue) -> str:
    """`provider`: by name. The clause names nobody."""
    since = risk.since.isoformat() if risk.since else ""
    match risk.kind:
        case RiskKind.NOBODY:
            return say("risk-nobody", provider=provider, side=risk.side or "")
        case RiskKind.SINGLE_THREAD:
            return say("risk-single-thread", provider=provider, side=risk.side or "")
        case RiskKind.STALE_CONTACT:
            message = "risk-stale-contact" if risk.met else "risk-never-met"
            return say(message, provider=provider, days=risk.days or 0, since=since)
        case RiskKind.BAD_SENTIMENT:
            sentiment = str(risk.sentiment)
            return say("risk-bad-sentiment", provider=provider, role=risk.role or "", sentiment=sentiment, since=since)
