"""The fields `commonCauses` and `commonCausesConnection`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput
from graph.health.keeping import kept_health
from graph.health.portfolio import managed_by
from graph.model.relationship import Side
from graph.model.sentences import beyond_bounds
from graph.projection.follower import IncompleteReason
from graph.projection.visibility import Visibility
from graph.questions.causes.common_causes import FEWEST, CommonCause, CommonCauses, Standing, common_causes
from graph.text.causes import cause_reason
from graph.text.documents.causes import CausePart, cause_paper, cause_rows
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, asked_page, described, page_arguments, plain
from resolvers.derived.classes import field, resolved
from resolvers.derived.reference import Reference
from resolvers.impact.answers import PRIVATE
from resolvers.impact.page import Listed, list_class, page
from resolvers.impact.parts import as_connection, connected
from resolvers.questions.documents import document_fields
from resolvers.questions.health.field import SIDE, asked_day, asked_side, impact_of, today_, viewed_side
from resolvers.questions.health.listing import scores
from resolvers.questions.network.asking import reason_field
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.access.scope import Scope
    from graph.projection.follower import State
    from graph.projection.names import Names
    from graph.projection.status import Day
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows
    from resolvers.derived.classes import Class, Field
    from resolvers.derived.types import Types

WORDS: Final = (
    "What lies beneath most of the weak relationships that you see (WATCH or AT_RISK): offerings that were agreed and "
    "those beneath them, the provider's people, caps. What weighs most first, by `lift` times `weak`. A cause has at least "
    f"{FEWEST} weak ones, and a greater share of them than of all that are in use on the day."
)
MOST: Final = 100


def common_causes_fields(types: Types) -> dict[str, Field]:
    """The plain list and its connection."""
    made = cause_type(types)

    async def plainly(
        info: Asked, manager: Any = None, on: Any = None, side: Any = None, first: Any = 10
    ) -> list[CommonCause]:
        most = plain(first)
        if most is None or not 1 <= most <= MOST:
            raise BadInput(beyond_bounds("first", most, MOST), ("first",))
        return (await found_causes(info, manager, on, side))[0].told(slice(most))

    whose = arguments(types)
    most = {"first": described(int | None, "first", f"So many, 1 to {MOST}.")}
    return {
        "commonCauses": resolved("commonCauses", list[made], WORDS, plainly, rows=10, arguments={**whose, **most}),
        "commonCausesConnection": connection_field(types, made, whose),
    }


def connection_field(types: Types, made: Class, whose: Mapping[str, Any]) -> Field:
    more = {
        "found": PRIVATE,
        "day": field("day", Date, "The day that is looked at."),
        "isComplete": field("isComplete", bool, "False where the answer may not be the whole truth."),
        "incompleteReason": field(
            "incompleteReason",
            types.answers.enum_of(IncompleteReason) | None,
            "Why it may not be; null where it is complete.",
        ),
        **document_fields(CausePart, CausePart.CAUSES, "causes", _paper, _rows),
    }
    words = as_connection("commonCauses", WORDS)
    connection = list_class(made, words, more)

    async def paged(
        info: Asked,
        manager: Any = None,
        on: Any = None,
        side: Any = None,
        first: Any = ROOT_PAGE[0],
        after: Any = None,
        last: Any = None,
        before: Any = None,
    ) -> Any:
        found, incomplete = await found_causes(info, manager, on, side)
        return page(
            connection,
            _listed(found),
            asked_page(first, after, last, before),
            found=found,
            day=found.day.isoformat(),
            isComplete=incomplete is None,
            incompleteReason=incomplete,
        )

    return resolved(
        "commonCausesConnection", connection, words, paged, arguments={**whose, **page_arguments(ROOT_PAGE[1])}
    )


def arguments(types: Types) -> dict[str, Any]:
    manager = "Id of a person: only the relationships of which that person is manager on the day."
    return {
        "manager": described(ID | None, "manager", manager),
        "on": described(Date | None, "on", "The day; today's date in UTC unless given."),
        "side": described(types.inputs.enums[Side] | None, "side", SIDE),
    }


def _listed(found: CommonCauses) -> Listed:
    """Numbers of causes: which relationships rest on one is looked up where it is shown."""

    def place(number: int) -> tuple[int]:
        return (number,)

    def shown(numbers: Sequence[int]) -> list[CommonCause]:
        return [found.told(slice(number, number + 1))[0] for number in numbers]

    return Listed("commonCauses", range(len(found)), place, tuple, shown)


async def found_causes(info: Asked, manager: Any, on: Any, side: Any) -> tuple[CommonCauses, IncompleteReason | None]:
    """Causes, and why they may not be the whole truth."""
    day, today, whose = asked_day(on, "on"), today_(), asked_side(side, "side")
    person, scope = plain(manager), info.context.scope

    def answers(state: State) -> tuple[CommonCauses, IncompleteReason | None]:
        projection = state.projection
        seen = Visibility(projection, scope.organizations) if scope.restricted else None
        managed = None if person is None else managed_by(projection.contacts, person, day)
        found = standings(state, scope, whose, day, today)
        wanted = [one for one in found if managed is None or one.relationship in managed]
        causes = common_causes(projection, kept_health(projection), seen, wanted, day, today)
        return causes, IncompleteReason.HIDDEN if scope.restricted else state.incomplete

    return await impact_of(info.context).ask(answers, of_dialogue=True)


def _paper(root: Any, names: Names, language: Language, most: int) -> Iterable[Block]:
    return cause_paper(root.found, names, language, root.incompleteReason, most)


def _rows(root: Any, names: Names, language: Language, _: CausePart, asked: slice) -> Rows:
    return cause_rows(root.found, names, language, asked)


def standings(state: State, scope: Scope, asked: Side | None, day: Day, today: Day) -> Iterator[Standing]:
    """Standings of all relationships of which whoever asks sees a side, in the view of that side."""
    rows = state.projection.contacts.relationships
    for id_, scored in scores(state, scope, asked, day, today):
        row = rows.first_of(id_)
        side = None if row is None else viewed_side(row, scope, asked)
        if side is not None:
            yield Standing(id_, side, scored)


def cause_type(types: Types) -> Class:
    def subject(root: Any) -> Any:
        return None if root.cause.label is None else Reference(root.cause.label, root.cause.id)

    words = "The offering or the person; null for a cap."
    more = {
        "subject": resolved("subject", types.node | None, words, subject),
        **reason_field("What it is, in a sentence.", cause_reason),
        **connected(
            "relationships",
            types.things["ServiceRelationship"],
            "The weak ones that rest on it.",
            lambda ids: ids,
            lambda _, id_: Reference("ServiceRelationship", id_, known=True),
            of="relationships",
            called="WeakRelationship",
        ),
    }
    return types.answers.made(CommonCause, more)
