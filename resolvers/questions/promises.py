"""Where do providers owe more than the agreements beneath their offerings allow?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from strawberry import ID

from graph.errors import BadInput, Unavailable
from graph.impact.scenario_input import parsed_day
from graph.model.sentences import no_such, not_here
from graph.projection.follower import IncompleteReason
from graph.questions.promises.gap import PromiseGap, PromiseGaps
from graph.questions.promises.gaps import no_live_agreement
from graph.questions.promises.keeping import gaps_of
from graph.questions.promises.limits import PromiseLimit, promise_limits
from graph.text.documents.promises import PromisePaper, PromisePart, PromiseRows
from resolvers.context import Asked
from resolvers.derived.answers import paragraph
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Field, resolved
from resolvers.derived.reference import Reference
from resolvers.impact.parts import parts
from resolvers.questions.documents import document_fields
from resolvers.scalars import Date
from resolvers.sorted_list import sorted_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.projection.names import Names
    from graph.text.catalogue.language import Language
    from graph.text.documents.blocks import Block
    from graph.text.documents.spreadsheet import Rows
    from resolvers.context import Context
    from resolvers.derived.types import Types

WORDS = paragraph(PromiseGaps)
GAPS = "By agreement, then notice, end and targets; of each the widest gap."
LIMITS = "What makes these gaps: the agreement or offering beneath that makes most of them first."


def promise_gaps_field(types: Types) -> Field:
    gap = types.answers.made(PromiseGap, before={"target": "threshold"})
    more = parts("gaps", gap, GAPS, list, of="found")
    agreements = sorted_list(
        "agreements",
        types.things["Agreement"],
        "The agreements that promise more than it allows.",
        lambda root: _numbered(root.agreements),
        lambda row: row[:1],
        shown=lambda _, row: Reference("Agreement", row[1], known=True),
        called="LimitedAgreement",
    )
    limit = types.answers.made(PromiseLimit, {"agreements": agreements})
    more["limits"] = sorted_list(
        "limits",
        limit,
        LIMITS,
        lambda root: _numbered(promise_limits(root.found)),
        lambda row: row[:1],
        shown=lambda _, row: row[1],
    )
    more |= document_fields(PromisePart, PromisePart.GAPS, "gaps or limits", _paper, _rows)
    made = types.answers.made(PromiseGaps, more, before={"hidden": "gaps"})

    async def promise_gaps_(
        info: Asked, provider: Any = None, relationship: Any = None, today: Any = None
    ) -> PromiseGaps:
        if info.context.impact is None:
            raise Unavailable(not_here("Promise gaps"))
        context, day = info.context, parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        await _refuse_unseen(context, plain(provider), plain(relationship))
        whole = await gaps_of(context.database, info.context.impact, day, plain(provider), plain(relationship))
        found = await _seen(context, whole)
        hidden = context.viewer.telling.of_whole(len(whole) - len(found))
        incomplete = IncompleteReason.HIDDEN if context.scope.restricted and hidden != 0 else None
        incomplete = incomplete or await info.context.impact.ask(lambda state: state.incomplete)
        return PromiseGaps(found, day, hidden, incomplete)

    return resolved(
        "promiseGaps",
        made,
        WORDS,
        promise_gaps_,
        arguments={
            "provider": described(ID | None, "provider", "Id of an organization: only what it owes."),
            "relationship": described(ID | None, "relationship", "Id of a relationship: only what is owed in it."),
            "today": described(Date | None, "today", "The day that is looked at; today's date in UTC unless given."),
        },
    )


def _paper(root: PromiseGaps, names: Names, language: Language, most: int) -> Iterable[Block]:
    return PromisePaper(root, names, language, most).blocks()


def _rows(root: PromiseGaps, names: Names, _: Language, part: PromisePart, asked: slice) -> Rows:
    return PromiseRows(root, names, asked).of(part)


async def _refuse_unseen(context: Context, provider: str | None, relationship: str | None) -> None:
    """Raises BadInput for what the viewer does not see, as for what was never there."""
    if not context.scope.restricted:
        return
    if provider is not None and provider not in await context.reading.seen("Organization", [provider]):
        raise BadInput(no_such("Organization", provider), ("provider",))
    if relationship is not None and relationship not in await context.reading.seen(
        "ServiceRelationship", [relationship]
    ):
        raise BadInput(no_live_agreement(relationship), ("relationship",))


async def _seen(context: Context, gaps: Sequence[PromiseGap]) -> Sequence[PromiseGap]:
    """Gaps that rest on nothing that the viewer does not see; whoever needs an offering sees that nothing is agreed beneath."""
    scope, reading = context.scope, context.reading
    if not scope.restricted:
        return gaps
    agreements = await reading.seen("Agreement", {id_ for gap in gaps for id_ in (gap.agreement, gap.beneath) if id_})
    offerings = await reading.seen("Offering", {step for gap in gaps for step in gap.path})
    return [
        gap
        for gap in gaps
        if offerings.issuperset(gap.path)
        and gap.agreement in agreements
        and (gap.beneath in agreements if gap.beneath else gap.needed_by in scope.organizations)
    ]


def _numbered(rows: Sequence[Any]) -> list[tuple[int, Any]]:
    return list(enumerate(rows))
