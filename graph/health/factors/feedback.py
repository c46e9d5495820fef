"""What those who are not of the provider's side said last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from graph.health.factor import UNKNOWN, weighed
from graph.health.policy import FEEDBACK
from graph.model.relationship import Side

if TYPE_CHECKING:
    from graph.health.factor import Factor
    from graph.health.moment import Moment
    from graph.projection.dialogue.voice import FeedbackRow

HALF_LIFE: Final = 60
"""Days after which a word counts half."""

PROVIDER: Final = Side.PROVIDER.value


def feedback(moment: Moment) -> Factor:
    """The last score of each voice. What nobody is named for is a voice of its own."""
    view, day = moment.view, moment.day
    rows = view.feedback
    if not rows:
        return UNKNOWN
    last: dict[tuple[bool, str], FeedbackRow] = {}
    at = attrgetter("at")
    for row in rows[bisect_left(rows, moment.oldest[FEEDBACK], key=at) : bisect_right(rows, day, key=at)]:
        if row.person is None:
            last[False, row.id] = row
        elif view.side_of(row.person, day) != PROVIDER:
            last[True, row.person] = row
    return weighed([(row, 10.0 * row.score, _fading(day - row.at), True, "feedback") for row in last.values()])


def _fading(age: int) -> float:
    return 2.0 ** (-age / HALF_LIFE)
