"""Where a person is named in texts: by full name, address or a key of another system."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.scalars import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Kind, Model, Property
    from graph.writing import Reader

SHORTEST: Final = 3
"""Letters of what is looked for: shorter names stand in too many other words."""
NAMING: Final = ("name", "email", "phone")
MASK: Final = "[erased]"


@dataclass(frozen=True, slots=True)
class Trace:
    """A text in which the person is named."""

    kind: LiteralString
    id: str
    property: str
    text: str | list[str]


class Traces:
    """What names one person, and how to find and mask it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._id = values["id"]
        others: list[str] = values.get("externalIds") or []
        texts = {*(values.get(name) or "" for name in NAMING), *others}
        self.words: list[str] = sorted((one for one in texts if len(one) >= SHORTEST), key=len, reverse=True)
        alternatives = "|".join(map(re.escape, self.words)) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)

    @property
    def parameters(self) -> dict[str, Any]:
        return {"words": [word.lower() for word in self.words]}

    def are_in(self, text: str | Sequence[str] | None) -> bool:
        texts = [text] if isinstance(text, str) else text or ()
        return any(self._pattern.search(one) for one in texts)

    def masked(self, text: Any) -> Any:
        if isinstance(text, str):
            return self._pattern.sub(MASK, text)
        several: list[str] | None = text
        return None if several is None else [self.masked(one) for one in several]

    async def in_kind(self, reader: Reader, kind: Kind) -> list[Trace]:
        items = searched(kind)
        if not items or not self.words:
            return []
        rows = await reader.run(found_statement(kind, items), self.parameters)
        return [
            Trace(kind.label, key, item.name, text)
            for key, texts in rows[0][0]
            for item, text in zip(items, texts, strict=True)
            if self.are_in(text) and (kind.label, key) != ("Person", self._id)
        ]

    async def in_all(self, reader: Reader, model: Model) -> list[Trace]:
        return [trace for kind in model.kinds.values() for trace in await self.in_kind(reader, kind)]


def searched(kind: Kind) -> tuple[Property, ...]:
    """Texts in which somebody may be named; a name of a thing is its own."""
    return tuple(_texts(kind)) if kind.label not in {"Event", "Grant"} else ()


def _texts(kind: Kind) -> Iterator[Property]:
    for item in kind.properties:
        named = item.name == "name" and kind.found_by == "name"
        if item.scalar is Scalar.TEXT and item.name != "source" and not named:
            yield item


def found_statement(kind: Kind, items: Sequence[Property]) -> LiteralString:
    """Things of a kind in which one of `$words` stands, with all these texts of theirs."""
    conditions: list[LiteralString] = [
        f"any(x IN n.{item.name} WHERE any(w IN $words WHERE toLower(x) CONTAINS w))"
        if item.many
        else f"any(w IN $words WHERE toLower(n.{item.name}) CONTAINS w)"
        for item in items
    ]
    columns: list[LiteralString] = [f"n.{item.name}" for item in items]
    return f"MATCH (n:{kind.label})\nWHERE {' OR '.join(conditions)}\nRETURN collect([n.id, [{', '.join(columns)}]])"
