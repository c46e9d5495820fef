"""Fields by which one entity needs another, and what is known of such a need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from seed.backstage.entity import Ref

if TYPE_CHECKING:
    from seed.backstage.entity import CatalogName


class Field(NamedTuple):
    """`kind`: of what it names, unless it says another. `needs`: the entity needs that, or is needed by it."""

    name: str
    kind: str
    needs: bool
    is_part: bool = False


FIELDS: Final = (
    Field("dependsOn", "", needs=True),
    Field("consumesApis", "api", needs=True),
    Field("dependencyOf", "", needs=False),
    Field("providesApis", "api", needs=False),
    Field("system", "system", needs=False, is_part=True),
    Field("domain", "domain", needs=False, is_part=True),
    Field("subdomainOf", "domain", needs=False, is_part=True),
    Field("subcomponentOf", "component", needs=False, is_part=True),
)
"""Needs first: what is needed and is not there has a placeholder, which others may name then."""


@dataclass(slots=True)
class Need:
    """How one entity needs another: where that is stated first, and how much depends on it. A part is a need of its
    whole.
    """

    file: CatalogName
    line: int
    is_part: bool
    criticality: str | None = None
    alternatives: str | None = None
    required: str | None = None


Edges = dict[Ref, dict[Ref, Need]]
"""Needs by whom they have, and by what is needed."""
