"""Pages of lists that are made in the process, each row at a place of its own in their order."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from resolvers.derived.arguments import ROOT_PAGE, asked_page, page_arguments
from resolvers.derived.classes import Field, resolved
from resolvers.impact.page import Listed, list_class
from resolvers.impact.page import page as page_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.reading import Window
    from resolvers.derived.classes import Class

Place = tuple[Any, ...]
"""Texts and numbers, of the same types for all rows of a list."""


def sorted_list(
    name: str,
    node: Class,
    words: str,
    rows: Callable[[Any], Sequence[Any]],
    place: Callable[[Any], Place],
    *,
    usual: int = ROOT_PAGE[0],
    shown: Callable[[Any, Any], Any] | None = None,
    called: str | None = None,
) -> Field:
    """A field that pages through `rows` of its root, sorted by `place`. A row is made a node by `shown`, of the root and
    the row, or by `root.node(row)`, where the root has that, and is shown as it is where not. `usual`: so many unless the
    question says. `called`: as the types of the list are, in place of the node.
    """
    connection = list_class(node, words, name=called)
    most = ROOT_PAGE[1]

    def paged(root: Any, first: Any = None, after: Any = None, last: Any = None, before: Any = None) -> Any:
        asked = asked_page(first, after, last, before, (usual, most))
        return page(connection, node.__name__, rows(root), place, _node_of(root, shown), asked)

    return resolved(
        name,
        connection,
        words,
        paged,
        arguments=page_arguments(most, usual),
    )


def _node_of(root: Any, shown: Callable[[Any, Any], Any] | None) -> Callable[[Any], Any]:
    return getattr(root, "node", _itself) if shown is None else partial(shown, root)


def _itself(row: Any) -> Any:
    return row


def page(
    connection: Class,
    name: str,
    rows: Sequence[Any],
    place: Callable[[Any], Place],
    node: Callable[[Any], Any],
    asked: Window,
) -> Any:
    """Raises BadInput for a wrong cursor."""

    def shown(some: Sequence[Any]) -> list[Any]:
        return list(map(node, some))

    return page_of(connection, Listed(name, rows, place, tuple, shown), asked)
