"""A request that waits for its turn, and is then performed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from api.admission.turns import Overloaded
from api.lane.lane import Answer, perform
from api.lane.refusal import error

if TYPE_CHECKING:
    from api.admission.admission import Admission
    from api.lane.lane import Lane, Prepared


async def admitted(admission: Admission, lane: Lane, prepared: Prepared, context: object, key: str) -> Answer:
    """`key`: who asks. The time-out of the lane runs from the turn on."""
    try:
        async with admission.turn(prepared, key):
            return await perform(lane, prepared, context)
    except Overloaded as fault:
        return overloaded(fault)


def overloaded(fault: Overloaded) -> Answer:
    """429 where whoever asks has asked too much and others are let in; else 503."""
    status = HTTPStatus.TOO_MANY_REQUESTS if fault.is_own else HTTPStatus.SERVICE_UNAVAILABLE
    told = error(str(fault), fault.code, retryAfter=fault.after)
    return Answer({"errors": [told]}, status, retry_after=fault.after)
