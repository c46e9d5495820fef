"""The stated status of an offering and the day on which it retires say the same of today, whichever of them is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.offering import OfferingStatus
from graph.model.scalars import today
from graph.saying import Saying
from graph.writing.mutations.refusals import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.writing.mutations.refusals import Place

STATUS: Final = "status"
RETIRES_ON: Final = "retiresOn"


def retirement_faults(stored: Mapping[str, Any] | None, values: Mapping[str, Any], place: Place) -> Iterator[Fault]:
    """`values`: those that are written, by property; `stored`: those before, None for something new."""
    if values.get(STATUS) is None and values.get(RETIRES_ON) is None:
        return
    after = {**(stored or {}), **values}
    status, day = after.get(STATUS), after.get(RETIRES_ON)
    if status is None or day is None:
        return
    written = STATUS if values.get(STATUS) is not None else RETIRES_ON
    if status == OfferingStatus.RETIRED and day > today():
        words = (
            "RETIRED contradicts retiresOn, which is {day}: until then it runs. Say one of them, or a day up to today"
        )
        yield Fault((*place, written), Saying("RETIRES_LATER", words, day=day))
    elif status != OfferingStatus.RETIRED and day <= today() and written == STATUS:
        words = "{status} contradicts retiresOn, which is {day}: since then it is RETIRED. Change that day with it"
        yield Fault((*place, written), Saying("RETIRED_BEFORE", words, status=status, day=day))
