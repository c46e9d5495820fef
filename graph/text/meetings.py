"""What is said of reviews, the same wherever it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.projection.meetings.review import Review
    from graph.text.catalogue.catalogue import Catalogue


def last_review(review: Review, say: Catalogue) -> str:
    """`the last review was on 2026-01-31, and one is due every P6M`."""
    return say("review-last" if review.held else "review-none", last=review.last, every=review.every)
