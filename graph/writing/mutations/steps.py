"""What a mutation wants of the graph, as plain data. Each step knows its place in what was asked."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind, Link
    from graph.writing.mutations.refusals import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """`given`: values by property, and ids by relation field. `chosen`: whether who asks has chosen the id."""

    kind: Kind
    given: Mapping[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    place: Place = ("input",)
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """`given`: as of Create; None clears or sets the default, what is not given stays."""

    kind: Kind
    id: str
    given: Mapping[str, Any]
    expected: int | None = None
    place: Place = ("input",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    kind: Kind
    id: str
    expected: int | None = None
    place: Place = ("input",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """Relate two things, or change what their relation says: `given` by property, as of Update."""

    link: Link
    start: str
    end: str
    given: Mapping[str, Any]
    expected: int | None = None
    place: Place = ("input",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disconnect:
    """`given`: the properties that identify the relation together with its ends."""

    link: Link
    start: str
    end: str
    given: Mapping[str, Any]
    expected: int | None = None
    place: Place = ("input",)


Step = Create | Update | Delete | Connect | Disconnect
