"""GraphQL types that follow from what `graph` answers: see `graph.model.answers`."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, Union, get_args, get_origin, get_type_hints

from strawberry import ID

from graph.model.answers import ANSWER_NAMES, As, Called, Names
from graph.model.scalars import Choice
from resolvers.derived.classes import Class, Field, empty, filled_type
from resolvers.derived.enums import choice_enum, enum_of
from resolvers.derived.read import read
from resolvers.derived.references import Naming, one, several
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SCALARS: Final[dict[Any, Any]] = {str: str, int: int, bool: bool, float: float, date: Date}


class Shown(NamedTuple):
    """An attribute that bears words. `type`: without its words, and without None where it may be None."""

    attribute: str
    name: str
    words: str
    type: Any
    required: bool
    names: Names | None
    choice: type[enum.Enum] | None


class Answers:
    """The types, each made once."""

    def __init__(self, things: Mapping[str, Class], enums: Mapping[type[Choice], Class]) -> None:
        self._things = things
        self._enums: dict[Any, Class] = dict(enums)
        self._made: dict[type, Class] = {}

    def type_of(self, answer: type) -> Class:
        return self._made[answer] if answer in self._made else self.made(answer)

    def made(
        self,
        answer: type,
        more: Mapping[str, Field] | None = None,
        *,
        at: str = "",
        before: Mapping[str, str] | None = None,
    ) -> Class:
        """The type of an answer to whose fields `more` are added by hand. `at`, `before`: as of `fields` and `ordered`."""
        if answer not in ANSWER_NAMES:
            raise TypeError(f"{answer.__name__} is not declared as an answer.")
        made = self._made[answer] = empty(ANSWER_NAMES[answer])
        filled_type(made, paragraph(answer), ordered({**self.fields(answer, at), **(more or {})}, before or {}))
        return made

    def fields(self, answer: type, at: str = "") -> dict[str, Field]:
        """The fields of an answer, by their names in GraphQL. `at`: the attribute of what a resolver has answered that
        holds it.
        """
        return {each.name: self._field(each, at) for each in shown(answer)}

    def enum_of(self, of: type[enum.Enum]) -> Class:
        if of not in self._enums:
            self._enums[of] = choice_enum(of) if issubclass(of, Choice) else member_enum(of)
        return self._enums[of]

    def _field(self, each: Shown, at: str) -> Field:
        path = f"{at}.{each.attribute}" if at else each.attribute
        if each.names is not None:
            thing, naming = self._things[each.names.kind], Naming(each.names.kind, path)
            if is_sequence(each.type):
                return several(each.name, thing, each.words, naming, all_seen=each.names.all_seen)
            return one(each.name, thing, each.words, naming, always=each.required)
        return read(each.name, self._type(each), each.words, path + _ending(each))

    def _type(self, each: Shown) -> Any:
        whole: Any = ID if each.attribute == "id" else self._bare(each.choice or each.type)
        return whole if each.required else whole | None

    def _bare(self, of: Any) -> Any:
        if is_sequence(of):
            return list[self._bare(get_args(of)[0])]
        if of in SCALARS:
            return SCALARS[of]
        return self.enum_of(of) if issubclass(of, enum.Enum) else self.type_of(of)


def ordered(fields: Mapping[str, Field], before: Mapping[str, str]) -> dict[str, Field]:
    """`before`: names of fields that come earlier than they are declared -> the one that each precedes."""
    names = [name for name in fields if name not in before]
    for name, following in before.items():
        names.insert(names.index(following), name)
    return {name: fields[name] for name in names}


def shown(answer: type) -> list[Shown]:
    """Attributes in the order of their declaration, then properties."""
    return [_shown(name, get_args(hint)) for name, hint in _hints(answer) if get_origin(hint) is Annotated]


def _hints(answer: type) -> Iterator[tuple[str, Any]]:
    yield from get_type_hints(answer, include_extras=True).items()
    for name, member in vars(answer).items():
        if isinstance(member, property | cached_property):
            made: Any = member.fget if isinstance(member, property) else member.func
            if str(made.__annotations__.get("return")).startswith("Annotated"):
                yield name, get_type_hints(made, include_extras=True)["return"]


def _shown(attribute: str, hint: tuple[Any, ...]) -> Shown:
    of, words, *more = hint
    called = next((each.name for each in more if isinstance(each, Called)), camel_case(attribute))
    names = next((each for each in more if isinstance(each, Names)), None)
    choice = next((each.choice for each in more if isinstance(each, As)), None)
    return Shown(attribute, called, words, without_none(of), of is without_none(of), names, choice)


def _ending(each: Shown) -> str:
    """Grades are numbers, and shown by their names. Raises TypeError where one may be None."""
    if not isinstance(each.type, type) or not issubclass(each.type, enum.IntEnum):
        return ""
    if not each.required:
        raise TypeError(f"{each.attribute} may be no grade: a field of it is written by hand.")
    return ".name"


def member_enum(of: type[enum.Enum]) -> Class:
    """The enum of an enumeration whose members have words, and numbers as values."""
    members: list[Any] = list(of)
    return enum_of(of.__name__, paragraph(of), {member.name: member.words for member in members})


def without_none(of: Any) -> Any:
    if get_origin(of) not in {Union, UnionType}:
        return of
    [one] = [each for each in get_args(of) if each is not NoneType]
    return one


def is_sequence(of: Any) -> bool:
    return get_origin(of) in {list, tuple, Sequence}


def camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def paragraph(of: type) -> str:
    """The first paragraph of the class's docstring."""
    return " ".join((of.__doc__ or "").split("\n\n")[0].split())
