"""How stakeholders who are not of the side that looks stand towards the relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.factor import UNKNOWN, weighed

if TYPE_CHECKING:
    from graph.health.factor import Factor
    from graph.health.moment import Moment

USUAL_INFLUENCE: Final = 3


def sentiment(moment: Moment) -> Factor:
    """The last assessment of each, weighted by influence."""
    if not moment.opinions:
        return UNKNOWN
    return weighed(
        [
            (
                one,
                25.0 * (2 + (one.sentiment or 0)),
                float(one.influence or moment.influence.get(one.person) or USUAL_INFLUENCE),
                False,
                "assessment",
            )
            for one in moment.opinions.values()
        ]
    )
