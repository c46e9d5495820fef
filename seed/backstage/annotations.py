"""What entities say of their needs by annotations: `rapport.dev/criticality`, `rapport.dev/alternatives`, `rapport.dev/required`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.model.offering import Criticality
from seed.backstage.entity import ref_of
from seed.faults import Fault, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seed.backstage.entity import Entity, Ref
    from seed.backstage.need import Need
    from seed.faults import Faults

PARTS: Final = re.compile(r"[,;\n]+")


class Annotated:
    """Annotations of an entity, applied to its needs by reference. What is wrong with them is a fault."""

    def __init__(self, entity: Entity, needs: Mapping[Ref, Need], faults: Faults) -> None:
        self._entity = entity
        self._needs = needs
        self._faults = faults

    def apply(self) -> None:
        for name, words in self._parts("criticality"):
            if criticality := self._criticality(words):
                for need in self._meant("criticality", name) if name else self._needs.values():
                    need.criticality = criticality
        groups = dict(self._parts("alternatives"))
        for group, listed in groups.items():
            for need in [need for one in listed.split("|") for need in self._meant("alternatives", one)]:
                need.alternatives = group
        for group, number in self._parts("required"):
            self._require(group, number)

    def _parts(self, annotation: str) -> Iterator[tuple[str, str]]:
        """(name, value) of `name=value`; the name is empty where there is none."""
        for part in PARTS.split(self._entity.annotation(annotation) or ""):
            name, sign, value = part.partition("=")
            if part.strip():
                yield (name.strip(), value.strip()) if sign else ("", part.strip())

    def _criticality(self, words: str) -> str | None:
        known = [member.value for member in Criticality]
        if words.upper() in known:
            return words.upper()
        self._fault("criticality", f"{words!r} is not one of {', '.join(known)}{near(words, known)}")
        return None

    def _require(self, group: str, number: str) -> None:
        members = [need for need in self._needs.values() if need.alternatives and need.alternatives == group]
        if not members:
            self._fault("required", f"there is no group of alternatives {group!r}: state it as {group or 'feeds'}=a|b")
        elif not number.isdecimal() or not 0 < int(number) <= len(members):
            self._fault(
                "required", f"{number!r} is no number of those of {group!r} that are needed, 1 to {len(members)}"
            )
        for need in members:
            need.required = number

    def _meant(self, annotation: str, text: str) -> list[Need]:
        """The needs that a reference means, of any kind where it names none."""
        ref = ref_of(text, "", self._entity.ref.namespace)
        names = (ref.kind, ref.namespace, ref.name) if ref else None
        found = [need for to, need in self._needs.items() if names in {tuple(to), ("", *to[1:])}]
        if not found:
            needed = ", ".join(to.id for to in self._needs)
            self._fault(annotation, f"{self._entity.ref.id} does not need {text!r}; it needs {needed or 'nothing'}")
        return found

    def _fault(self, annotation: str, message: str) -> None:
        name = f"rapport.dev/{annotation}"
        line = self._entity.annotations.lines.get(name, self._entity.line)
        self._faults.add(Fault(self._entity.file, line, name, message))
