"""Who owns and who provides: groups, users, members, and placeholders where a catalog lacks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from seed.backstage.entity import DEFAULT, OFFERED, Ref, ref_of
from seed.backstage.needs import perhaps

if TYPE_CHECKING:
    from seed.backstage.entity import CatalogName, Entity
    from seed.backstage.loading import Catalog
    from seed.backstage.remarks import Troubles

UNKNOWN: Final = Ref("group", DEFAULT, "unknown")
"""Provides what has no owner that could."""


class People:
    """`provider_of`: groups by what they provide; `owner_of`: users by what they own; `parent_of`: groups by their units;
    `groups_of`: by users. `placeholders`: groups and users that are named and are not there, by place.
    """

    def __init__(self, catalog: Catalog, troubles: Troubles) -> None:
        self.provider_of: dict[Ref, Ref] = {}
        self.owner_of: dict[Ref, Ref] = {}
        self.parent_of: dict[Ref, Ref] = {}
        self.groups_of: dict[Ref, list[Ref]] = {}
        self.placeholders: dict[Ref, tuple[CatalogName, int]] = {}
        self._entities = catalog.entities
        self._troubles = troubles
        for entity in catalog.entities.values():
            if entity.ref.kind == "user":
                self._member(entity)
        for entity in catalog.entities.values():
            if entity.ref.kind == "group":
                self._group(entity)
        for entity in catalog.entities.values():
            if entity.ref.kind in OFFERED:
                self._owned(entity)

    def unknown(self, place: tuple[CatalogName, int]) -> Ref:
        if UNKNOWN not in self._entities:
            self.placeholders.setdefault(UNKNOWN, place)
        return UNKNOWN

    def _member(self, entity: Entity) -> None:
        groups = self.groups_of.setdefault(entity.ref, [])
        for text, line in entity.references("memberOf"):
            if group := self._among("group", entity, "memberOf", text, line):
                groups.append(group)

    def _group(self, entity: Entity) -> None:
        for text, line in entity.references("members"):
            if (user := self._among("user", entity, "members", text, line)) and (
                entity.ref not in (groups := self.groups_of[user])
            ):
                groups.append(entity.ref)
        for text, line in entity.references("parent"):
            if parent := self._among("group", entity, "parent", text, line):
                self._put_under(entity.ref, parent, entity, "parent", line)
        for text, line in entity.references("children"):
            if child := self._among("group", entity, "children", text, line):
                self._put_under(child, entity.ref, entity, "children", line)

    def _put_under(self, child: Ref, parent: Ref, entity: Entity, field: str, line: int) -> None:
        first = self.parent_of.setdefault(child, parent)
        if first != parent:
            what = f"{child.id} is part of {first.id} already; {parent.id} was left out"
            self._troubles.add((child, parent), (entity.file, line, f"spec.{field}"), what, "keep one parent")

    def _among(self, kind: str, entity: Entity, field: str, text: str, line: int) -> Ref | None:
        """A group or user that is there; those that are not are one hint for each field."""
        ref = ref_of(text, kind, entity.ref.namespace)
        if ref and ref.kind == kind and ref in self._entities:
            return ref
        what = f"there is no {ref.shown if ref else repr(text)}, which is left out"
        do = f"add such entities, or take them out of {field}"
        place = entity.file, line, f"spec.{field}"
        self._troubles.add(("missing", field), place, what, do, ref.id if ref else text)
        return None

    def _owned(self, entity: Entity) -> None:
        text, line = next(entity.references("owner"), ("", entity.line))
        ref = ref_of(text, "group", entity.ref.namespace) if text else None
        place = entity.file, line, "spec.owner"
        if ref and ref.kind == "group":
            self.provider_of[entity.ref] = self._there(ref, place)
        elif ref and ref.kind == "user":
            self.owner_of[entity.ref] = owner = self._there(ref, place)
            self.provider_of[entity.ref] = self._group_of(owner, place)
        else:
            what = f"{entity.ref.id} has no owner" if ref is None else f"{text!r} is neither a group nor a user"
            do = "name a group in spec.owner"
            more = entity.ref.id
            self._troubles.add(("owner", ref), place, f"{what}: {UNKNOWN.id}, a placeholder, provides it", do, more)
            self.provider_of[entity.ref] = self.unknown(place[:2])

    def _there(self, ref: Ref, place: tuple[CatalogName, int, str]) -> Ref:
        """The reference itself; where no entity is called so, a placeholder stands for it from now on."""
        if ref not in self._entities:
            self.placeholders.setdefault(ref, place[:2])
            what = f"there is no {ref.shown}, so a placeholder stands for it"
            do = f"add the entity, or correct the owner{perhaps(ref, self._entities)}"
            self._troubles.add(ref, place, what, do)
        return ref

    def _group_of(self, user: Ref, place: tuple[CatalogName, int, str]) -> Ref:
        groups = self.groups_of.get(user)
        if groups:
            return groups[0]
        what = f"{user.id} owns this and is in no group: {UNKNOWN.id}, a placeholder, provides it"
        self._troubles.add(("group", user), place, what, "name the user's group in spec.memberOf, or a group as owner")
        return self.unknown(place[:2])
