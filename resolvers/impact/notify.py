"""Whom to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.notify.plan import NotifyLine
from graph.impact.notify.reachability import Address
from resolvers.impact.parts import part

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

LINES: Final = (
    "Whom to tell: one line for each person, and one for each channel that contractual notice goes to. "
    "The earliest deadline first, then the worst, then by id."
)


def notify_field(types: Types) -> Field:
    types.answers.made(Address, before={"id": "kind"})
    line = types.answers.made(NotifyLine, before={"reachable": "unreachable"})
    return part("notify", line, LINES, lambda report, asked: report.notify_part(asked))
