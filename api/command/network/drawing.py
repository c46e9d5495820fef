"""A network in the formats of programs that draw networks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MEASURES: Final = (*("degree", "strength", "closeness", "betweenness", "core", "constraint", "separates", "community"),)


def graphml(answer: Mapping[str, Any]) -> str:
    import networkx as nx  # noqa: PLC0415  # slow to import

    library: Any = nx
    return "\n".join(library.generate_graphml(_graph(answer, library))) + "\n"


def gexf(answer: Mapping[str, Any]) -> str:
    import networkx as nx  # noqa: PLC0415  # as above

    library: Any = nx
    return "\n".join(library.generate_gexf(_graph(answer, library))) + "\n"


def dot(answer: Mapping[str, Any]) -> str:
    return "\n".join(["graph network {", *_statements(answer), "}"]) + "\n"


DRAWN: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {"graphml": graphml, "gexf": gexf, "dot": dot}


def _graph(answer: Mapping[str, Any], library: Any) -> Any:
    graph = library.Graph()
    for each in answer["people"]["nodes"]:
        said = {measure: each[measure] for measure in MEASURES if each[measure] is not None}
        graph.add_node(each["person"]["id"], label=each["person"]["name"], **said)
    for tie in answer["ties"]["nodes"]:
        graph.add_edge(tie["from"]["id"], tie["to"]["id"], weight=tie["strength"], strained=tie["strained"])
    return graph


def _statements(answer: Mapping[str, Any]) -> Iterator[str]:
    for each in answer["people"]["nodes"]:
        yield f"  {_quoted(each['person']['id'])} [label={_quoted(each['person']['name'])}];"
    for tie in answer["ties"]["nodes"]:
        style = ", style=dashed" if tie["strained"] else ""
        ends = f"{_quoted(tie['from']['id'])} -- {_quoted(tie['to']['id'])}"
        yield f"  {ends} [weight={tie['strength']:.4f}{style}];"


def _quoted(text: str) -> str:
    """Text between quotes as DOT wants it, its own quotes escaped."""
    return json.dumps(text, ensure_ascii=False)
