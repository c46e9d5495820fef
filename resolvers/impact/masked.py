"""What is as bad already: the scenario would do it too, were it not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from strawberry import ID

from graph.impact.masks import Mask, Masks
from resolvers.derived.classes import Class, Field, resolved
from resolvers.derived.read import read
from resolvers.impact.answers import answer
from resolvers.impact.page import Listed, paged, worst_listed
from resolvers.impact.references import one

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from resolvers.derived.types import Types

MASKED: Final = (
    "What the scenario would do to things that are lost already, or as badly off: not worse now, and perhaps only until "
    "what masks it is over. A consumer that is hit a little anew and badly where it has lost something is in both lists."
)
COMPLETE: Final = (
    "False where what is lost already ends on more than 12 days: the scenario was judged after the nearest."
)


class Masked(NamedTuple):
    """A thing, by its id, that is as bad already."""

    id: str
    mask: Mask


def masked_field(types: Types) -> Field:
    masked = types.answers.fields(Mask, "mask")
    offering = answer(
        "MaskedOffering",
        "An offering that is as badly off already.",
        {"offering": one(types, "offering", "Offering", "The offering itself.", attribute="id"), **masked},
    )
    agreement = answer(
        "MaskedAgreement",
        "An agreement that covers something which is as badly off already.",
        {
            "id": read("id", ID, "Id of the agreement.", "id"),
            "agreement": one(types, "agreement", "Agreement", "The agreement itself.", attribute="id"),
            **masked,
        },
    )
    consumer = answer(
        "MaskedConsumer",
        "A consumer with agreements on something that is as badly off already.",
        {
            "organization": one(types, "organization", "Organization", "The consumer itself.", attribute="id"),
            **masked,
        },
    )
    made = answer(
        "MaskedImpact",
        MASKED,
        {
            "isComplete": read("isComplete", bool, COMPLETE, "is_complete"),
            "offerings": _list("offerings", offering, "Masked offerings", Masks.offering),
            "agreements": _list("agreements", agreement, "Masked agreements", Masks.agreement),
            "consumers": _list("consumers", consumer, "Masked consumers", Masks.consumer),
        },
    )

    def found(root: Any) -> Masks:
        return root.report.masks

    return resolved("masked", made, MASKED, found)


def _list(name: str, node: Class, words: str, mask_of: Callable[[Masks, str], Mask]) -> Field:
    def listed(masks: Masks) -> Listed:
        def shown(some: Sequence[str]) -> list[Masked]:
            return [Masked(id_, mask_of(masks, id_)) for id_ in some]

        ids, severity = {
            "offerings": (masks.offering_ids, masks.severity_of_offering),
            "agreements": (masks.agreement_ids, masks.severity_of_agreement),
            "consumers": (masks.consumer_ids, masks.severity_of_consumer),
        }[name]
        return worst_listed(f"impact.masked.{name}", ids, severity, shown)

    return paged(name, node, f"{words}, the worst first, then by id.", listed)
