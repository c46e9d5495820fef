"""`--where field=value`, as filters of the schema."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from api.command.naming import Name
from api.command.things.fields import Slot, of_property, single, slot_named
from api.command.things.kinds import plain_word
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.scalars import Scalar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Kind, Relation

PARTS: Final = re.compile(r"\s*([\w-]+?)\s*(<=|>=|=|~|<|>)\s*(.*)", re.DOTALL)
OPERATORS: Final = {"<": "lt", "<=": "lte", ">": "gt", ">=": "gte"}


def filter_of(kind: Kind, stated: Sequence[str]) -> dict[str, Any]:
    """All of the conditions. Raises BadInput."""
    return {"and": [condition(kind, text) for text in stated]} if stated else {}


def condition(kind: Kind, text: str) -> dict[str, Any]:
    parts = PARTS.fullmatch(text)
    if parts is None:
        raise BadInput(f"{text!r} is no condition: write field=value, field~part, field<value or field>=value.")
    field, operator, value = parts.groups()
    relations = {relation.name: relation for relation in MODEL.relations(kind.label) if relation.name != "history"}
    slots = {item.name: of_property(item) for item in kind.properties}
    slots |= {name: Slot(name, each.many, False, "", Scalar.ID, to=each.to) for name, each in relations.items()}  # noqa: FBT003  # no relation is required
    known = {plain_word(name) for name in slots}
    word = field if plain_word(field) in known else _led_to(relations).get(plain_word(field), field)
    slot = slot_named(word, slots)
    if slot.name in relations:
        return {slot.name: _related(slot, operator, value, bears=bool(relations[slot.name].edge))}
    return {slot.name: _compared(slot, operator, value)}


def _led_to(relations: Mapping[str, Relation]) -> dict[str, str]:
    """Names of relations by the word for the kind that they alone lead to: `offering` says what an agreement covers."""
    kinds = Counter(each.to for each in relations.values())
    return {plain_word(MODEL.kinds[each.to].singular): name for name, each in relations.items() if kinds[each.to] == 1}


def _related(slot: Slot, operator: str, value: str, *, bears: bool) -> dict[str, Any]:
    """`bears`: whether the relation has properties, between which and the thing a filter tells."""
    if operator != "=":
        raise BadInput(f"{slot.written} leads to things: write {slot.written}=NAME.")
    that: dict[str, Any] = {"id": {"eq": Name(value, (slot.to or "",))}}
    if not slot.many:
        return that
    return {"some": {"node": that} if bears else that}


def _compared(slot: Slot, operator: str, value: str) -> dict[str, Any]:
    if operator == "~":
        if slot.scalar is not Scalar.TEXT or slot.many:
            raise BadInput(f"{slot.written} is no text that parts are found in: write {slot.written}=….")
        return {"contains": value}
    if slot.many:
        return {"has": single(value, slot)}
    if operator != "=":
        return {OPERATORS[operator]: single(value, slot)}
    if value == "":
        return {"eq": None}
    values = [single(one, slot) for one in value.split(",")] if slot.choice else [single(value, slot)]
    return {"eq": values[0]} if len(values) == 1 else {"in": values}
