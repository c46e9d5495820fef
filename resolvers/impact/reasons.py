"""Why: groups that hold, facts of the baseline, and the changes that it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.impact.cause import Cause, changes_at
from graph.impact.groups import ContextFact, GaveWayGroup, HeldGroup, Member, UnderstaffedGroup
from graph.impact.lists.values import held_values
from graph.impact.report import Report
from graph.model.answers import KEPT_BACK, KEPT_BACK_TOO
from graph.model.scalars import Scalar
from resolvers.derived.classes import Class, Field, optional, resolved
from resolvers.impact.answers import Told
from resolvers.impact.chosen_list import chosen_parts, containing, identified
from resolvers.impact.parts import parts
from resolvers.scalars import Date
from resolvers.sorted_list import sorted_list

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
GAVE_WAY = (
    "Groups of alternatives that pass on more than before, by offering and name: which of their members are lost, and "
    "which were before."
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
    """A group of alternatives, with what says which of its members the viewer sees."""

    group: HeldGroup | GaveWayGroup
    seeing: Report | SeenWeakPoints


@dataclass(frozen=True, slots=True)
class GroupTypes:
    """The types of a `VisibleGroup`: of one that holds, of one that gave way."""

    held: Class
    gave_way: Class


def group_types(types: Types) -> GroupTypes:
    types.answers.made(Member, before={"id": "offering"})
    gave_way = types.answers.made(GaveWayGroup, _members(types), at="group")
    return GroupTypes(_held_type(types), gave_way)


def _members(types: Types) -> dict[str, Field]:
    def members(root: Any) -> list[Member]:
        visible: VisibleGroup = root
        return [each for each in visible.group.members if visible.seeing.sees_offering(each.offering)]

    of = list[types.answers.type_of(Member)]
    words = "Its members that are valid on that day, by id."
    return {"members": resolved("members", of, words, members, rows=MEMBERS)}


def _held_type(types: Types) -> Class:
    def margin(root: Any) -> int | None:
        return root.seeing.telling.of_whole(root.group.margin)

    more = {
        **_members(types),
        "margin": resolved("margin", int | None, f"How many more may be lost{KEPT_BACK}.", margin),
        **_until_fields(),
    }
    return types.answers.made(HeldGroup, more, at="group", before={"members": "required"})


def _until_fields() -> dict[str, Field]:
    """Looked for only where they are asked for. Weak points are of one day."""

    def until(root: Any) -> date | None:
        return root.seeing.later.held_until(root.group) if _has_later(root.seeing) else None

    def known_to(root: Any) -> date | None:
        return root.seeing.later.held_known_to if _has_later(root.seeing) else None

    return {
        "until": resolved("until", Date | None, UNTIL, until),
        "untilKnownTo": resolved("untilKnownTo", Date | None, KNOWN_TO, known_to),
    }


def _has_later(seeing: Report | SeenWeakPoints) -> bool:
    return isinstance(seeing, Report) and seeing.telling.of_hidden


def held_fields(types: Types, group: Class) -> dict[str, Field]:
    def held(report: Report) -> list[HeldGroup]:
        return report.held

    def shown(report: Report, group: HeldGroup) -> VisibleGroup:
        return VisibleGroup(group, report)

    margin = f"How many more may be lost{KEPT_BACK}."
    conditions = {
        **identified(
            types,
            offering="The offering whose needs they are.",
            provider="The provider of that offering.",
            member="One of its members.",
        ),
        "margin": optional("margin", types.inputs.operators.of_scalar(Scalar.INTEGER), margin),
        **containing("The name or id of that offering, or the group's name, contains this, however it is written."),
    }
    sorts = {"margin": margin, "name": "The offering's name, as it is searched: without case and accents."}
    return chosen_parts("held", group, HELD, held, shown, held_values, conditions, sorts)


def gave_way_field(group: Class) -> Field:
    def groups(root: Any) -> list[GaveWayGroup]:
        return root.report.gave_way

    def shown(root: Any, group: GaveWayGroup) -> VisibleGroup:
        return VisibleGroup(group, root.report)

    return sorted_list("gaveWay", group, GAVE_WAY, groups, lambda one: (one.offering, one.alternatives), shown=shown)


def understaffed_fields(types: Types) -> dict[str, Field]:
    def valid(root: Any) -> int | None:
        return root.report.telling.of_whole(root.found.valid)

    more = {"valid": resolved("valid", int | None, f"How many are valid on that day{KEPT_BACK}.", valid)}
    group = types.answers.made(UnderstaffedGroup, more, at="found")

    def groups(report: Report) -> list[UnderstaffedGroup]:
        return report.understaffed

    def shown(report: Report, group: UnderstaffedGroup) -> Told:
        return Told(group, report)

    return parts("understaffed", group, UNDERSTAFFED, groups, shown)


def context_fields(fact: Class) -> dict[str, Field]:
    return parts("context", fact, CONTEXT, lambda report: report.context)


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
