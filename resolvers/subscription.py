"""What can be subscribed to. Each field answers what is true now; when it is asked again is decided by `api.live`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.impact.scenario_input import parsed_day, parsed_scenario
from graph.model.sentences import too_many
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, empty, filled_type, resolved
from resolvers.derived.reference import Reference
from resolvers.impact.field import reported
from resolvers.impact.narrowing import offerings_of
from resolvers.scalars import Date

if TYPE_CHECKING:
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

MOST_REFS: Final = 100

EVENTS: Final = (
    "Each event of the trail as it happens, once and in order, if you may see it. Clients that connect again send their "
    "first variables again: write the `seq` of each event that came into the variable of `after`, and none is missed."
)
AFTER: Final = (
    "Number of the last event that you know: all after it come first. The newest unless given; CONFLICT, with the "
    "`newest` number, where there is none of that number yet."
)
THINGS: Final = (
    "These things, in their order, at once and after each change of one of them, if the answer differs; null for what is "
    "not there. What is selected below a thing is not followed: name it in `refs` too where its changes matter."
)
IMPACT: Final = (
    "The report of `impact`, at once and again when it differs, at most once a second; without `today` also when a day "
    "begins in UTC."
)


def subscription(types: Types, reports: Reports) -> Class:
    made = empty("Subscription")
    fields = {"events": _events(types), "things": _things(types), "impact": _impact(reports)}
    filled_type(made, "What is told as it happens.", fields)
    return made


def _events(types: Types) -> Field:
    def events(root: Any, after: Any = None) -> Any:  # noqa: ARG001  # which events there are is decided before
        """`root`: id of the event."""
        return Reference("Event", root)

    given = {"after": described(int | None, "after", AFTER)}
    return resolved("events", types.things["Event"], EVENTS, events, arguments=given)


def _things(types: Types) -> Field:
    def things(refs: list[Any]) -> list[Any]:
        if len(refs) > MOST_REFS:
            raise BadInput(too_many("refs", len(refs), MOST_REFS), ("refs",))
        return [Reference(ref.kind.value, ref.id) for ref in refs]

    words = f"Kinds and ids of the things, {MOST_REFS} at most."
    given = {"refs": described(list[types.ref], "refs", words)}
    return resolved("things", list[types.node | None], THINGS, things, arguments=given)


def _impact(reports: Reports) -> Field:
    def impact_(info: Asked, scenario: Any, today: Any = None) -> Any:
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        asked = parsed_scenario(plain(scenario), day)
        return reported(info.context, asked, day, None, offerings_of(asked))

    words = "The day from which days left are counted; unless given, the day in UTC, whichever it is then."
    given = {
        "scenario": described(reports.scenario, "scenario", "What is to be changed, and when."),
        "today": described(Date | None, "today", words),
    }
    return resolved("impact", reports.report, IMPACT, impact_, arguments=given)
