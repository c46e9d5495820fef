"""What a declaration is made of. A kind is declared once; constraints, files, GraphQL and Cypher follow from it.

Python and CSV say `notice_days`, the graph and GraphQL say `noticeDays`: nothing else is ever renamed.
"""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, LiteralString, cast

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from graph.model.values import (
    MANAGED,
    Choice,
    Count,
    Instant,
    Key,
    Managed,
    Personal,
    Scalar,
    Searched,
    Text,
    Texts,
    Whole,
)

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


class Declared(BaseModel):
    """The properties of a kind or of a link: one line each, with type, default and words."""

    model_config: ClassVar[ConfigDict] = ConfigDict(extra="forbid", frozen=True)


class Thing(Declared):
    """What every kind has."""

    id: Key = Field(description="The user's own key, unique within its kind.")
    external_ids: Texts | None = Field(None, description="Keys of the same thing in other systems, as `system:key`.")
    archived_at: Instant | None = Field(None, description="When it was archived; null while it is in use.")
    created_at: Annotated[Instant, MANAGED] = Field("", description="When it was first recorded.")
    updated_at: Annotated[Instant, MANAGED] = Field("", description="When it was last changed.")
    version: Annotated[Count, MANAGED] = Field(1, description="Grows by one with each change; starts at 1.")
    source: Annotated[Text | None, MANAGED] = Field(None, description="Name of the import that it came from.")


class Linked(Declared):
    """What every link has."""

    source: Annotated[Text | None, MANAGED] = Field(None, description="Name of the import that it came from.")


class Named(Linked):
    """A link that mutations, events and reports can name."""

    id: Annotated[Key, MANAGED] = Field("", description="Key of this relation, made of what identifies it.")
    version: Annotated[Count, MANAGED] = Field(1, description="Grows by one with each change; starts at 1.")


@dataclass(frozen=True, slots=True)
class Property:
    """One property as everybody else reads it. `column` is its name in files, `name` in the graph and GraphQL.
    `required`: files and inputs must state it; `present`: it is never null. `nested`: it is made of several such, which
    only what a mutation asks for is.
    """

    column: LiteralString
    name: LiteralString
    scalar: Scalar | None
    choice: type[Choice] | None
    many: bool
    required: bool
    present: bool
    default: Any
    words: str
    searched: bool
    managed: bool
    personal: bool
    whole: bool
    nested: type[Declared] | None = None

    @property
    def folded(self) -> LiteralString:
        return f"{self.name}Folded"


@cache
def properties(model: type[Declared]) -> tuple[Property, ...]:
    return tuple(_property(name, field) for name, field in model.model_fields.items())


def _property(name: str, field: FieldInfo) -> Property:
    inner, marks = _unwrapped(field.annotation, list(field.metadata))
    many = typing.get_origin(inner) is list
    if many:
        inner, marks = _unwrapped(typing.get_args(inner)[0], marks)
    choice = inner if isinstance(inner, type) and issubclass(inner, Choice) else None
    scalar = next((mark for mark in marks if isinstance(mark, Scalar)), None)
    nested = _nested(inner)
    if field.description is None or (choice is None and scalar is None and nested is None):
        raise TypeError(f"the property {name} needs words and a type of graph.model.values")
    marked: set[type] = {type(mark) for mark in marks}
    return Property(
        column=cast("LiteralString", name.rstrip("_")),  # declared in code, never input
        name=_camel(cast("LiteralString", name.rstrip("_"))),  # declared in code, never input
        scalar=scalar,
        choice=choice,
        many=many,
        required=field.is_required(),
        present=field.is_required() or field.default is not None,
        default=None if field.is_required() else field.default,
        words=field.description,
        searched=Searched in marked,
        managed=Managed in marked,
        personal=Personal in marked,
        whole=Whole in marked,
        nested=nested,
    )


def _nested(inner: Any) -> type[Declared] | None:
    return inner if isinstance(inner, type) and issubclass(inner, Declared) else None


def _unwrapped(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """The bare type below `Annotated` and `| None`, and all marks on the way."""
    while True:
        if typing.get_origin(annotation) is Annotated:
            marks = [*marks, *annotation.__metadata__]
            annotation = annotation.__origin__
        elif typing.get_origin(annotation) in {types.UnionType, typing.Union}:
            annotation = next(part for part in typing.get_args(annotation) if part is not type(None))
        else:
            return annotation, marks


@dataclass(frozen=True, slots=True)
class End:
    """How a link is read from one of its ends: a field's name, words, and how many things it leads to."""

    name: LiteralString
    words: str
    many: bool = True
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A link written as a column of ids in the file of the kind at one of its ends."""

    name: LiteralString
    at: Literal["start", "end"]
    required: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A link written as rows of a file of its own. `kind` names the row in JSON lines."""

    name: LiteralString
    kind: LiteralString
    start: LiteralString
    end: LiteralString


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """A relationship type between two kinds. `key`: properties that identify it together with both ends."""

    type: LiteralString
    start: LiteralString
    end: LiteralString
    out: End
    back: End
    words: str
    properties: type[Linked] = Linked
    key: tuple[LiteralString, ...] = ()
    column: Column | None = None
    file: File | None = None

    @property
    def name(self) -> LiteralString:
        """What the trail, counts and JSON lines call its rows, unlike any other link's; types may be shared."""
        return self.file.kind if self.file else f"{self.start}.{_camel(self.out.name)}"

    @property
    def named(self) -> bool:
        return issubclass(self.properties, Named)

    @property
    def stated(self) -> tuple[Property, ...]:
        """The properties that files and inputs may state."""
        return tuple(item for item in properties(self.properties) if not item.managed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A way over several relationships that is read like one. `pattern` has the places `{this}` and `{that}`."""

    name: LiteralString
    to: LiteralString
    pattern: LiteralString
    words: str
    many: bool
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kind:
    """A kind of thing. `order`: its natural key, by which lists are sorted unless asked otherwise.
    `found_by`: the property in which `search` looks. `file`: its file of an estate, without ending.
    `stated`: whether people state it, by files and mutations; else Rapport alone writes it.
    """

    model: type[Thing]
    label: LiteralString
    singular: LiteralString
    plural: LiteralString
    file: LiteralString | None
    order: tuple[LiteralString, ...]
    found_by: LiteralString | None = None
    links: tuple[Link, ...] = ()
    paths: tuple[Path, ...] = ()
    stated: bool = True

    def __post_init__(self) -> None:
        if unknown := {*self.order} - {item.name for item in self.properties}:
            raise TypeError(f"{self.label} is sorted by {', '.join(sorted(unknown))}, which are no names of properties")

    @property
    def words(self) -> str:
        return " ".join((self.model.__doc__ or "").split())

    @property
    def properties(self) -> tuple[Property, ...]:
        return properties(self.model)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relation:
    """A field of `kind` that leads to things of the kind `to`. `pattern` has the places `{this}`, `{edge}`, `{that}`."""

    kind: LiteralString
    name: LiteralString
    to: LiteralString
    pattern: LiteralString
    words: str
    many: bool
    required: bool
    link: Link | None

    @property
    def edge(self) -> tuple[Property, ...]:
        """Properties that its edge shows; none where the link has none of its own."""
        return () if self.link is None or self.link.properties is Linked else properties(self.link.properties)


class Model:
    """All kinds together: what is asked of the declarations as a whole."""

    def __init__(self, kinds: tuple[Kind, ...]) -> None:
        self.kinds: dict[str, Kind] = {kind.label: kind for kind in kinds}
        self.links: tuple[Link, ...] = tuple(link for kind in kinds for link in kind.links)
        self._links = {link.name: link for link in self.links}
        self._relations = {label: tuple(self._relations_of(kind)) for label, kind in self.kinds.items()}

    def relations(self, label: str) -> tuple[Relation, ...]:
        """The relation fields of a kind: its links from either end, then its paths."""
        return self._relations[label]

    def link(self, name: str) -> Link:
        return self._links[name]

    def relation(self, label: str, name: str) -> Relation:
        return next(relation for relation in self._relations[label] if relation.name == name)

    def _relations_of(self, kind: Kind) -> typing.Iterator[Relation]:
        for link in self.links:
            if link.start == kind.label:
                yield _relation(
                    link, link.out, link.start, link.end, f"({{this}})-[{{edge}}:{link.type}]->({{that}}:{link.end})"
                )
            if link.end == kind.label:
                yield _relation(
                    link, link.back, link.end, link.start, f"({{this}})<-[{{edge}}:{link.type}]-({{that}}:{link.start})"
                )
        for path in kind.paths:
            yield Relation(
                kind=kind.label,
                name=_camel(path.name),
                to=path.to,
                pattern=path.pattern,
                words=path.words,
                many=path.many,
                required=path.required,
                link=None,
            )
        if kind.stated and "Event" in self.kinds:
            yield Relation(
                kind=kind.label,
                name="history",
                to="Event",
                pattern="({this})<-[:CONCERNS]-({that}:Event)",
                words="What was changed of it, and of its relations, by hand: the first change first.",
                many=True,
                required=False,
                link=None,
            )


def _relation(link: Link, end: End, label: LiteralString, to: LiteralString, pattern: LiteralString) -> Relation:
    return Relation(
        kind=label,
        name=_camel(end.name),
        to=to,
        pattern=pattern,
        words=end.words,
        many=end.many,
        required=end.required,
        link=link,
    )


def _camel(name: LiteralString) -> LiteralString:
    return cast("LiteralString", to_camel(name))  # declared in code, never input


def reference(
    type: LiteralString,  # noqa: A002  # the word that links and Cypher have for it
    start: LiteralString,
    end: LiteralString,
    *,
    column: LiteralString,
    back: LiteralString,
    words: str,
    words_back: str,
    many: bool = False,
    required: bool = False,
) -> Link:
    """A link that bears nothing and is written as a column: one name for the column and the field."""
    return Link(
        type=type,
        start=start,
        end=end,
        words=words,
        out=End(column, words, many=many, required=required),
        back=End(back, words_back),
        column=Column(column, at="start", required=required),
    )
