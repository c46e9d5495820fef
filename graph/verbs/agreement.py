"""What sides do with an agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from graph.model.values import Day
from graph.verbs.verb import Asks, Verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.changing.steps import Step
    from graph.verbs.verb import Call


class NewTerm(Asks):
    valid_to: Day | None = Field(None, description="First day on which it is no longer valid; null = open.")


def _renewed(call: Call) -> Sequence[Step]:
    before, after = call.stored["validTo"], call.given.get("validTo")
    if before and after and after <= before:
        raise call.wrong("validTo", f"{after} is not after {before}, until when it is valid already")
    return [call.update(status="ACTIVE", validTo=after)]


RENEW = Verb(
    name="renewAgreement",
    words="Both sides go on with an agreement beyond the end of its validity; a notice that was given counts no more.",
    about="Agreement",
    asks=NewTerm,
    steps=_renewed,
)
