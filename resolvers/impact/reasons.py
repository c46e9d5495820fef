"""Why: what held, what was given already, and which changes it takes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from strawberry import ID

from graph.impact.report import Report
from graph.model.severity import Action
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import KEPT_BACK, KEPT_BACK_TOO, PRIVATE, answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from graph.impact.causes import Causes
    from graph.impact.groups import ContextFact, HeldGroup
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
"""Of a group of alternatives, as its price goes."""


class HeldGroups(NamedTuple):
    """The type of groups that hold, and how it is filled: from a group, and what says which members are seen."""

    group: Class
    shown: Callable[[HeldGroup, Report | SeenWeakPoints], Any]


def held_groups_of(types: Types, severity: Class) -> HeldGroups:
    member = answer(
        "HeldMember",
        "One of a group of alternatives.",
        {
            **keys("offering"),
            "id": field("id", ID, "Id of the offering."),
            "offering": one(types, "offering", "Offering", "The offering itself."),
            "severity": field("severity", severity, "What it passes on; NONE where it is untouched."),
        },
    )
    group = answer(
        "HeldGroup",
        "A group of alternatives that holds.",
        {
            **keys("offering"),
            "offering": one(types, "offering", "Offering", "The offering whose needs they are."),
            "alternatives": field("alternatives", str, "Name of the group."),
            "members": field("members", list[member], "Its members that are valid on that day, by id.", rows=MEMBERS),
            "required": field("required", int, "How many of them are needed."),
            "margin": field("margin", int | None, f"How many more may be lost{KEPT_BACK}."),
            **_until_fields(),
        },
    )

    def shown(held: HeldGroup, seeing: Report | SeenWeakPoints) -> Any:
        seen = [m for m in held.members if seeing.sees_offering(m.offering)]
        members = [member(id=m.offering, offering_id=m.offering, severity=m.severity.name) for m in seen]
        return group(
            seeing=seeing,
            held=held,
            offering_id=held.offering,
            alternatives=held.alternatives,
            members=members,
            required=held.required,
            margin=seeing.telling.of_whole(held.margin),
        )

    return HeldGroups(group, shown)


def _until_fields() -> dict[str, Field]:
    """Looked for only where they are asked for. Weak points are of one day."""

    def until(root: Any) -> str | None:
        return _iso(root.seeing.later.held_until(root.held)) if _has_later(root.seeing) else None

    def known_to(root: Any) -> str | None:
        return _iso(root.seeing.later.held_known_to) if _has_later(root.seeing) else None

    until.__annotations__ = known_to.__annotations__ = {"root": Any}
    return {
        **dict.fromkeys(("seeing", "held"), PRIVATE),
        "until": resolved("until", Date | None, UNTIL, until),
        "untilKnownTo": resolved("untilKnownTo", Date | None, KNOWN_TO, known_to),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _has_later(seeing: Report | SeenWeakPoints) -> bool:
    return isinstance(seeing, Report) and seeing.telling.of_hidden


def held_field(groups: HeldGroups) -> Field:
    def held(report: Report, asked: slice) -> list[Any]:
        return [groups.shown(held, report) for held in report.held[asked]]

    return part("held", groups.group, HELD, held)


def understaffed_field(types: Types) -> Field:
    group = answer(
        "UnderstaffedGroup",
        "A group of alternatives with fewer valid members than it needs: all of them are needed.",
        {
            **keys("offering"),
            "offering": one(types, "offering", "Offering", "The offering whose needs they are."),
            "alternatives": field("alternatives", str, "Name of the group."),
            "required": field("required", int, "How many are needed."),
            "valid": field("valid", int | None, f"How many are valid on that day{KEPT_BACK}."),
        },
    )

    def shown(report: Report, asked: slice) -> list[Any]:
        return [
            group(
                offering_id=g.offering,
                alternatives=g.alternatives,
                required=g.required,
                valid=report.telling.of_whole(g.valid),
            )
            for g in report.understaffed[asked]
        ]

    return part("understaffed", group, UNDERSTAFFED, shown)


def fact_type(types: Types) -> Class:
    return answer(
        "ContextFact",
        "Something that was given already and takes part in the reason.",
        {
            **keys("offering"),
            "offering": one(types, "offering", "Offering", "The offering that was lost or changed already."),
            "reason": field("reason", str, "Why it was, e.g. `SUSPENDED on that day`."),
        },
    )


def context_field(fact: Class) -> Field:
    def context(report: Report, asked: slice) -> list[Any]:
        return [_fact(fact, given) for given in report.context[asked]]

    return part("context", fact, CONTEXT, context)


def _fact(fact: Class, given: ContextFact) -> Any:
    return fact(offering_id=given.offering, reason=given.reason)


class PageCauses:
    """The causes of a page of consumers, found together where they are asked for."""

    def __init__(self, report: Report, consumers: Sequence[str]) -> None:
        self.report = report
        self._consumers = consumers

    @cached_property
    def of(self) -> dict[str, Causes]:
        return self.report.causes(self._consumers)


def change_type(types: Types) -> Class:
    return answer(
        "CauseChange",
        "One of the scenario's changes.",
        {
            **keys("offering"),
            "index": field("index", int, "Its place among the scenario's changes, from 0."),
            "action": field("action", types.inputs.enums[Action], "What is done."),
            "offering": one(types, "offering", "Offering", "The offering to which it is done."),
        },
    )


def causes_field(changed: Class, fact: Class) -> dict[str, Field]:
    """The field of a consumer, and the attribute behind it, which holds the causes of its page."""

    def context(root: Any) -> Any:
        report: Report = root.page.report
        if not report.causes_are_exact:
            return None
        return [_fact(fact, given) for given in report.context_behind(root.organization_id, root.minimal)]

    context.__annotations__ = {"root": Any}
    cause = answer(
        "ImpactCause",
        "Changes that together are enough, and none of which can be left out.",
        {
            **keys("organization"),
            "page": PRIVATE,
            "minimal": PRIVATE,
            "changes": field("changes", list[changed], "The changes."),
            "context": resolved("context", list[fact] | None, COINCIDING, context),
        },
    )

    def causes(root: Any) -> Any:
        page: PageCauses = root.page
        changes = page.report.scenario.changes
        return [
            cause(
                page=page,
                organization_id=root.organization_id,
                minimal=minimal,
                changes=[
                    changed(index=index, action=changes[index].action.value, offering_id=changes[index].offering)
                    for index in minimal
                ],
            )
            for minimal in page.of[root.organization_id]
        ]

    causes.__annotations__ = {"root": Any}
    return {"page": PRIVATE, "causes": resolved("causes", list[cause], CAUSES, causes)}
