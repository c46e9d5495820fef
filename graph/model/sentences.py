"""What is wrong with a value, in the product's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.saying import Saying

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

SHOWN: Final = 60  # characters of a wrong value

WORDS: Final = {
    "missing": "is missing; every {kind} states it",
    "value_error": "{value}: {error}",
    "greater_than_equal": "{value} is less than {ge}",
    "less_than_equal": "{value} is more than {le}",
    "less_than": "{value} is too large: it must be less than {lt}",
    "string_too_long": "is longer than {max_length:,} characters",
    "string_too_short": "is empty: leave it out, or write null",
    "string_type": "{value} is not a text",
    "list_type": "{value} is not a list",
    "too_long": "has more than {max_length} entries",
    "int_parsing": "{value} is not a whole number",
    "int_parsing_size": "{value} is too large",
    "int_type": "{value} is not a whole number",
    "int_from_float": "{value} is not a whole number",
    "float_parsing": "{value} is not a number",
    "float_type": "{value} is not a number",
    "finite_number": "{value} is not a number",
}
"""Words for errors, by the names that pydantic gives these."""


NEEDED: Final = {"string_too_short": "is empty; every {kind} states it"}
"""Words for errors of what must be given, by the names that pydantic gives these."""


def sentence(detail: ErrorDetails, kind: str, *, required: bool = False) -> Saying:
    words = {**WORDS, **(NEEDED if required else {})}.get(detail["type"])
    if words is None:
        return Saying("NOT_POSSIBLE", "{value} is not possible here", value=shown(detail["input"]))
    code = f"{detail['type']}_needed" if required and detail["type"] in NEEDED else detail["type"]
    return Saying(code.upper(), words, value=shown(detail["input"]), kind=kind, **detail.get("ctx", {}))


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


CALLED: Final = {"ServiceRelationship": "relationship", "Change": "planned change"}
"""What sentences call things of a kind, where that is not the name of the kind."""


def no_such(label: str, id_: str, near: str = "") -> Saying:
    """`near`: more to say of ids that are alike."""
    words = "There is no {called} {id!r}.{near}"
    return Saying("NOT_THERE", words, called=CALLED.get(label, label.lower()), kind=label, id=id_, near=near)


def beyond_bounds(name: str, given: float | None, most: float, least: float = 1) -> Saying:
    """Says that a number is not within its bounds; None was given as null."""
    words = "{name} must be {least} to {most:,} here, and is " + ("null." if given is None else "{now:,}.")
    return Saying("BEYOND_BOUNDS", words, name=name, least=least, most=most, now="null" if given is None else given)


def too_many(name: str, count: int, most: int) -> Saying:
    return Saying(
        "TOO_MANY_VALUES", "{name} has {count:,} members; {most:,} are the most.", name=name, count=count, most=most
    )


def no_cursor(argument: str) -> Saying:
    return Saying("NO_CURSOR", "{name} is no cursor; give one that this list has answered.", name=argument)


def not_null(place: str) -> Saying:
    """Says that a condition of a filter may not be null."""
    words = "{place} must not be null: leave it out, or find what is not given by `eq: null`."
    return Saying("CONDITION_NOT_NULL", words, place=place)


def one_or_the_other() -> Saying:
    words = "Ask for a relationship or for a manager, not for both."
    return Saying("RELATIONSHIP_OR_MANAGER", words)


def not_here(what: str) -> Saying:
    """Says that a server without the whole picture of the estate does not answer something."""
    return Saying("NOT_ASKED_HERE", "{what} cannot be asked here.", what=what)
