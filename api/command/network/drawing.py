"""A network in the formats of programs that draw networks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from api.command.picture import label, quoted

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


def mermaid(answer: Mapping[str, Any]) -> str:
    people = answer["people"]["nodes"]
    number = {each["person"]["id"]: f"n{at}" for at, each in enumerate(people)}
    lines = [f"  {number[each['person']['id']]}[{label(each['person']['name'])}]" for each in people]
    for tie in answer["ties"]["nodes"]:
        line = "-.-" if tie["strained"] else "---"
        lines.append(f"  {number[tie['from']['id']]} {line} {number[tie['to']['id']]}")
    return "\n".join(["flowchart LR", *lines]) + "\n"


DRAWN: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "graphml": graphml,
    "gexf": gexf,
    "dot": dot,
    "mermaid": mermaid,
}


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
        yield f"  {quoted(each['person']['id'])} [label={quoted(each['person']['name'])}];"
    for tie in answer["ties"]["nodes"]:
        style = ", style=dashed" if tie["strained"] else ""
        ends = f"{quoted(tie['from']['id'])} -- {quoted(tie['to']['id'])}"
        yield f"  {ends} [weight={tie['strength']:.4f}{style}];"
