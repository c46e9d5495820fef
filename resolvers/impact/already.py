"""What of a scenario is planned already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.model.offering import OfferingStatus
from resolvers.derived.classes import Field, field
from resolvers.impact.answers import answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one

if TYPE_CHECKING:
    from graph.impact.already import AlreadyPlanned
    from resolvers.derived.types import Types

ALREADY: Final = (
    "Changes of the scenario that are so already on that day: a planned change does the same to the offering, at least as "
    "badly and as long, or its own status does. Beside it the report is the same."
)


def already_planned_field(types: Types) -> Field:
    made = answer(
        "AlreadyPlanned",
        "A change of the scenario that is so already.",
        {
            **keys("change"),
            "index": field("index", int, "Its place among the scenario's changes, from 0."),
            "change": one(
                types,
                "change",
                "Change",
                "The planned change; null where the offering's own status is so.",
                always=False,
            ),
            "status": field(
                "status",
                types.inputs.enums[OfferingStatus] | None,
                "The offering's own status on that day; null where a planned change does it.",
            ),
        },
    )

    def shown(found: AlreadyPlanned) -> Any:
        return made(index=found.index, change_id=found.change, status=found.status and found.status.value)

    return part(
        "alreadyPlanned", made, ALREADY, lambda report, asked: [shown(one) for one in report.already_planned[asked]]
    )
