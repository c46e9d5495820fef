"""Why: groups that hold, facts of the baseline, and the changes that it takes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.cause import Cause, changes_at
from graph.impact.groups import ContextFact, HeldGroup, Member, UnderstaffedGroup
from graph.impact.report import Report
from graph.model.answers import KEPT_BACK, KEPT_BACK_TOO
from resolvers.derived.classes import Class, Field, resolved
from resolvers.impact.answers import Told
from resolvers.impact.parts import part
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.impact.causes import Causes
    from graph.questions.weak_points.seen import SeenWeakPoints
    from resolvers.derived.types import Types

HELD = (
    "Groups of alternatives of which a member passes on more than before and which still pass on nothing, "
    "by offering and name."
)
UNDERSTAFFED = "Groups that the scenario touches and of which fewer members are valid on that day than are needed."
CONTEXT = "What was given already and takes part in the reason: offerings lost on that day, and planned changes."
CAUSES = (
    "The minimal sets of the scenario's changes that bring about this severity, the smallest first; "
    "of more than 10 changes, one such set."
)


COINCIDING = (
    "What was given already and without which these changes would not be enough: it happens only because of both. "
    "Null where the scenario has more than 10 changes."
)


UNTIL: Final = (
    "First later day on which it passes something on, by the dates known today and with the scenario in place; null where no "
    f"such day is known, at weak points{KEPT_BACK_TOO}."
)
KNOWN_TO: Final = (
    "The last day up to which `until` was looked for, where there are later dates; null where there are none."
)
MEMBERS: Final = 3
"""Members of a group of alternatives for which its cost is reckoned."""


class VisibleGroup(NamedTuple):
    """A group that holds, with what says which of its members the viewer sees."""

    held: HeldGroup
    seeing: Report | SeenWeakPoints


def held_group_type(types: Types) -> Class:
    """The type of a `VisibleGroup`."""
    member = types.answers.made(Member, before={"id": "offering"})

    def members(root: Any) -> list[Member]:
        group: VisibleGroup = root
        return [each for each in group.held.members if group.seeing.sees_offering(each.offering)]

    def margin(root: Any) -> int | None:
        group: VisibleGroup = root
        return group.seeing.telling.of_whole(group.held.margin)

    more = {
        "members": resolved(
            "members", list[member], "Its members that are valid on that day, by id.", members, rows=MEMBERS
        ),
        "margin": resolved("margin", int | None, f"How many more may be lost{KEPT_BACK}.", margin),
        **_until_fields(),
    }
    return types.answers.made(HeldGroup, more, at="held", before={"members": "required"})


def _until_fields() -> dict[str, Field]:
    """Looked for only where they are asked for. Weak points are of one day."""

    def until(root: Any) -> date | None:
        return root.seeing.later.held_until(root.held) if _has_later(root.seeing) else None

    def known_to(root: Any) -> date | None:
        return root.seeing.later.held_known_to if _has_later(root.seeing) else None

    return {
        "until": resolved("until", Date | None, UNTIL, until),
        "untilKnownTo": resolved("untilKnownTo", Date | None, KNOWN_TO, known_to),
    }


def _has_later(seeing: Report | SeenWeakPoints) -> bool:
    return isinstance(seeing, Report) and seeing.telling.of_hidden


def held_field(group: Class) -> Field:
    def held(report: Report, asked: slice) -> list[VisibleGroup]:
        return [VisibleGroup(group, report) for group in report.held[asked]]

    return part("held", group, HELD, held)


def understaffed_field(types: Types) -> Field:
    def valid(root: Any) -> int | None:
        return root.report.telling.of_whole(root.found.valid)

    more = {"valid": resolved("valid", int | None, f"How many are valid on that day{KEPT_BACK}.", valid)}
    group = types.answers.made(UnderstaffedGroup, more, at="found")

    def shown(report: Report, asked: slice) -> list[Told]:
        return [Told(group, report) for group in report.understaffed[asked]]

    return part("understaffed", group, UNDERSTAFFED, shown)


def context_field(fact: Class) -> Field:
    return part("context", fact, CONTEXT, lambda report, asked: report.context[asked])


class PageCauses:
    """The causes of a page of consumers, found together where they are asked for."""

    def __init__(self, report: Report, consumers: Sequence[str]) -> None:
        self.report = report
        self._consumers = consumers

    @cached_property
    def of(self) -> dict[str, Causes]:
        return self.report.causes(self._consumers)


def causes_field(types: Types, fact: Class) -> dict[str, Field]:
    """The field of a consumer, beside which stands the page that its causes are found with."""

    def context(root: Told) -> list[ContextFact] | None:
        found, report = root.found, root.report
        if not report.causes_are_exact:
            return None
        return report.context_behind(found.organization, tuple(change.index for change in found.changes))

    more = {"context": resolved("context", list[fact] | None, COINCIDING, context)}
    cause = types.answers.made(Cause, more, at="found")

    def causes(root: Any) -> list[Told]:
        report, consumer = root.page.report, root.found.organization
        return [
            Told(Cause(consumer, changes_at(report.scenario, minimal)), report) for minimal in root.page.of[consumer]
        ]

    return {"causes": resolved("causes", list[cause], CAUSES, causes)}
