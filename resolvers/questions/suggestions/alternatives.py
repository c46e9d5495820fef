"""Alternatives that would spare consumers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model.offering import Coverage
from graph.questions.suggestions.alternatives import AlternativeKind
from resolvers.context import Asked
from resolvers.derived.arguments import ROOT_PAGE, described
from resolvers.derived.classes import Field, field, resolved
from resolvers.derived.enums import choice_enum
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.parts import part
from resolvers.impact.references import one
from resolvers.questions.suggestions.asking import suggested

if TYPE_CHECKING:
    from graph.questions.suggestions.alternatives import Alternative
    from resolvers.context import Context
    from resolvers.derived.classes import Class
    from resolvers.derived.types import Types

ALTERNATIVES = (
    "What would spare consumers, each taken by itself: a lost offering that is back by then, a successor, one more "
    "alternative for one need. By how many consumers it helps, then by the worst affected of them."
)
USUAL, MOST = 20, ROOT_PAGE[1]


def alternatives_field(types: Types, severity: Class) -> Field:
    made = _alternative_type(types, severity)

    async def alternatives(root: Any, info: Asked, first: int = USUAL) -> Any:
        if not 1 <= first <= MOST:
            raise BadInput(f"first must be 1 to {MOST:,} here, and is {first:,}.", ("first",))
        found = await _seen(info.context, await suggested(info, root.report, lambda it: it.alternatives))
        return [
            made(
                found=each,
                kind=each.kind.value,
                offering_id=each.offering,
                needed_id=each.needed,
                alternatives=each.alternatives,
                coverage=each.coverage,
                consumerCount=len(each.consumers),
            )
            for each in found[:first]
        ]

    alternatives.__annotations__ = {
        "root": Any,
        "info": Asked,
        "first": described(int, "first", f"So many, 1 to {MOST:,}."),
    }
    return resolved("alternatives", list[made], ALTERNATIVES, alternatives)


async def _seen(context: Context, found: list[Alternative]) -> list[Alternative]:
    """Those of offerings that are seen."""
    if not context.scope.restricted:
        return found
    seen = await context.reading.seen("Offering", {id_ for each in found for id_ in _offerings(each)})
    return [each for each in found if seen.issuperset(_offerings(each))]


def _offerings(found: Alternative) -> tuple[str, ...]:
    return (found.offering,) if found.needed is None else (found.offering, found.needed)


def _alternative_type(types: Types, severity: Class) -> Class:
    spared = answer(
        "SparedConsumer",
        "A consumer that would be less affected.",
        {
            **keys("organization"),
            "organization": one(types, "organization", "Organization", "The consumer itself."),
            "severity": field("severity", severity, "How badly it is affected."),
            "instead": field("instead", severity, "How badly it would be; NONE for not at all."),
        },
    )

    def consumers(found: Alternative, asked: slice) -> list[Any]:
        return [
            spared(organization_id=each.organization, severity=each.severity.name, instead=each.instead.name)
            for each in found.consumers[asked]
        ]

    return answer(
        "SuggestedAlternative",
        "Something that could take the place of what is lost.",
        {
            **keys("offering", "needed"),
            "found": PRIVATE,
            "kind": field("kind", choice_enum(AlternativeKind), "In which way."),
            "offering": one(
                types,
                "offering",
                "Offering",
                "ADDED: the offering that gets one more alternative. RESTORED: the one that is back. SUCCESSOR: the changed one.",
            ),
            "alternatives": field(
                "alternatives",
                str | None,
                "ADDED: name of the group that gets one more; null where it has no group yet.",
            ),
            "needed": one(
                types,
                "needed",
                "Offering",
                "ADDED without a group: what the offering needs alone. SUCCESSOR: the successor. Else null.",
                always=False,
            ),
            "coverage": field(
                "coverage",
                types.inputs.enums[Coverage] | None,
                "SUCCESSOR: how much of the offering it does; null where that is not known.",
            ),
            "consumerCount": field("consumerCount", int, "How many consumers it helps."),
            "consumers": part(
                "consumers", spared, "Those, the worst affected first, then by id.", consumers, of="found"
            ),
        },
    )
