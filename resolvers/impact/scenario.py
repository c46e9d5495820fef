"""What is asked: changes that take effect together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strawberry import ID

from graph.model.offering import Criticality
from graph.model.severity import Action
from resolvers.derived.classes import Class, Field, empty, field, filled_input, optional
from resolvers.scalars import Date

if TYPE_CHECKING:
    from resolvers.derived.types import Types


def scenario_input(types: Types) -> Class:
    enums = types.inputs.enums
    change = empty("ChangeInput")
    filled_input(
        change,
        "One thing that is done to one offering.",
        {
            "offering": field("offering", ID, "Id of the offering."),
            "action": field("action", enums[Action], "What is done to it."),
            "severity": optional(
                "severity", enums[Criticality], "How bad it is at the offering itself; the action's own unless given."
            ),
            "until": optional(
                "until", Date, "First day on which it is over: of SUSPEND and DEGRADE only. It lasts unless given."
            ),
        },
    )
    scenario = empty("ScenarioInput")
    filled_input(scenario, "Changes that take effect together, on one day.", _scenario_fields(change))
    return scenario


def _scenario_fields(change: Class) -> dict[str, Field]:
    return {
        "name": optional("name", str, "What it is called among others, e.g. `February`."),
        "changes": field("changes", list[change], "What is done: 1 to 1,000, each offering and action once."),
        "effectiveOn": optional("effectiveOn", Date, "The day on which it takes effect; today unless given."),
        "includePlanned": optional(
            "includePlanned",
            bool,
            "Whether other changes that are AGREED or ANNOUNCED and take effect by that day count as given. "
            "`false` unless given.",
        ),
        "leaveOut": optional(
            "leaveOut", ID, "Id of the planned change that this scenario was made from: it does not count as given."
        ),
    }
