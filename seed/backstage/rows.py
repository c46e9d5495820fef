"""A catalog as rows of an estate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from seed.backstage.agreements import assumed
from seed.backstage.entity import OFFERED, CatalogName
from seed.backstage.loading import Catalog, text_of
from seed.backstage.needs import Needs
from seed.backstage.people import UNKNOWN, People
from seed.backstage.remarks import Troubles
from seed.faults import near
from seed.folded import alike
from seed.reading.rows import Chunk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from seed.backstage.entity import Entity, Ref
    from seed.backstage.need import Edges
    from seed.faults import Faults, Hints
    from seed.sheets import Sheet

LIFECYCLES: Final = {"production": "AVAILABLE", "experimental": "AVAILABLE", "deprecated": "DEPRECATED"}
KINDS: Final = frozenset({"Organization", "Person", "Offering", "Dependency"})
ASSUMED: Final = frozenset({"ServiceRelationship", "Channel", "Agreement", "COVERS"})
LOW: Final = "LOW"
"""How much a whole depends on a part of it, where nothing else is stated."""

Row = tuple[str, CatalogName, int, dict[str, Any]]
"""(kind, file, line, values by column)."""


class CatalogFiles:
    """Files of catalogs, by the path under which they lie. `joined`: by kind and id what other systems call a thing; one
    that the graph knows by that is the same.
    """

    def __init__(
        self,
        files: Mapping[Path, Sequence[Path]],
        lifecycles: Mapping[str, str | None] | None = None,
        *,
        assume_agreements: bool = False,
    ) -> None:
        self.given: set[str] = {*KINDS, *(ASSUMED if assume_agreements else ())}
        self.passed_over: list[str] = []
        self.joined: dict[tuple[str, str], str] = {}
        self._files = files
        self._lifecycles = LIFECYCLES | {word: ours for word, ours in (lifecycles or {}).items() if ours}
        self._assumes = assume_agreements

    def chunks(self, sheets: Sequence[Sheet], faults: Faults, hints: Hints) -> Iterator[Chunk]:
        """Chunks of at most 1,000 rows; what cannot be taken apart becomes a fault."""
        named = {sheet.kind: sheet for sheet in sheets}
        catalog, troubles = Catalog(faults, hints, [named[kind] for kind in sorted(self.given)]), Troubles()
        for path, files in self._files.items():
            root = path if path.is_dir() else path.parent
            for file in files:
                catalog.read(file, root, named=file == path)
        chunks: dict[tuple[str, CatalogName], Chunk] = {}
        for kind, file, line, row in self._rows(catalog, troubles):
            chunk = chunks.setdefault((kind, file), Chunk(named[kind], file))
            if chunk.add(line, row):
                yield chunk
                chunks[kind, file] = chunk.emptied()
        yield from chunks.values()
        catalog.finish()
        hints.extend(troubles.hints())

    def _rows(self, catalog: Catalog, troubles: Troubles) -> Iterator[Row]:
        needs, people = Needs(catalog, troubles), People(catalog, troubles)
        edges, left = needs.without_domains()
        self._pass_over(left)
        of = _Written(catalog, people, troubles, self._lifecycles)
        for entity in catalog.entities.values():
            if entity.ref not in left:
                yield of.row(entity)
        for ref, (file, line) in {**needs.placeholders, **people.placeholders}.items():
            yield of.placeholder(ref, file, line)
        if needs.placeholders and UNKNOWN not in catalog.entities and UNKNOWN not in people.placeholders:
            yield of.placeholder(UNKNOWN, *next(iter(needs.placeholders.values())))
        self.joined |= of.joined
        yield from _dependencies(edges, of)
        if self._assumes:
            yield from assumed(edges, catalog, people, of.ids)

    def _pass_over(self, domains: set[Ref]) -> None:
        if domains:
            which = "1 domain" if len(domains) == 1 else f"{len(domains):,} domains"
            self.passed_over.append(f"{which} of the catalog, which nothing needs")


class _Written:
    """Entities and placeholders as rows, and the ids that they get."""

    def __init__(self, catalog: Catalog, people: People, troubles: Troubles, lifecycles: Mapping[str, str]) -> None:
        self.ids: dict[Ref, str] = {ref: entity.annotation("id") or ref.id for ref, entity in catalog.entities.items()}
        self.joined: dict[tuple[str, str], str] = {}
        self._people = people
        self._troubles = troubles
        self._lifecycles = lifecycles

    def id_of(self, ref: Ref) -> str:
        return self.ids.setdefault(ref, ref.id)

    def row(self, entity: Entity) -> Row:
        kind = kind_of(entity.ref)
        row = self._common(entity.ref, kind, _name(entity))
        lines = {"name": entity.metadata.lines.get("title", entity.metadata.line)}
        lines |= {
            "id": entity.metadata.lines["name"],
            "description": entity.metadata.lines.get("description", entity.line),
        }
        if kind == "Offering":
            row |= self._offering(entity)
            lines |= {
                "provider": entity.line_of("owner"),
                "owner": entity.line_of("owner"),
                "status": entity.line_of("lifecycle"),
            }
        elif kind == "Organization":
            row |= self._organization(entity)
            lines |= {"part_of": entity.line_of("parent")}
        else:
            row |= self._person(entity)
            lines |= {"member_of": entity.line_of("memberOf"), "email": entity.profile.lines.get("email", entity.line)}
        entity.file.keep(entity.line, lines)
        return kind, entity.file, entity.line, row

    def placeholder(self, ref: Ref, file: CatalogName, line: int) -> Row:
        kind = kind_of(ref)
        row = self._common(ref, kind, ref.name)
        if kind == "Offering":
            row["provider"] = self.id_of(UNKNOWN)
        return kind, CatalogName(file), line, row

    def _common(self, ref: Ref, kind: str, name: str) -> dict[str, Any]:
        key = self.id_of(ref)
        self.joined[kind, key] = f"backstage:{ref.full}"
        return {"id": key, "name": name, "external_ids": [f"backstage:{ref.full}"]}

    def _offering(self, entity: Entity) -> dict[str, Any]:
        row: dict[str, Any] = {"provider": self.id_of(self._people.provider_of[entity.ref])}
        if owner := self._people.owner_of.get(entity.ref):
            row["owner"] = [self.id_of(owner)]
        if status := self._status(entity):
            row["status"] = status
        return row | _described(entity)

    def _organization(self, entity: Entity) -> dict[str, Any]:
        row: dict[str, Any] = {}
        if kind := text_of(entity, entity.spec.values.get("type")):
            row["kind"] = kind
        if parent := self._people.parent_of.get(entity.ref):
            row["part_of"] = self.id_of(parent)
        return row | _described(entity)

    def _person(self, entity: Entity) -> dict[str, Any]:
        row: dict[str, Any] = {}
        if email := text_of(entity, entity.profile.values.get("email")):
            row["email"] = email
        if groups := self._people.groups_of.get(entity.ref):
            row["member_of"] = [self.id_of(group) for group in groups]
        return row

    def _status(self, entity: Entity) -> str | None:
        words = text_of(entity, entity.spec.values.get("lifecycle"))
        if words is None:
            return None
        if found := self._lifecycles.get(alike(words)):
            return found
        place = entity.file, entity.line_of("lifecycle"), "spec.lifecycle"
        known = ", ".join(self._lifecycles)
        what = f"the lifecycle {words!r} is not known, and AVAILABLE is taken{near(words, self._lifecycles)}"
        do = f"write one of {known}, or say by --map what it means: values: {{lifecycle: {{{words}: RETIRED}}}}"
        self._troubles.add(("lifecycle", alike(words)), place, what, do, entity.ref.id)
        return "AVAILABLE"


def kind_of(ref: Ref) -> str:
    """The kind of row that an entity becomes."""
    return "Offering" if ref.kind in OFFERED else "Organization" if ref.kind == "group" else "Person"


def _name(entity: Entity) -> str:
    said = (entity.metadata.values.get("title"), entity.profile.values.get("displayName"))
    return next((text for one in said if (text := text_of(entity, one))), entity.name)


def _described(entity: Entity) -> dict[str, Any]:
    text = text_of(entity, entity.metadata.values.get("description"))
    return {"description": text} if text else {}


def _dependencies(edges: Edges, of: _Written) -> Iterator[Row]:
    for start, needs in edges.items():
        for end, need in needs.items():
            row: dict[str, Any] = {"from": of.id_of(start), "to": of.id_of(end)}
            said = {"criticality": need.criticality or (LOW if need.is_part else None)}
            said |= {"alternatives": need.alternatives, "required": need.required}
            yield "Dependency", need.file, need.line, row | {column: value for column, value in said.items() if value}
