"""`field=value`, as an input of GraphQL takes it: of a kind, of a relation, or of a verb."""

from __future__ import annotations

import json
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from pydantic.alias_generators import to_snake

from api.command.naming import Name
from api.command.things.kinds import KINDS, plain_word
from graph.errors import BadInput
from graph.model import MODEL, properties
from graph.model.scalars import Choice, Scalar, day, duration, instant
from graph.writing.mutations import references, settable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.model import Kind, Link, Property
    from graph.model.property import Declared
    from graph.writing.verbs import Verb

PEOPLE: Final = frozenset({"people", "invited", "attended", "raisedBy", "by", "confirmedBy"})
FLAGS: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
HOURS: Final = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?")
"""A day and a time without a zone."""


class Slot(NamedTuple):
    """A field that can be stated. `to`: the kind of the things that it names."""

    name: str
    many: bool
    required: bool
    words: str
    scalar: Scalar | None = None
    choice: type[Choice] | None = None
    to: str | None = None
    nested: type[Declared] | None = None

    @property
    def written(self) -> str:
        return to_snake(self.name)


def of_kind(kind: Kind) -> dict[str, Slot]:
    slots = [of_property(item) for item in settable(kind)]
    slots += [
        Slot(each.name, each.many, each.required, each.words, Scalar.ID, to=each.to) for each in references(MODEL, kind)
    ]
    return {slot.name: slot for slot in slots}


def of_link(link: Link) -> dict[str, Slot]:
    return {item.name: of_property(item) for item in link.stated}


def of_new(kind: Kind) -> dict[str, Slot]:
    """Fields of a thing that is to be, its id among them."""
    return {"id": Slot("id", many=False, required=False, words="Its id; one is made where none is given.")} | of_kind(
        kind
    )


def of_verb(verb: Verb) -> dict[str, Slot]:
    return of_asked(verb.asks)


def of_asked(asks: type[Declared]) -> dict[str, Slot]:
    return {
        item.name: of_property(item)._replace(to=named_by(item) if item.scalar is Scalar.ID else None)
        for item in properties(asks)
    }


def of_property(item: Property) -> Slot:
    return Slot(item.name, item.many, item.required, item.words, item.scalar, item.choice, nested=item.nested)


def named_by(item: Property) -> str | None:
    """The kind of the things whose keys a verb asks for, as far as its name says it."""
    if item.name in PEOPLE:
        return "Person"
    if item.name == "successor":
        return "Offering"
    kind = KINDS.get(plain_word(item.name))
    return kind.label if kind else None


def stated(given: Iterable[str], slots: dict[str, Slot]) -> dict[str, Any]:
    """Values by field; those that name things are still Names. Raises BadInput."""
    values: dict[str, Any] = {}
    for text in given:
        field, equals, value = text.partition("=")
        if not equals:
            raise BadInput(f"{text!r} is no change: write field=value, like {example(slots)}.")
        slot = slot_named(field, slots)
        if slot.name in values:
            raise BadInput(f"{slot.written} is stated twice: leave one of them out.")
        values[slot.name] = value_of(value, slot)
    return values


def example(slots: dict[str, Slot]) -> str:
    return f"{next(iter(slots.values())).written}=…" if slots else "name=…"


def slot_named(field: str, slots: dict[str, Slot]) -> Slot:
    """A field by its name, in any spelling of it; of several things also in the singular. Raises BadInput."""
    by_word = {plain_word(name).removesuffix("s"): slot for name, slot in slots.items() if slot.many and slot.to}
    by_word |= {plain_word(name): slot for name, slot in slots.items()}
    found = by_word.get(plain_word(field))
    if found is None:
        near = get_close_matches(plain_word(field), by_word, n=1)
        every = ", ".join(slot.written for slot in slots.values()) or "none"
        advice = f"Did you mean {by_word[near[0]].written}?" if near else f"There are {every}."
        raise BadInput(f"There is no field {field!r} here. {advice}")
    return found


def value_of(text: str, slot: Slot) -> Any:
    """None for an empty one, which clears. Raises BadInput."""
    if text == "":
        return None
    if slot.nested is not None:
        return nested(text, slot.nested, slot)
    if slot.many:
        return [single(one.strip(), slot) for one in text.split(",") if one.strip()]
    return single(text, slot)


def nested(text: str, asks: type[Declared], slot: Slot) -> list[dict[str, Any]]:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{slot.written} is a list written as JSON, and here it is none: {error}.") from None
    if not (isinstance(items, list) and all(isinstance(item, dict) for item in cast("list[Any]", items))):
        raise BadInput(f'{slot.written} is a list written as JSON, like [{{"…": "…"}}].')
    return [_of_item(item, of_asked(asks)) for item in cast("list[dict[str, Any]]", items)]


def _of_item(item: dict[str, Any], slots: dict[str, Slot]) -> dict[str, Any]:
    """Raises BadInput for a field that is unknown, missing or wrong."""
    values = {
        slot.name: value_of(shown(value), slot) for field, value in item.items() for slot in [slot_named(field, slots)]
    }
    refuse_missing(values, slots.values(), json.dumps(item, ensure_ascii=False))
    return values


def refuse_missing(values: dict[str, Any], slots: Iterable[Slot], what: str) -> None:
    missing = [slot.written for slot in slots if slot.required and values.get(slot.name) is None]
    if missing:
        raise BadInput(f"{what} needs {', '.join(f'{name}=…' for name in missing)} too.")


def single(text: str, slot: Slot) -> Any:
    if slot.to is not None:
        return Name(text, (slot.to,))
    if slot.choice is not None:
        return member(text, slot)
    match slot.scalar:
        case Scalar.INTEGER | Scalar.NUMBER:
            return number(text, slot)
        case Scalar.FLAG:
            if (flag := FLAGS.get(text.lower())) is None:
                raise BadInput(f"{slot.written} is true or false; it is {text!r}.")
            return flag
        case _:
            return timed(text, slot)


def timed(text: str, slot: Slot) -> str:
    """A day, an instant, a duration, or any text."""
    reader = TIMES.get(slot.scalar) if slot.scalar else None
    try:
        return reader(text.strip()) if reader else text
    except ValueError as fault:
        raise BadInput(f"{slot.written}: {text!r}: {fault}.") from None


def moment(text: str) -> str:
    """An instant; a day alone is its first moment, and a time without a zone is UTC. Raises ValueError."""
    if HOURS.fullmatch(text):
        return instant(f"{text}Z")
    try:
        return instant(f"{day(text)}T00:00:00Z")
    except ValueError:
        return instant(text)


TIMES: Final[dict[Scalar, Callable[[str], str]]] = {
    Scalar.DAY: day,
    Scalar.INSTANT: moment,
    Scalar.DURATION: duration,
}


def member(text: str, slot: Slot) -> str:
    members: Sequence[str] = [str(one.value) for one in slot.choice or ()]
    wanted = text.upper().replace("-", "_").replace(" ", "_")
    if wanted not in members:
        raise BadInput(f"{slot.written} is {', '.join(members[:-1])} or {members[-1]}; it is {text!r}.")
    return wanted


def number(text: str, slot: Slot) -> int | float:
    try:
        return int(text) if slot.scalar is Scalar.INTEGER else float(text)
    except ValueError:
        whole = "a whole number" if slot.scalar is Scalar.INTEGER else "a number"
        raise BadInput(f"{slot.written} is {whole}; it is {text!r}.") from None


def shown(value: Any) -> str:
    """A value as people read and write it; what a card selects by its id."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case {"nodes": nodes}:
            return shown(nodes)
        case {"id": str() as id_}:
            return id_
        case list():
            return ",".join(map(shown, cast("list[Any]", value)))
        case _:
            return str(value)
