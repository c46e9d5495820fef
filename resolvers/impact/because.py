"""Why something is affected, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.text.catalogue.language import Language
from graph.text.explanation import Explanations
from resolvers.context import Asked
from resolvers.derived.arguments import described
from resolvers.derived.classes import resolved
from resolvers.impact.answers import PRIVATE, key

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
OF: Final[dict[str, Callable[[Explanations, str], str]]] = {
    "offering": Explanations.of_offering,
    "agreement": Explanations.of_agreement,
    "organization": Explanations.of_consumer,
}


def because_field(of: str) -> dict[str, Field]:
    """The field, and the attribute behind it; `of` names the field with the thing that is explained."""

    def because(root: Any, info: Asked, language: Any = None) -> str:
        return OF[of](Explanations(root.report, info.spoken(language)), getattr(root, key(of)))

    because.__annotations__ = {
        "root": Any,
        "info": Asked,
        "language": described(str | None, "language", LANGUAGE),
    }
    return {"report": PRIVATE, "because": resolved("because", str, WORDS, because)}
