"""Why a scenario has its rank, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.comparison.comparing import Ranked
    from graph.comparison.harm import Difference

THING = {"consumers": "consumer", "agreements": "agreement", "overdue": "notice"}


def because(ranked: Ranked, names: Sequence[str]) -> str:
    """`Hurts less than B: 1 consumer at CRITICAL, against 3.` `names`: of the scenarios, as they were asked."""
    other = names[ranked.other]
    differs = ranked.difference
    if differs is None:
        return f"As harmful as {other}: the name decides."
    less = "less" if differs.here < differs.there else "more"
    return f"Hurts {less} than {other}: {_counted(differs)}, against {_number(differs.there)}."


def _counted(differs: Difference) -> str:
    thing = THING[differs.of] if differs.here == 1 else f"{THING[differs.of]}s"
    state = "overdue" if differs.severity is None else f"at {differs.severity.name}"
    return f"{differs.here:,} {thing} {state}" if differs.here else f"no {thing} {state}"


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"
