"""How much an operation has to compute, beside the objects it asks for: in thousandths of a second of a process on an
estate of 10,000 offerings, 100,000 dependencies and 50,000 agreements, where a change reaches a thousand offerings. One
that reaches a third of them takes many times more, which cannot be known before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, cast

from graphql import FieldNode, FragmentDefinitionNode, FragmentSpreadNode, InlineFragmentNode, value_from_ast_untyped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from graphql import DocumentNode, OperationDefinitionNode, SelectionSetNode

Arguments = dict[str, Any]
Below = frozenset[str]
"""Names of all fields that are selected below."""

REPORT: Final = 10
CHANGE: Final = 0.4
CAUSES: Final = 30
JOINT_CAUSES: Final = 60
"""Points more for causes where there are two changes or more."""
OUTLOOK: Final = 250
SUGGESTIONS: Final = 300
TEXT: Final = 100
"""Points of a report as Markdown or as a table."""
WEAK_POINTS: Final = 1_500
AGENDA: Final = 2_300
GAPS: Final = 2_000
AHEAD: Final = 1_600
"""Points of what is ahead of one consumer: some seconds where nobody has asked since the last write, so a request may ask for one at most."""
HEALTH: Final = 1
"""Points of one relationship's health, with its trend and next steps."""
HEALTH_GAINS: Final = 500
"""Points of the gains of a page of an agenda."""
PORTFOLIO: Final = 300
"""Points of the healths of 5,000 relationships on a day that nobody has asked about."""
COMMON_CAUSES: Final = 800
"""Points of a portfolio, and of what lies beneath each of its relationships."""
OF_ONE: Final = 50
"""Points of a question about one relationship, provider, manager or offering."""
TIE: Final = 5
INTRODUCTIONS: Final = 20
DEPARTURE: Final = 100
COVERAGE: Final = 600
NETWORK: Final = 2_000
"""Points of a picture of all of 10,000 people; communities and betweenness are worked out in another process, one
picture after the other.
"""
NETWORK_OF_ORGANIZATIONS: Final = 500


def report_work(changes: int, below: Below) -> float:
    work = REPORT + CHANGE * changes
    if "causes" in below:
        work += CAUSES + JOINT_CAUSES * (changes > 1)
    if not below.isdisjoint({"outlook", "worst", "worstOn"}):
        work += OUTLOOK
    if not below.isdisjoint({"markdown", "csv"}):
        work += TEXT + OUTLOOK * ("outlook" not in below)
    return work + SUGGESTIONS * ("suggestions" in below)


def _impact(given: Arguments, below: Below) -> float:
    return report_work(_changes(given.get("scenario")), below)


def _planned(_: Arguments, below: Below) -> float:
    return report_work(1, below)


def _previews(given: Arguments, below: Below) -> float:
    return _planned(given, below) + TEXT


def _comparison(given: Arguments, below: Below) -> float:
    """Each scenario is ranked by its worst day."""
    return sum(report_work(_changes(one), below | {"worst"}) for one in _listed(given.get("scenarios")))


def _weak_points(_: Arguments, __: Below) -> float:
    return WEAK_POINTS


def _agenda(given: Arguments, below: Below) -> float:
    return _bounded(given, ("relationship", "manager"), AGENDA + HEALTH_GAINS * ("healthGain" in below))


def _gaps(given: Arguments, _: Below) -> float:
    return _bounded(given, ("relationship", "provider"), GAPS)


def _ahead(_: Arguments, __: Below) -> float:
    return AHEAD


def _tie(_: Arguments, __: Below) -> float:
    return TIE


def _introductions(_: Arguments, __: Below) -> float:
    return INTRODUCTIONS


def _departure(_: Arguments, __: Below) -> float:
    return DEPARTURE


def _coverage(given: Arguments, _: Below) -> float:
    return _bounded(given, ("relationship", "manager"), COVERAGE)


def _network(given: Arguments, _: Below) -> float:
    of = cast("Arguments", given.get("of")) if isinstance(given.get("of"), dict) else Arguments()
    whole = NETWORK if of.get("organizations") is None else NETWORK_OF_ORGANIZATIONS
    return _bounded(of, ("relationship",), whole)


def _portfolio(_: Arguments, __: Below) -> float:
    return PORTFOLIO


def _common_causes(_: Arguments, __: Below) -> float:
    return COMMON_CAUSES


def _relationships(given: Arguments, below: Below) -> float:
    """Sorted or filtered by how they stand, all of them are looked at."""
    filter_, sort = given.get("filter"), given.get("sort")
    by_filter = isinstance(filter_, dict) and "health" in filter_
    by_sort = any(isinstance(one, dict) and "health" in one for one in _listed(sort))
    size = given.get("first") or given.get("last")
    shown = HEALTH * (size if isinstance(size, int) else 50) if "health" in below else 0
    return shown + (PORTFOLIO if by_filter or by_sort else 0)


def _of_one(_: Arguments, __: Below) -> float:
    return OF_ONE


COMPUTED: Final[Mapping[str, Callable[[Arguments, Below], float]]] = {
    "impact": _impact,
    "impactOfChange": _planned,
    "compareScenarios": _comparison,
    "weakPoints": _weak_points,
    "agenda": _agenda,
    "promiseGaps": _gaps,
    "changesAhead": _ahead,
    "migration": _of_one,
    "tie": _tie,
    "introductions": _introductions,
    "network": _network,
    "stakeholderMap": _of_one,
    "coverage": _coverage,
    "departure": _departure,
    "runChange": _planned,
    "proposeChange": _planned,
    "rejectChange": _planned,
    "redraftChange": _planned,
    "cancelChange": _planned,
    "agreeChange": _planned,
    "announceChange": _planned,
    "rescheduleChange": _planned,
    "portfolio": _portfolio,
    "commonCauses": _common_causes,
    "commonCausesConnection": _common_causes,
    "briefing": _of_one,
    "agreedUse": _of_one,
    "changeStatus": _planned,
    "noticePreviews": _previews,
    "serviceRelationships": _relationships,
}
"""Points of the fields at the root that compute rather than read, by the name of the field."""


@dataclass(frozen=True, slots=True)
class Computation:
    """A field at the root that computes, in one operation."""

    node: FieldNode
    below: Below

    def work(self, variables: Mapping[str, Any]) -> float:
        given = {
            argument.name.value: value_from_ast_untyped(argument.value, cast("dict[str, Any]", variables))
            for argument in self.node.arguments or ()
        }
        return COMPUTED[self.node.name.value](given, self.below)


def computations(document: DocumentNode, operation: OperationDefinitionNode) -> tuple[Computation, ...]:
    """What an operation computes, once for each time that it does: aliases add up."""
    return tuple(Selected(document).computations(operation.selection_set))


class Selected:
    """What selections of a valid document hold, fragments included."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._below = cache(self._fragment_names)

    def computations(self, selections: SelectionSetNode) -> Iterator[Computation]:
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                if selection.name.value in COMPUTED:
                    below = self.names(selection.selection_set) if selection.selection_set else frozenset[str]()
                    yield Computation(selection, below)
            elif isinstance(selection, FragmentSpreadNode):
                yield from self.computations(self._fragments[selection.name.value].selection_set)
            elif isinstance(selection, InlineFragmentNode):
                yield from self.computations(selection.selection_set)

    def names(self, selections: SelectionSetNode) -> Below:
        found: set[str] = set()
        for selection in selections.selections:
            if isinstance(selection, FragmentSpreadNode):
                found |= self._below(selection.name.value)
            elif isinstance(selection, InlineFragmentNode):
                found |= self.names(selection.selection_set)
            elif isinstance(selection, FieldNode):
                found.add(selection.name.value)
                found |= self.names(selection.selection_set) if selection.selection_set else set()
        return frozenset(found)

    def _fragment_names(self, name: str) -> Below:
        return self.names(self._fragments[name].selection_set)


def _changes(scenario: object) -> int:
    given = cast("dict[str, object]", scenario) if isinstance(scenario, dict) else {}
    return max(1, len(_listed(given.get("changes"))))


def _listed(given: object) -> list[Any]:
    """GraphQL takes one for a list of one."""
    if given is None:
        return []
    return cast("list[Any]", given) if isinstance(given, list) else [given]


def _bounded(given: Arguments, by: tuple[str, ...], whole: float) -> float:
    return OF_ONE if any(given.get(name) is not None for name in by) else whole
