"""Documents of a catalog as entities: locations followed within the folder, repetitions merged, others counted."""

from __future__ import annotations

import re
from glob import glob
from typing import TYPE_CHECKING, Any, Final

from seed.backstage.entity import DEFAULT, KINDS, CatalogName, Entity, Ref, differences
from seed.faults import Fault, Hint
from seed.reading.table import TableFault, Unread
from seed.reading.yaml_events import Documents, Keyed, Listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from seed.faults import Faults, Hints
    from seed.sheets import Sheet

REMOTE: Final = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
HOLES: Final = re.compile(r"\$?\{\{|\{%")
"""What templates are filled in at."""
NAME: Final = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
LONGEST: Final = 63
INCLUDES: Final = ("$text", "$json", "$yaml", "$openapi", "$asyncapi")
TEXT_BYTES: Final = 1 << 20
SHOWN: Final = 5  # fields in which repetitions differ
TEMPLATES: Final = "template"


class Catalog:
    """All entities by reference, in the order in which they were found; the first of those that repeat one."""

    def __init__(self, faults: Faults, hints: Hints, sheets: list[Sheet]) -> None:
        self.entities: dict[Ref, Entity] = {}
        self.faults = faults
        self.hints = hints
        self._sheets = sheets
        self._read: set[Path] = set()
        self._others: dict[str, tuple[CatalogName, int, int]] = {}

    def read(self, path: Path, root: Path, *, named: bool = False) -> None:
        """`named`: by the user or by a location, not only found."""
        if (place := path.resolve()) in self._read:
            return
        self._read.add(place)
        file = CatalogName(path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name)
        try:
            with path.open("rb") as raw:
                for line, value in Documents(raw).whole():
                    if isinstance(value, Keyed):
                        self._document(value, line, file, path, root)
        except TableFault as error:
            if not named and HOLES.search(path.read_text(encoding="utf-8", errors="replace")):
                self._count(TEMPLATES, file, 0)
            else:
                self._unread(file, error.line, error.message)
        except OSError as error:
            self._unread(file, 0, f"cannot be read: {error.strerror}")

    def finish(self) -> None:
        """Says what was counted."""
        for what, (file, line, count) in self._others.items():
            which = f"1 {what} is" if count == 1 else f"{count:,} {_plural(what)} are"
            self.hints.add(Hint(file, line, "", f"{which} passed over"))

    def _unread(self, file: CatalogName, line: int, message: str) -> None:
        self.faults.miss(self._sheets)
        self.faults.add(Fault(file, line, "", message))

    def _count(self, what: str, file: CatalogName, line: int) -> None:
        first, at, count = self._others.get(what, (file, line, 0))
        self._others[what] = first, at, count + 1

    def _document(self, value: Keyed, line: int, file: CatalogName, path: Path, root: Path) -> None:
        version, kind = value.values.get("apiVersion"), str(value.values.get("kind") or "")
        metadata, spec = (_keyed(value, key) for key in ("metadata", "spec"))
        name = metadata.values.get("name")
        if kind.lower() == TEMPLATES or (isinstance(name, str) and HOLES.search(name)):
            self._count(TEMPLATES, file, line)
        elif not isinstance(version, str) or not version.startswith("backstage.io/"):
            self._count("document of another tool", file, line)
        elif kind.lower() == "location":
            self._follow(spec, file, path, root)
        elif kind.lower() not in KINDS:
            self._count(f"document of the kind {kind!r}, of which Rapport knows nothing,", file, line)
        elif not isinstance(name, str) or not name.strip():
            self.faults.add(Fault(file, metadata.line, "metadata.name", "is missing: every entity has a name"))
        else:
            self._checked(value, file)
            space = metadata.values.get("namespace")
            ref = Ref(kind.lower(), str(space or DEFAULT).strip().lower(), name.strip().lower())
            self._add(Entity(ref, name.strip(), file, line, path, root, metadata, spec))

    def _checked(self, value: Keyed, file: CatalogName) -> None:
        for part in (value, *(one for one in value.values.values() if isinstance(one, Keyed))):
            for key, one in part.values.items():
                if isinstance(one, Unread):
                    self.faults.add(Fault(file, part.lines[key], key, one.message))

    def _add(self, entity: Entity) -> None:
        if not NAME.fullmatch(entity.name) or len(entity.name) > LONGEST:
            message = f"{entity.name!r} is no name that Backstage would take: letters, digits, and - _ . between them"
            self.hints.add(Hint(entity.file, entity.metadata.lines["name"], "metadata.name", message))
        first = self.entities.setdefault(entity.ref, entity)
        if first is not entity:
            self._repeated(first, entity)
            return
        for part in (entity.metadata, entity.spec):
            for one, line in _includes(part):
                self._include(one, line, entity)

    def _repeated(self, first: Entity, other: Entity) -> None:
        if differing := differences(first, other):
            shown = ", ".join(differing[:SHOWN]) + (" …" if len(differing) > SHOWN else "")
            where = f"{first.file}:{first.line}"
            kind = other.ref.shown.partition(" ")[0]
            message = f"{kind} {other.name} repeats {first.ref.id}, which stands in {where}, with another {shown}"
            self.hints.add(Hint(other.file, other.line, "", f"{message}: the first stands; keep one of the two"))

    def _follow(self, spec: Keyed, file: CatalogName, path: Path, root: Path) -> None:
        optional = spec.values.get("presence") == "optional"
        for target, line in _targets(spec):
            if REMOTE.match(target):
                message = f"{target} is not fetched: put a copy into the folder, and name it here"
                self.hints.add(Hint(file, line, "target", message))
                continue
            found = sorted(_within(path.parent, target))
            inside = [one for one in found if one.resolve().is_relative_to(root.resolve())]
            if len(inside) < len(found):
                message = f"{target} leads out of {root.name or root}, and was not read: name that folder, too"
                self.hints.add(Hint(file, line, "target", message))
            elif not found and not optional:
                message = f"{target} is not there: correct it, or leave it out"
                self.faults.miss(self._sheets)
                self.faults.add(Fault(file, line, "target", message))
            for one in inside:
                self.read(one, root, named=True)

    def _include(self, target: str, line: int, entity: Entity) -> None:
        if not REMOTE.match(target) and included(target, entity) is None:
            message = f"{target} is not there: correct it; nothing else of the entity is lost"
            self.hints.add(Hint(entity.file, line, "", message))


def included(target: str, entity: Entity) -> Path | None:
    """The file that an entity takes in, where it is one beneath the folder of the catalog."""
    path = entity.path.parent / target
    inside = path.resolve().is_relative_to(entity.root.resolve())
    return path if inside and path.is_file() else None


def text_of(entity: Entity, value: Any) -> str | None:
    """A text, also one that stands in a file of its own."""
    if isinstance(value, Keyed) and isinstance(target := value.values.get("$text"), str):
        path = None if REMOTE.match(target) else included(target, entity)
        value = path.read_bytes()[:TEXT_BYTES].decode("utf-8", errors="replace") if path else None
    return value.strip() or None if isinstance(value, str) else None


def _includes(value: Any) -> Iterator[tuple[str, int]]:
    """Files that are taken in anywhere within, each with its line."""
    if isinstance(value, Keyed):
        for key, one in value.values.items():
            if key in INCLUDES and isinstance(one, str):
                yield one, value.lines[key]
            else:
                yield from _includes(one)
    elif isinstance(value, Listed):
        for one in value.values:
            yield from _includes(one)


def _targets(spec: Keyed) -> Iterator[tuple[str, int]]:
    for key in ("target", "targets"):
        value = spec.values.get(key)
        if isinstance(value, str):
            yield value, spec.lines[key]
        elif isinstance(value, Listed):
            yield from (pair for pair in zip(value.values, value.lines, strict=True) if isinstance(pair[0], str))


def _within(folder: Path, target: str) -> list[Path]:
    """Files that a target means, which may hold `*` and `**`."""
    plain = folder / target
    if plain.is_file():
        return [plain]
    found = glob(target, root_dir=folder, recursive=True)  # noqa: PTH207  # Path.glob refuses what leads elsewhere
    return [folder / one for one in found if (folder / one).is_file()]


def _keyed(value: Keyed, key: str) -> Keyed:
    found = value.values.get(key)
    return found if isinstance(found, Keyed) else Keyed(value.lines.get(key, value.line))


def _plural(what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{first}s {rest}".replace("another tool", "other tools").strip()
