"""The inputs of mutations: one input object each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.access.roles import MADE_BY_SERVER
from graph.database.stored import key_names
from graph.model import properties
from graph.writing.mutations import link_ends, link_name, references, settable
from resolvers.derived.classes import Class, Field, empty, field, filled_input, one, optional, spoken
from resolvers.derived.operators import SCALAR_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.model import Kind, Link, Property
    from graph.model.property import Declared
    from graph.writing.mutations import Reference
    from graph.writing.verbs import Verb
    from resolvers.derived.types import Types

OWN_ID: Final = "Your own key for it, unique within its kind; one is made where none is given."
MADE_ID: Final = f"{OWN_ID} Whoever does not reach everything leaves it out: a chosen one would tell who is known."
KEY: Final = (
    "A key of your own for this request. Sent again with it within 24 hours, the same input is answered by what was made "
    "the first time, and another input is refused."
)
EXPECTED: Final = "The version that you have read: where it has another one by now, the change is refused."
CLEARS: Final = "`null` clears it, or sets the default."
ITEMS: Final = "The things, 1,000 at most: all of them, or none."


class MutationInputs:
    """The input objects of a schema, each made once."""

    def __init__(self, types: Types) -> None:
        self.model = types.model
        self._enum_of = types.answers.enum_of
        self._nested: dict[type[Declared], Class] = {}
        self.thing = made(
            "ThingInput",
            "Which thing, by id.",
            {"id": field("id", ID, "Its key."), "expectedVersion": optional("expectedVersion", int, EXPECTED)},
        )
        self.things = with_items("ThingsInput", "Which things.", self.thing)

    def create(self, kind: Kind) -> Class:
        fields = {"id": optional("id", ID, MADE_ID if kind.label in MADE_BY_SERVER else OWN_ID)}
        fields |= {item.name: self._initial(item) for item in settable(kind)}
        fields |= {each.name: _reference(each) for each in references(self.model, kind)}
        fields["idempotencyKey"] = optional("idempotencyKey", str, KEY)
        return made(f"Create{kind.label}Input", f"A new {spoken(kind.singular)}. {kind.words}", fields)

    def update(self, kind: Kind) -> Class:
        fields = {"id": field("id", ID, "Its key, which stays."), **self._changes(settable(kind))}
        for each in references(self.model, kind):
            fields[each.name] = optional(each.name, *_referring(each))
        fields["expectedVersion"] = optional("expectedVersion", int, EXPECTED)
        words = f"What changes of {one(kind.singular)}; what is left out stays as it is."
        return made(f"Update{kind.label}Input", words, fields)

    def link(self, link: Link) -> Class:
        keys = key_names(link)
        fields = self._ends(link) | {
            item.name: self._initial(item)
            if item.name in keys
            else optional(item.name, self._type(item), f"{item.words} {CLEARS}")
            for item in link.stated
        }
        if link.named:
            fields["expectedVersion"] = optional("expectedVersion", int, f"{EXPECTED} 0: it must be new.")
        words = f"{link.words} Of one that is there already, what is left out stays as it is."
        return made(f"Link{link_name(link)}Input", words, fields)

    def unlink(self, link: Link) -> Class:
        keys = key_names(link)
        fields = self._ends(link) | {item.name: self._initial(item) for item in link.stated if item.name in keys}
        if link.named:
            fields["expectedVersion"] = optional("expectedVersion", int, EXPECTED)
        return made(f"Unlink{link_name(link)}Input", f"Which relation. {link.words}", fields)

    def verb(self, verb: Verb) -> Class:
        fields: dict[str, Field] = {}
        if verb.creates:
            fields["id"] = optional("id", ID, OWN_ID)
        else:
            fields["id"] = field("id", ID, f"Key of the {spoken(self.model.kinds[verb.about].singular)}.")
        fields |= {item.name: self._initial(item) for item in properties(verb.asks)}
        if verb.creates:
            fields["idempotencyKey"] = optional("idempotencyKey", str, KEY)
        else:
            fields["expectedVersion"] = optional("expectedVersion", int, EXPECTED)
        return made(f"{verb.name[0].upper()}{verb.name[1:]}Input", verb.words, fields)

    def _ends(self, link: Link) -> dict[str, Field]:
        words = (f"Key of the {spoken(self.model.kinds[label].singular)}." for label in (link.start, link.end))
        return {name: field(name, ID, said) for name, said in zip(link_ends(self.model, link), words, strict=True)}

    def _changes(self, items: Sequence[Property]) -> dict[str, Field]:
        return {
            item.name: optional(item.name, self._type(item), item.words if item.required else f"{item.words} {CLEARS}")
            for item in items
        }

    def _initial(self, item: Property) -> Field:
        """The field of a property in the input of something new."""
        if item.required:
            return field(item.name, self._type(item), item.words)
        default = "" if item.default is None else f" Unless given: {_shown(item.default)}."
        return optional(item.name, self._type(item), f"{item.words}{default}")

    def _type(self, item: Property) -> Any:
        if item.nested:
            return list[self._nested_input(item.nested)]
        if item.choice:
            of_type: Any = self._enum_of(item.choice)
        else:
            of_type = SCALAR_TYPES[item.scalar] if item.scalar else str
        return list[of_type] if item.many else of_type

    def _nested_input(self, asks: type[Declared]) -> Class:
        if asks not in self._nested:
            words = " ".join((asks.__doc__ or "").split())
            fields = {item.name: self._initial(item) for item in properties(asks)}
            self._nested[asks] = made(f"{asks.__name__}Input", words, fields)
        return self._nested[asks]


def made(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    cls = empty(name)
    filled_input(cls, words, fields)
    return cls


def with_items(name: str, words: str, item: Class) -> Class:
    return made(name, words, {"items": field("items", list[item], ITEMS)})


def _reference(each: Reference) -> Field:
    of_type, words = _referring(each)
    return field(each.name, of_type, words) if each.required else optional(each.name, of_type, words)


def _referring(each: Reference) -> tuple[Any, str]:
    if each.many:
        whole = " Those that bear dates or other properties are not spoken of: see its link and unlink."
        return list[ID], f"{each.words} Their keys: all of them.{whole if each.link.stated else ''}"
    return ID, f"{each.words} Its key.{'' if each.required else ' `null`: none.'}"


def _shown(default: Any) -> str:
    value = getattr(default, "value", default)
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"
