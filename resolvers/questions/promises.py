"""Where do providers owe more than the agreements beneath their offerings allow?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from strawberry import ID

from graph.errors import BadInput, Unavailable
from graph.impact.scenario_input import parsed_day
from graph.questions.promises.gaps import PromiseGap, PromiseGapKind, promise_gaps
from graph.questions.promises.rows import terms
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one, several
from resolvers.scalars import Date

if TYPE_CHECKING:
    from resolvers.context import Context
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types

WORDS = (
    "Where do providers owe more than the agreements beneath their offerings allow: longer notice, a later end, a stricter "
    "target? Of a provider, of a relationship, or of all."
)
HIDDEN = (
    "How many more there are that rest on what you may not see: the agreement, an offering on the way, or what is agreed "
    "beneath. Null where you may not know how many."
)


def promise_gaps_field(types: Types) -> Field:
    gap = _gap_type(types)
    made = answer(
        "PromiseGaps",
        WORDS,
        {
            "found": PRIVATE,
            "day": field("day", Date, "The day on which agreements and dependencies are valid."),
            "totalCount": field("totalCount", int, "How many there are."),
            "hidden": field("hidden", int | None, HIDDEN),
            "gaps": part(
                "gaps",
                gap,
                "By agreement, then notice, end and targets; of each the widest gap.",
                lambda found, asked: [_shown(gap, each) for each in found[asked]],
                of="found",
            ),
        },
    )

    async def promise_gaps_(info: Asked, provider: Any = None, relationship: Any = None, today: Any = None) -> Any:
        if info.context.impact is None:
            raise Unavailable("Promise gaps cannot be asked here.")
        context, day = info.context, parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        await _refuse_unseen(context, plain(provider), plain(relationship))
        given = await terms(context.database)
        whole = await info.context.impact.ask(
            lambda state: promise_gaps(state.projection, given, day, plain(provider), plain(relationship))
        )
        found = await _seen(context, whole)
        hidden = context.viewer.telling.of_whole(len(whole) - len(found))
        return made(found=found, day=day.isoformat(), totalCount=len(found), hidden=hidden)

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


async def _refuse_unseen(context: Context, provider: str | None, relationship: str | None) -> None:
    """Raises BadInput for what the viewer does not see, as for what was never there."""
    if not context.scope.restricted:
        return
    if provider is not None and provider not in await context.reading.seen("Organization", [provider]):
        raise BadInput(f"There is no organization {provider!r}.", ("provider",))
    if relationship is not None and relationship not in await context.reading.seen(
        "ServiceRelationship", [relationship]
    ):
        raise BadInput(f"There is no live agreement in a relationship {relationship!r}.", ("relationship",))


async def _seen(context: Context, gaps: list[PromiseGap]) -> list[PromiseGap]:
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


def _gap_type(types: Types) -> Class:
    return answer(
        "PromiseGap",
        "A promise that the agreements beneath do not allow to keep.",
        {
            **keys("agreement", "beneath", "path", "target"),
            "kind": field("kind", choice_enum(PromiseGapKind), "What is promised."),
            "agreement": one(types, "agreement", "Agreement", "The agreement that promises it."),
            "path": several(
                types, "path", "Offering", "From the offering that it covers down to the one that is promised less."
            ),
            "beneath": one(
                types, "beneath", "Agreement", "The agreement that allows less; null: there is none.", always=False
            ),
            "noticeDays": field("noticeDays", int | None, "NOTICE: days that are owed."),
            "allowedDays": field("allowedDays", int | None, "NOTICE: days that are owed beneath."),
            "until": field("until", Date | None, "END: first day after the agreement; null for no end."),
            "allowedUntil": field("allowedUntil", Date | None, "END: first day after the agreement beneath."),
            "target": one(types, "target", "Target", "TARGET: the target.", always=False),
            "threshold": field("threshold", float | None, "TARGET: what is promised."),
            "allowedThreshold": field("allowedThreshold", float | None, "TARGET: what is promised beneath."),
        },
    )


def _shown(made: Class, gap: PromiseGap) -> Any:
    notice, end = gap.kind is PromiseGapKind.NOTICE, gap.kind is PromiseGapKind.END
    target = gap.kind is PromiseGapKind.TARGET
    return made(
        kind=gap.kind.value,
        agreement_id=gap.agreement,
        path_id=gap.path,
        beneath_id=gap.beneath,
        noticeDays=_whole(gap.promised) if notice else None,
        allowedDays=_whole(gap.allowed) if notice else None,
        until=_day(gap.promised) if end else None,
        allowedUntil=_day(gap.allowed) if end else None,
        target_id=gap.target,
        threshold=gap.promised if target else None,
        allowedThreshold=gap.allowed if target else None,
    )


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)


def _day(number: float | None) -> str | None:
    return None if number is None else date.fromordinal(int(number)).isoformat()
