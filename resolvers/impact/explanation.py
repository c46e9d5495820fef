"""Why something is affected, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.text.catalogue.language import Language
from graph.text.explanation import Explanations
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import resolved

if TYPE_CHECKING:
    from collections.abc import Callable

    from resolvers.derived.classes import Field

WORDS: Final = (
    "Why, in a sentence along the decisive way: what is done, what needs it, which alternatives are gone too, what "
    "lets through less than came in, and the agreement, with its end."
)
LANGUAGE: Final = (
    f"Language of the sentence as a BCP 47 tag: {' or '.join(f'`{language.value}`' for language in Language)}; "
    "by the request's `Accept-Language` unless given."
)
OF: Final[dict[str, Callable[[Explanations, Any], str]]] = {
    "offering": lambda explanations, found: explanations.of_offering(found.offering),
    "agreement": lambda explanations, found: explanations.of_agreement(found.id),
    "organization": lambda explanations, found: explanations.of_consumer(found.organization),
}


def explanation_field(of: str) -> dict[str, Field]:
    """The field of something found, with its report beside it; `of`: what is explained."""

    def because(root: Any, info: Asked, language: Any = None) -> str:
        return OF[of](Explanations(root.report, info.spoken(language)), root.found)

    return {
        "because": resolved(
            "because", str, WORDS, because, arguments={"language": described(str | None, "language", LANGUAGE)}
        )
    }
