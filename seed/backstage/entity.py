"""One entity of a catalog, and where each of its fields stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from seed.places import FileName
from seed.reading.yaml_events import Keyed, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

OFFERED: Final = frozenset({"component", "api", "resource", "system", "domain"})
"""Kinds that become offerings."""
KINDS: Final = OFFERED | {"group", "user"}
DEFAULT: Final = "default"
SHOWN: Final = {"api": "API"}
REFERENCE: Final = re.compile(r"(?:(?P<kind>[^:/\s]+):)?(?:(?P<namespace>[^:/\s]+)/)?(?P<name>[^:/\s]+)")
FIELDS: Final = {
    "id": "metadata.name",
    "name": "metadata.name",
    "description": "metadata.description",
    "provider": "spec.owner",
    "owner": "spec.owner",
    "status": "spec.lifecycle",
    "email": "spec.profile.email",
    "part_of": "spec.parent",
    "member_of": "spec.memberOf",
}
"""What of an entity becomes which column of ours."""


class Ref(NamedTuple):
    """An entity by its names, in small letters. `kind` is empty where a reference names none."""

    kind: str
    namespace: str
    name: str

    @property
    def id(self) -> str:
        space = "" if self.namespace == DEFAULT else f"{self.namespace}/"
        return f"{self.kind}:{space}{self.name}"

    @property
    def full(self) -> str:
        return f"{self.kind}:{self.namespace}/{self.name}"

    @property
    def shown(self) -> str:
        """`Group team-a`, as its document says it."""
        space = "" if self.namespace == DEFAULT else f"{self.namespace}/"
        return f"{SHOWN.get(self.kind, self.kind.capitalize())} {space}{self.name}"


def ref_of(text: str, kind: str, namespace: str) -> Ref | None:
    """A reference with the kind of its field and the namespace of its entity, unless it says others."""
    found = REFERENCE.fullmatch(text.strip())
    if found is None:
        return None
    return Ref((found["kind"] or kind).lower(), (found["namespace"] or namespace).lower(), found["name"].lower())


class CatalogName(FileName):
    """A file of a catalog, in which each field stands on a line of its own."""

    __slots__ = ("_lines",)
    _lines: dict[int, dict[str, int]]

    def keep(self, line: int, fields: Mapping[str, int]) -> None:
        """Lines of the columns of an entity that begins on `line`."""
        if not hasattr(self, "_lines"):
            self._lines = {}
        self._lines[line] = {**fields}

    def called(self, column: str) -> str:
        return FIELDS.get(column, column)

    def place(self, line: int, column: str) -> str:
        lines = self._lines if hasattr(self, "_lines") else {}
        return super().place(lines.get(line, {}).get(column, line), column)


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """`name`: as it is written; `path`: of its file; `root`: the folder out of which nothing is read."""

    ref: Ref
    name: str
    file: CatalogName
    line: int
    path: Path
    root: Path
    metadata: Keyed
    spec: Keyed

    @property
    def profile(self) -> Keyed:
        profile = self.spec.values.get("profile")
        return profile if isinstance(profile, Keyed) else Keyed(self.line)

    @property
    def annotations(self) -> Keyed:
        found = self.metadata.values.get("annotations")
        return found if isinstance(found, Keyed) else Keyed(self.line)

    def annotation(self, name: str) -> str | None:
        value = self.annotations.values.get(f"rapport.dev/{name}")
        return value.strip() if isinstance(value, str) and value.strip() else None

    def line_of(self, field: str) -> int:
        return self.spec.lines.get(field, self.line)

    def references(self, field: str) -> Iterator[tuple[str, int]]:
        """Texts with their lines; one text stands for a list of it."""
        value = self.spec.values.get(field)
        if isinstance(value, str) and value.strip():
            yield value.strip(), self.line_of(field)
        elif isinstance(value, Listed):
            for one, line in zip(value.values, value.lines, strict=True):
                if isinstance(one, str) and one.strip():
                    yield one.strip(), line


def plain(value: Any) -> Any:
    """A value without its lines, to be compared."""
    if isinstance(value, Keyed):
        return {key: plain(one) for key, one in value.values.items()}
    if isinstance(value, Listed):
        return [plain(one) for one in value.values]
    return value


def differences(one: Entity, other: Entity) -> list[str]:
    """Fields in which two documents differ, as `spec.owner`."""
    found: list[str] = []
    for part, first, second in (("metadata", one.metadata, other.metadata), ("spec", one.spec, other.spec)):
        keys = dict.fromkeys((*first.values, *second.values))
        found += [
            f"{part}.{key}"
            for key in keys
            if plain(first.values.get(key)) != plain(second.values.get(key)) and (part, key) != ("metadata", "name")
        ]
    return found
