"""What an operation may be at most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from graph.model.answers import answer
from resolvers.derived.arguments import INNER_PAGE, ROOT_PAGE


@answer("ServerLimits")
@dataclass(frozen=True, slots=True)
class Limits:
    """What a request may ask for at most; more is refused as TOO_COSTLY before it is executed.

    `described`: objects of introspection, for each type of the schema; tools ask for about 550.
    """

    cost: Annotated[int, "Objects, counted by the sizes of their pages, as `extensions.cost` reports them."] = 50_000
    work: Annotated[int, "Points of computation, as `extensions.cost.work` reports them."] = 3_000
    tokens: Annotated[int, "Words and signs of the document."] = 2_000
    characters: Annotated[int, "Characters of the document."] = 64_000
    depth: Annotated[int, "Levels; `edges`, `node` and `nodes` are not counted."] = 20
    fields: Annotated[int, "Fields at the root."] = 20
    aliases: Annotated[int, "Aliases, fragments counted each time they are used."] = 30
    page: Annotated[int, "The most that `first` may be of a list at the root or of a report."] = ROOT_PAGE[1]
    inner_page: Annotated[int, "The most that `first` may be of a list below the root."] = INNER_PAGE[1]
    introspection_depth: int = 20
    directives: int = 50
    described: int = 1_500
    fragments: int = 60
    repeated: int = 30


LIMITS: Final = Limits()
