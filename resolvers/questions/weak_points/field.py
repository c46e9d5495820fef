"""The field `weakPoints`: worked out once for each state of the estate."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from strawberry import UNSET

from graph.errors import Forbidden, Unavailable
from graph.impact.scenario_input import parsed_day
from graph.model.sentences import not_here
from graph.projection.follower import IncompleteReason
from graph.questions.weak_points.ranking import WeakPointOrder
from graph.questions.weak_points.seen import SeenWeakPoints
from graph.saying import Saying
from graph.text.documents.weak_points import WeakPointPaper, WeakPointPart, WeakPointRows
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import PRIVATE
from resolvers.impact.page import Listed, list_class, page, worst_listed
from resolvers.impact.parts import parts
from resolvers.impact.reasons import VisibleGroup
from resolvers.questions.documents import document_fields
from resolvers.questions.weak_points.point import RankedPoint, weak_point_type
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.impact.groups import HeldGroup
    from graph.projection.names import Names
    from graph.questions.weak_points.ranking import WeakPoints
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows
    from resolvers.context import Context
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Which offerings are the weak points of the whole estate? The loss of each one alone is simulated on one day, with what is "
    "lost already in place: the one that would hurt most first. Worked out once for each state of the estate. Listed is what "
    "you see; ranks and how many are affected are those of the whole estate."
)
ALONE = (
    "Offerings whose loss is CRITICAL for a consumer and whose place nothing can take: no group of alternatives has "
    "another member that is untouched, and no successor in full can be used. By harm."
)
GROUPS = "Groups of alternatives that hold and of which no member can be spared, by offering and name."


def _alone_fields(node: Class) -> dict[str, Field]:
    def alone(found: SeenWeakPoints) -> list[tuple[str, int]]:
        ranks = found.ranks(WeakPointOrder.HARM)
        return [(id_, ranks[id_]) for id_ in found.alone_ids]

    def point(found: SeenWeakPoints, ranked: tuple[str, int]) -> RankedPoint:
        id_, rank = ranked
        return RankedPoint(found.point(id_), rank)

    return parts("alone", node, ALONE, alone, point, of="found", called="LoneWeakPoint")


def _groups_fields(held: Class) -> dict[str, Field]:
    def groups(found: SeenWeakPoints) -> Sequence[HeldGroup]:
        return found.groups

    def group(found: SeenWeakPoints, one: HeldGroup) -> VisibleGroup:
        return VisibleGroup(one, found)

    return parts("groups", held, GROUPS, groups, group, of="found", called="WeakGroup")


def weak_points_field(types: Types, reports: Reports) -> Field:
    node = weak_point_type(types)
    order = choice_enum(WeakPointOrder)

    more = {
        "found": PRIVATE,
        "ranked": PRIVATE,
        "on": PRIVATE,
        "day": field("day", Date, "The day on which the losses are simulated."),
        "isComplete": field("isComplete", bool, "False where the answer may not be the whole truth."),
        "incompleteReason": field(
            "incompleteReason",
            reports.answers.incomplete_reason | None,
            "Why it may not be; null where it is complete.",
        ),
        "aloneCount": field("aloneCount", int, "How many stand alone and are CRITICAL for a consumer."),
        **_alone_fields(node),
        "groupCount": field("groupCount", int, "How many groups can spare no member."),
        "hidden": field(
            "hidden", int, "Offerings that you may not see and that lists and counts leave out; ranks count them."
        ),
        **_groups_fields(reports.held),
        **document_fields(WeakPointPart, WeakPointPart.POINTS, "offerings or groups", _paper, _rows),
    }
    connection = list_class(node, WORDS, more)

    async def weak_points(  # arguments of the field
        info: Asked,
        first: Any = ROOT_PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
        by: Any = UNSET,
        on: Any = None,
        today: Any = None,
    ) -> Any:
        context = info.context
        if context.weak_points is None:
            raise Unavailable(not_here("Weak points"))
        if not context.viewer.telling.of_hidden:
            raise Forbidden(
                Saying(
                    "HIDDEN_COUNTS",
                    "Weak points are counts of the whole estate, and how much of it is hidden is not for you.",
                )
            )
        usual = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        day = parsed_day(plain(on), usual, ("on",))
        whole, incomplete = await context.weak_points.on(day, context.viewer.actor)
        found = await seen_weak_points(context, whole)
        if context.scope.restricted:
            incomplete = incomplete or IncompleteReason.HIDDEN
        ranked = WeakPointOrder(plain(by) or WeakPointOrder.HARM)
        return page(
            connection,
            listed(found, ranked),
            asked_page(first, after, last, before),
            found=found,
            ranked=ranked,
            on=day,
            day=day.isoformat(),
            isComplete=incomplete is None,
            incompleteReason=incomplete,
            aloneCount=len(found.alone_ids),
            groupCount=len(found.groups),
            hidden=found.hidden,
        )

    def listed(found: SeenWeakPoints, ranked: WeakPointOrder) -> Listed:
        ranks = found.ranks(ranked)

        def lowness(offering_id: str) -> int:
            return -ranks[offering_id]

        return worst_listed(f"weakPoints:{ranked}", list(ranks), lowness, partial(shown, found, ranks))

    def shown(found: SeenWeakPoints, ranks: dict[str, int], ids: Sequence[str]) -> list[Any]:
        return [RankedPoint(found.point(id_), ranks[id_]) for id_ in ids]

    return resolved(
        "weakPoints",
        connection,
        WORDS,
        weak_points,
        arguments={
            **page_arguments(ROOT_PAGE[1]),
            "by": described(order | None, "by", "By what they are ranked; HARM unless given."),
            "on": described(Date | None, "on", "The day of the losses; today's date in UTC unless given."),
            "today": described(Date | None, "today", "The same, by its earlier name.", deprecated="Say `on`."),
        },
    )


def _paper(root: Any, names: Names, language: Language, most: int) -> Iterable[Block]:
    return WeakPointPaper(root.found, root.ranked, names, language, most).blocks(root.on, root.incompleteReason)


def _rows(root: Any, names: Names, _: Language, part: WeakPointPart, asked: slice) -> Rows:
    return WeakPointRows(root.found, root.ranked, names, asked).of(part)


async def seen_weak_points(context: Context, whole: WeakPoints) -> SeenWeakPoints:
    seen = await context.reading.seen("Offering", _named_in(whole)) if context.scope.restricted else None
    return SeenWeakPoints(whole, seen, context.viewer.telling)


def _named_in(whole: WeakPoints) -> set[str]:
    """Ids of the offerings that weak points name: a group's dependent is not lost already, but its members may be."""
    return {*whole.ids, *(member.offering for group in whole.groups for member in group.members)}
