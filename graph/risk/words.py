"""A relationship's weakness in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.risk.risk import RiskKind

if TYPE_CHECKING:
    from graph.risk.risk import RelationshipRisk
    from graph.words.catalogue import Catalogue


MOST_KEPT: Final = 4_096
"""Sentences, of which most are the same for many relationships of one provider."""


@lru_cache(maxsize=MOST_KEPT)
def said(say: Catalogue, message: str, **facts: str | int) -> str:
    """What names nobody may be kept: it follows from the facts alone."""
    return say(message, **facts)


def clause(risk: RelationshipRisk, provider: str, say: Catalogue) -> str:
    """`provider`: by name. The clause names nobody."""
    since = risk.since.isoformat() if risk.since else ""
    match risk.kind:
        case RiskKind.NOBODY:
            return said(say, "risk-nobody", provider=provider, side=risk.side or "")
        case RiskKind.SINGLE_THREAD:
            return said(say, "risk-single-thread", provider=provider, side=risk.side or "")
        case RiskKind.STALE_CONTACT:
            message = "risk-stale-contact" if risk.met else "risk-never-met"
            return said(say, message, provider=provider, days=risk.days or 0, since=since)
        case RiskKind.BAD_SENTIMENT:
            sentiment = str(risk.sentiment)
            return said(
                say, "risk-bad-sentiment", provider=provider, role=risk.role or "", sentiment=sentiment, since=since
            )
