"""What of a scenario is planned already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.already import AlreadyPlanned
from resolvers.impact.parts import part

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

ALREADY: Final = (
    "Changes of the scenario that are so already on that day: a planned change does the same to the offering, at least as "
    "badly and as long, or its own status does. Beside it the report is the same."
)


def already_planned_field(types: Types) -> Field:
    made = types.answers.type_of(AlreadyPlanned)
    return part("alreadyPlanned", made, ALREADY, lambda report: report.already_planned)
