"""The other side stands behind what one side has said: one verb for every kind that both must stand behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pydantic import Field

from graph.model import MODEL
from graph.model.joint import Confirmed
from graph.model.scalars import Day, Key
from graph.saying import Saying
from graph.writing.verbs.sides import side_of
from graph.writing.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import LiteralString

    from graph.writing.mutations.steps import Step
    from graph.writing.verbs.verb import Call


class Confirmation(Asks):
    person: Key = Field(description="Key of the person who confirms it for the other side.")
    confirmed_at: Day | None = Field(None, description="Day on which it was confirmed; today unless given.")


def _confirmed(call: Call) -> Sequence[Step]:
    """Raises InvalidInput for a person who confirms what their own side has said."""
    own, sides = call.stored.get("side"), call.known["sides"]
    if own in {"PROVIDER", "CONSUMER"} and sides is not None and not sides - {own}:
        other = "consumer" if own == "PROVIDER" else "provider"
        raise call.wrong(
            "person",
            Saying(
                "NOT_OTHER_SIDE", "is not on the {side}'s side of the relationship, which has to confirm it", side=other
            ),
        )
    confirmed_at = call.input.get("confirmedAt") or call.today
    return [call.update(confirmedAt=confirmed_at, confirmedBy=call.input["person"])]


def _confirm(label: LiteralString) -> Verb:
    return Verb(
        name="confirm",
        words="The other side stands behind what was said.",
        about=label,
        asks=Confirmation,
        known=side_of("person"),
        steps=_confirmed,
    )


CONFIRM: Final[Mapping[str, Verb]] = {
    kind.label: _confirm(kind.label) for kind in MODEL.kinds.values() if issubclass(kind.model, Confirmed)
}
"""The verbs by label of the thing that is confirmed."""
