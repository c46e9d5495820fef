"""What a declaration is made of. A kind is declared once; constraints, files, GraphQL and Cypher follow from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, LiteralString

from pydantic import Field

from graph.model.ownership import UNSAID, Rule
from graph.model.property import Declared, Property, camel, properties
from graph.model.role import Role
from graph.model.scalars import MANAGED, Count, Instant, Key, Names, Text


class Thing(Declared):
    """What every kind has."""

    id: Key = Field(description="The user's own key, unique within its kind.")
    external_ids: Names | None = Field(None, description="Keys of the same thing in other systems, as `system:key`.")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The newest thing that is about both ends of a link, read with it. `pattern` has the places `{start}`, `{end}` and
    `{that}`; `by`: the property of the thing that says which one is newest.
    """

    name: LiteralString
    to: LiteralString
    pattern: LiteralString
    by: LiteralString
    words: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """A relationship type between two kinds. `key`: properties that identify it together with both ends.
    `own_side_only`: whether it is visible only to those whose own (`Kind.own`) the thing at its start is.
    """

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
    own_side_only: bool = False
    latest: Latest | None = None

    @property
    def name(self) -> LiteralString:
        """What the trail, counts and JSON lines call its rows, unlike any other link's; types may be shared."""
        return self.file.kind if self.file else f"{self.start}.{camel(self.out.name)}"

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
    `found_by`: the property in which `search` looks. `between`: the way in Cypher to the relationship whose sides it is
    between, empty for the relationship itself; `found_by_sides`: whether their names find it, too. `context`: else the
    relation to the organization that tells things of one name apart. `file`: its file of an estate, without ending.
    `stated`: whether people state it, by files and mutations; else Rapport alone writes it.

    `visible`: who sees it, in the words of `graph/model/ownership.py`. `own`: what somebody may change; None = whatever
    they see. `kept_by`: the role that changing it needs.
    """

    model: type[Thing]
    label: LiteralString
    singular: LiteralString
    plural: LiteralString
    file: LiteralString | None
    order: tuple[LiteralString, ...]
    found_by: LiteralString | None = None
    found_by_sides: bool = False
    between: LiteralString | None = None
    context: LiteralString | None = None
    links: tuple[Link, ...] = ()
    paths: tuple[Path, ...] = ()
    stated: bool = True
    visible: Rule = UNSAID
    own: Rule | None = None
    kept_by: Role = Role.ADMIN

    def __post_init__(self) -> None:
        if self.visible is UNSAID:
            raise TypeError(
                f"{self.label} does not say who sees it: add the relations that lead to its owners, e.g. "
                'visible=OwnedBy("-[:OF]->"), in the words of graph/model/ownership.py'
            )
        if unknown := {*self.order} - {item.name for item in self.properties}:
            raise TypeError(f"{self.label} is sorted by {', '.join(sorted(unknown))}, which are no names of properties")

    @property
    def words(self) -> str:
        return " ".join((self.model.__doc__ or "").split())

    @property
    def properties(self) -> tuple[Property, ...]:
        return properties(self.model)


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
