"""The steps of a mutation, as plain data. Each step knows its place in the input."""

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
    """Makes a thing. `values`: by property, and ids by relation field. `chosen`: whether the client has chosen the id."""

    kind: Kind
    values: Mapping[str, Any]
    id: str = field(default_factory=lambda: str(uuid.uuid4()))
    place: Place = ("input",)
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Changes a thing. `values`: as of `Create`; None clears or sets the default, what is left out stays."""

    kind: Kind
    id: str
    values: Mapping[str, Any]
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
    """Relate two things, or change their relation: `values` by property, as of `Update`."""

    link: Link
    start: str
    end: str
    values: Mapping[str, Any]
    expected: int | None = None
    place: Place = ("input",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disconnect:
    """Removes a relation. `values`: the properties that identify it together with its ends."""

    link: Link
    start: str
    end: str
    values: Mapping[str, Any]
    expected: int | None = None
    place: Place = ("input",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """Keeps a run of a planned change beside it, under an id of its own. `answer`: the JSON of the run."""

    change: str
    id: str
    answer: str
    place: Place = ("input",)


Step = Create | Update | Delete | Connect | Disconnect
"""A step that rules look at when they judge a mutation."""
Planned = Step | Keep
