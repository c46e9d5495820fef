"""All declarations together, and the relations that can be read of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

from graph.model.declaration import Linked
from graph.model.ownership import named_in
from graph.model.property import camel, properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.model.declaration import End, Kind, Latest, Link
    from graph.model.property import Property


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relation:
    """A field of `kind` that leads to things of the kind `to`. `pattern` has the places `{this}`, `{edge}`, `{that}`.
    `holder` and `target`: the declarations of both kinds. `latest`: the newest thing that is about both ends, whose own
    pattern has `{other}` for the other end instead of `{edge}`; `newest_by`: of such a relation, the property that says so.
    """

    kind: LiteralString
    name: LiteralString
    to: LiteralString
    holder: Kind
    target: Kind
    pattern: LiteralString
    words: str
    many: bool
    required: bool
    link: Link | None
    latest: Relation | None = None
    newest_by: LiteralString | None = None

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
        for kind in kinds:
            self._check_rules(kind)
        self._relations = {label: tuple(self._relations_of(kind)) for label, kind in self.kinds.items()}

    def relations(self, label: str) -> tuple[Relation, ...]:
        """The relation fields of a kind: its links from either end, then its paths."""
        return self._relations[label]

    def link(self, name: str) -> Link:
        return self._links[name]

    def relation(self, label: str, name: str) -> Relation:
        return next(relation for relation in self._relations[label] if relation.name == name)

    def _relations_of(self, kind: Kind) -> Iterator[Relation]:
        for link in self.links:
            if link.start == kind.label:
                yield self._relation(
                    link, link.out, link.start, link.end, f"({{this}})-[{{edge}}:{link.type}]->({{that}}:{link.end})"
                )
            if link.end == kind.label:
                yield self._relation(
                    link, link.back, link.end, link.start, f"({{this}})<-[{{edge}}:{link.type}]-({{that}}:{link.start})"
                )
        for path in kind.paths:
            yield Relation(
                kind=kind.label,
                name=camel(path.name),
                to=path.to,
                holder=kind,
                target=self.kinds[path.to],
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
                holder=kind,
                target=self.kinds["Event"],
                pattern="({this})<-[:CONCERNS]-({that}:Event)",
                words="What was changed of it, and of its relations, by hand: the first change first.",
                many=True,
                required=False,
                link=None,
            )

    def _check_rules(self, kind: Kind) -> None:
        """A rule that names what is not there would make things invisible without a word. Raises TypeError."""
        known = {*self.kinds, *(link.type for link in self.links)}
        unknown = {name for rule in (kind.visible, kind.own) if rule for name in named_in(rule)} - known
        if unknown:
            raise TypeError(
                f"Who sees {kind.label} depends on {', '.join(sorted(unknown))}, which no kind or link is called"
            )

    def _relation(
        self, link: Link, end: End, label: LiteralString, to: LiteralString, pattern: LiteralString
    ) -> Relation:
        return Relation(
            kind=label,
            name=camel(end.name),
            to=to,
            holder=self.kinds[label],
            target=self.kinds[to],
            pattern=pattern,
            words=end.words,
            many=end.many,
            required=end.required,
            link=link,
            latest=self._latest(link.latest, label, from_start=end is link.out) if link.latest else None,
        )

    def _latest(self, latest: Latest, label: LiteralString, *, from_start: bool) -> Relation:
        start, end = ("{this}", "{other}") if from_start else ("{other}", "{this}")
        return Relation(
            kind=label,
            name=camel(latest.name),
            to=latest.to,
            holder=self.kinds[label],
            target=self.kinds[latest.to],
            pattern=latest.pattern.format(start=start, end=end, that="{that}"),
            words=latest.words,
            many=False,
            required=False,
            link=None,
            newest_by=latest.by,
        )
