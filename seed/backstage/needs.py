"""What needs what in a catalog: stated from either side, parts of wholes, by annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from seed.backstage.annotations import Annotated
from seed.backstage.entity import OFFERED, SHOWN, Ref, ref_of
from seed.backstage.need import FIELDS, Edges, Field, Need
from seed.faults import close

if TYPE_CHECKING:
    from collections.abc import Iterable

    from seed.backstage.entity import CatalogName, Entity
    from seed.backstage.loading import Catalog
    from seed.backstage.remarks import Troubles

LOOKED_AT: Final = 5_000
"""Names, at most, among which one that is near is sought."""


class Needs:
    """All needs of a catalog. `placeholders`: what is needed and is not there, by its reference and place."""

    def __init__(self, catalog: Catalog, troubles: Troubles) -> None:
        self.placeholders: dict[Ref, tuple[CatalogName, int]] = {}
        self.edges: Edges = {}
        self._catalog = catalog
        self._troubles = troubles
        self._named: dict[str, list[Ref]] = {}
        for ref in catalog.entities:
            if ref.kind in OFFERED:
                self._named.setdefault(ref.name, []).append(ref)
        offered = [entity for entity in catalog.entities.values() if entity.ref.kind in OFFERED]
        for field in FIELDS:
            for entity in offered:
                for text, line in entity.references(field.name):
                    self._state(entity, field, text, line)
        for entity in offered:
            Annotated(entity, self.edges.get(entity.ref, {}), catalog.faults).apply()

    def without_domains(self) -> tuple[Edges, set[Ref]]:
        """All but domains that nothing needs, and those domains."""
        kept = {
            to
            for start, needs in self.edges.items()
            if start.kind != "domain"
            for to, n in needs.items()
            if not n.is_part
        }
        waiting = [ref for ref in kept if ref.kind == "domain"]
        while waiting:
            inner = [to for to in self.edges.get(waiting.pop(), ()) if to.kind == "domain" and to not in kept]
            kept.update(inner)
            waiting += inner
        left = {ref for ref in self._catalog.entities if ref.kind == "domain" and ref not in kept}
        edges = {
            start: {to: need for to, need in needs.items() if to not in left}
            for start, needs in self.edges.items()
            if start not in left
        }
        return edges, left

    def _state(self, entity: Entity, field: Field, text: str, line: int) -> None:
        other = self._other(entity, field, text, line)
        if other is None:
            return
        if other == entity.ref:
            place = entity.file, line, f"spec.{field.name}"
            self._troubles.add((other, field), place, f"{other.id} names itself", "leave that out")
            return
        start, end = (entity.ref, other) if field.needs else (other, entity.ref)
        need = self.edges.setdefault(start, {}).setdefault(end, Need(entity.file, line, field.is_part))
        need.is_part = need.is_part and field.is_part

    def _other(self, entity: Entity, field: Field, text: str, line: int) -> Ref | None:
        place = entity.file, line, f"spec.{field.name}"
        ref = ref_of(text, field.kind, entity.ref.namespace)
        if ref is None:
            self._troubles.add((text, field), place, f"{text!r} is no reference", "write kind:namespace/name")
        elif not ref.kind:
            return self._of_any_kind(ref, text, place)
        elif ref.kind not in OFFERED:
            kinds = ", ".join(sorted(SHOWN.get(one, one.capitalize()) for one in OFFERED))
            do = "name one of them, or leave it out"
            self._troubles.add((text, field), place, f"{text!r} is none of {kinds}, and was not read", do)
        elif ref in self._catalog.entities:
            return ref
        elif field.needs:
            self.placeholders.setdefault(ref, (entity.file, line))
            what = f"there is no {ref.shown}, so a placeholder stands for it, which group:unknown provides"
            self._troubles.add(ref, place, what, f"add the entity, or correct the reference{self._perhaps(ref)}")
            return ref
        elif ref in self.placeholders:
            return ref
        else:
            what = f"there is no {ref.shown}, and this was left out"
            do = f"add the entity, or correct the reference{self._perhaps(ref)}"
            self._troubles.add(("whole", ref), place, what, do)
        return None

    def _of_any_kind(self, ref: Ref, text: str, place: tuple[CatalogName, int, str]) -> Ref | None:
        found = [one for one in self._named.get(ref.name, ()) if one.namespace == ref.namespace]
        if len(found) == 1:
            what = f"{text!r} names no kind; {found[0].id} is taken, the only one of that name"
            self._troubles.add((text, found[0]), place, what, f"write {found[0].id}")
            return found[0]
        listed = ", ".join(one.id for one in found)
        what = f"{text!r} names no kind" + (", and was left out" if found else ", and nothing has that name")
        do = f"write one of {listed}" if found else f"write kind:name{self._perhaps(ref)}"
        self._troubles.add((text, ref), place, what, do)
        return None

    def _perhaps(self, ref: Ref) -> str:
        return perhaps(ref, self._catalog.entities)


def perhaps(ref: Ref, known: Iterable[Ref]) -> str:
    """`; did you mean component:quay?`: of that name in another namespace or of another kind, or of a near name."""
    same, near = list[str](), dict[str, str]()
    for one in known:
        if one.name == ref.name:
            same.append(one.id)
        elif one.kind == ref.kind and len(near) < LOOKED_AT:
            near.setdefault(one.name, one.id)
    found = same[:3] or [near[name] for name in close(ref.name, near)]
    return f"; did you mean {' or '.join(found)}?" if found else ""
