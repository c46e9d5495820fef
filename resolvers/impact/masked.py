"""What is as bad already: the scenario would do it too, were it not lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.page import Listed, paged
from resolvers.impact.references import one
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.impact.masks import Mask, Masks
    from resolvers.derived.types import Types

MASKED: Final = (
    "What the scenario would do to things that are lost already, or as badly off: not worse now, and perhaps only until "
    "what masks it is over. A consumer that is hit a little anew and badly where it has lost something is in both lists."
)
SEVERITY: Final = "How badly the scenario would affect it."
UNTIL: Final = (
    "First day on which it is not as bad already any more, by the dates known today; null where no such day is."
)
BY: Final = "What is given already and makes it as bad, at most 10, by id of the offering."
BY_COUNT: Final = "How many there are of what makes it as bad."


def masked_field(types: Types, severity: Class, fact: Class) -> Field:
    masked = {
        "severity": field("severity", severity, SEVERITY),
        "until": field("until", Date | None, UNTIL),
        "by": field("by", list[fact], BY),
        "byCount": field("byCount", int, BY_COUNT),
    }
    offering = answer(
        "MaskedOffering",
        "An offering that is as badly off already.",
        {**keys("offering"), "offering": one(types, "offering", "Offering", "The offering itself."), **masked},
    )
    agreement = answer(
        "MaskedAgreement",
        "An agreement that covers something which is as badly off already.",
        {
            **keys("agreement"),
            "id": field("id", ID, "Id of the agreement."),
            "agreement": one(types, "agreement", "Agreement", "The agreement itself."),
            **masked,
        },
    )
    consumer = answer(
        "MaskedConsumer",
        "A consumer with agreements on something that is as badly off already.",
        {
            **keys("organization"),
            "organization": one(types, "organization", "Organization", "The consumer itself."),
            **masked,
        },
    )

    def mask_values(mask: Mask) -> dict[str, Any]:
        return {
            "severity": mask.severity.name,
            "until": mask.until and mask.until.isoformat(),
            "by": [fact(offering_id=each.offering, reason=each.reason) for each in mask.by],
            "byCount": mask.by_count,
        }

    def offerings(masks: Masks, ids: Sequence[str]) -> list[Any]:
        return [offering(offering_id=id_, **mask_values(masks.offering(id_))) for id_ in ids]

    def agreements(masks: Masks, ids: Sequence[str]) -> list[Any]:
        return [agreement(id=id_, agreement_id=id_, **mask_values(masks.agreement(id_))) for id_ in ids]

    def consumers(masks: Masks, ids: Sequence[str]) -> list[Any]:
        return [consumer(organization_id=id_, **mask_values(masks.consumer(id_))) for id_ in ids]

    made = answer(
        "MaskedImpact",
        MASKED,
        {
            "masks": PRIVATE,
            "isComplete": field(
                "isComplete",
                bool,
                "False where what is lost already ends on more than 12 days: the scenario was judged after the nearest.",
            ),
            "offerings": _list("offerings", offering, "Masked offerings", offerings),
            "agreements": _list("agreements", agreement, "Masked agreements", agreements),
            "consumers": _list("consumers", consumer, "Masked consumers", consumers),
        },
    )

    def found(root: Any) -> Any:
        masks: Masks = root.report.masks
        return made(masks=masks, isComplete=masks.is_complete)

    found.__annotations__ = {"root": Any}
    return resolved("masked", made, MASKED, found)


def _list(name: str, node: Class, words: str, shown: Callable[[Masks, Sequence[str]], list[Any]]) -> Field:
    def listed(root: Any) -> Listed:
        masks: Masks = root.masks
        ids, severity = {
            "offerings": (masks.offering_ids, masks.severity_of_offering),
            "agreements": (masks.agreement_ids, masks.severity_of_agreement),
            "consumers": (masks.consumer_ids, masks.severity_of_consumer),
        }[name]
        return Listed(f"impact.masked.{name}", ids, severity, partial(shown, masks))

    return paged(name, node, f"{words}, the worst first, then by id.", listed)
