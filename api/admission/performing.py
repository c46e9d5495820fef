"""A request that waits for its turn, and is then performed."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from api.lane.lane import Answer, perform
from api.lane.refusal import error
from graph.errors import Overloaded

if TYPE_CHECKING:
    from api.admission.admission import Admission
    from api.admission.rates import Rates
    from api.lane.lane import Lane, Prepared


async def admitted(admission: Admission, lane: Lane, prepared: Prepared, context: object, key: str) -> Answer:
    """Answers when it is its turn, or says when to come again. `key`: who asks. The lane's time-out runs from the turn on."""
    try:
        async with admission.turn(prepared, key):
            answer = await perform(lane, prepared, context)
    except Overloaded as fault:
        return overloaded(fault)
    if admission.rates is None or answer.encoded:  # what is kept is the same for everybody
        return answer
    return with_rate(answer, admission.rates, key)


def with_rate(answer: Answer, rates: Rates, key: str) -> Answer:
    """Says beside what a request cost what the key may still spend, and how many points come back each second."""
    told = answer.body.get("extensions", {})
    cost = {**told.get("cost", {}), "available": rates.available(key), "restores": rates.rate}
    return replace(answer, body={**answer.body, "extensions": {**told, "cost": cost}})


def overloaded(fault: Overloaded) -> Answer:
    """429 where whoever asks has asked too much and others are let in; else 503."""
    status = HTTPStatus.TOO_MANY_REQUESTS if fault.is_own else HTTPStatus.SERVICE_UNAVAILABLE
    told = error(str(fault), fault.code, retryAfter=fault.after)
    return Answer({"errors": [told]}, status, retry_after=fault.after)


def refused_places(answer: Answer, context: object) -> list[str]:
    """Places where the viewer asked for what they may not: fields, and mutations."""
    errors: list[Any] = answer.body.get("errors", [])
    fields = [".".join(map(str, one.get("path", ()))) for one in errors if one["extensions"].get("code") == "FORBIDDEN"]
    return [*fields, *getattr(context, "refusals", ())]
