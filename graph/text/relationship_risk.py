"""A relationship's weakness in words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from graph.projection.relationship_risk import RiskKind
from graph.text.meetings import last_review

if TYPE_CHECKING:
    from graph.projection.relationship_risk import RelationshipRisk
    from graph.text.catalogue.catalogue import Catalogue


MOST_KEPT: Final = 16_384
"""Sentences of some 400 bytes, of which most are the same for many relationships of one provider: twice those of 1,000
consumers, which follow one another, so that with fewer none would be left when they are asked for again.
"""


@lru_cache(maxsize=MOST_KEPT)
def said(say: Catalogue, message: str, **facts: str | int) -> str:
    """What names nobody may be kept: it follows from the facts alone."""
    return say(message, **facts)


reviewed = lru_cache(maxsize=MOST_KEPT)(last_review)
"""What is said of a last review, kept as the sentences of `said` are."""


def clause(risk: RelationshipRisk, provider: str, say: Catalogue) -> str:
    """`provider`: by name. The clause names nobody."""
    since = risk.since.isoformat() if risk.since else ""
    match risk.kind:
        case RiskKind.NOBODY:
            return said(say, "risk-nobody", provider=provider, side=risk.side or "")
        case RiskKind.SINGLE_THREAD:
            return said(say, "risk-single-thread", provider=provider, side=risk.side or "")
        case RiskKind.STALE_CONTACT:
            last = reviewed(risk.review, say) if risk.review else ""
            return said(say, "risk-stale-contact", provider=provider, days=risk.days or 0, last=last)
        case RiskKind.ACCOUNTABLE_AGAINST | RiskKind.BAD_SENTIMENT:
            sentiment = str(risk.sentiment)
            message = "risk-bad-sentiment" if risk.kind is RiskKind.BAD_SENTIMENT else "risk-accountable-against"
            return said(say, message, provider=provider, role=risk.role or "", sentiment=sentiment, since=since)
