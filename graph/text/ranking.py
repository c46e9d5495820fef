"""Why a scenario has its rank, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import in_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.questions.comparison.comparing import Ranked
    from graph.text.catalogue.language import Language


def because(ranked: Ranked, names: Sequence[str], language: Language) -> str:
    """`Hurts less than B: 1 consumer at CRITICAL, against 3.` `names`: of the scenarios, as they were asked. Where the
    reader may not know of more than is seen: `…, of what you see.`
    """
    say, other, differs = catalogue(language), in_sentence(names[ranked.other]), ranked.difference
    worst = [say("rank-worst", day=ranked.worst_on.isoformat())] if ranked.is_later else []
    if differs is None:
        return " ".join([say("rank-same", other=other), *worst])
    held_against = say(
        "rank-differs",
        other=other,
        less="yes" if differs.here < differs.there else "no",
        of=differs.of,
        severity=differs.severity.name if differs.severity is not None else "",
        here=differs.here,
        there=differs.there,
        hides="yes" if ranked.hides else "seen" if ranked.seen_alone else "no",
    )
    return " ".join([held_against, *worst])
