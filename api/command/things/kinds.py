"""Kinds as people write them, and what a thing is called."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from api.command.paper import words_of
from graph.errors import BadInput
from graph.model import MODEL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind

STATED: Final = tuple(kind for kind in MODEL.kinds.values() if kind.stated)
TITLES: Final = ("name", "title", "reference", "statement", "text", "summary", "subject", "address")
"""Properties by which a thing is called where there is no better one, the best first."""


def plain_word(word: str) -> str:
    """The word without case, blanks, `-` and `_`: `service-relationships` and `serviceRelationships` are the same."""
    return re.sub(r"[\s_-]", "", word).lower()


KINDS: Final[dict[str, Kind]] = {
    plain_word(word): kind
    for kind in STATED
    for word in (kind.file or kind.label, kind.plural, kind.singular, kind.label)
} | {"relationship": MODEL.kinds["ServiceRelationship"]}


def kind_named(word: str) -> Kind:
    """Raises BadInput, naming what is near."""
    found = KINDS.get(plain_word(word))
    if found is None:
        near = get_close_matches(plain_word(word), KINDS, n=1)
        advice = f"Did you mean {written(KINDS[near[0]])}?" if near else f"There are {every_kind()}."
        raise BadInput(f"There is no kind {word!r}. {advice}")
    return found


def every_kind() -> str:
    return ", ".join(map(written, STATED))


def written(kind: Kind) -> str:
    """`usage-scenarios`, as commands show and take it."""
    return (kind.file or kind.plural).replace("_", "-")


def one_word(kind: Kind) -> str:
    """`usage scenario`."""
    return words_of(kind.singular)


def title(kind: Kind) -> str | None:
    names = {item.name for item in kind.properties}
    return next((name for name in (kind.found_by, *TITLES) if name in names), None)


def card(kind: Kind) -> str:
    """The selection of a thing that is only named beside another."""
    selected = ["__typename", "id", title(kind) or ""]
    if kind.label == "ServiceRelationship":
        selected.append("provider { id name } consumer { id name }")
    return " ".join(selected)


def called(node: Mapping[str, Any] | None) -> str:
    """The name of what a card selects, else its id."""
    if node is None:
        return ""
    if node["__typename"] == "ServiceRelationship":
        provider, consumer = (node[side]["name"] if node[side] else "(hidden)" for side in ("provider", "consumer"))
        return f"{provider} for {consumer}"
    return node.get(title(MODEL.kinds[node["__typename"]]) or "id") or node["id"]


def with_id(node: Mapping[str, Any] | None) -> str:
    """`Geo (geo)`."""
    if node is None:
        return ""
    name = called(node)
    return name if name == node["id"] else f"{name} ({node['id']})"
