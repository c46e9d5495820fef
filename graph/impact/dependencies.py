"""Dependencies among affected offerings, of which a picture of an impact is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

from graph.impact.lists.choosing import Selection, chosen
from graph.model.answers import As, Called, Names, answer
from graph.model.offering import Criticality
from graph.model.severity import SEVERITIES, Severity
from graph.projection.dependencies import ALONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.impact.lists.choosing import Values
    from graph.impact.outcome import Outcome

Place = tuple[str, str, str, int]
"""Ids of the dependent and of what it needs, the group or an empty text, criticality."""

PASSES = (
    "What it passes on by itself: how badly off what is needed is after the scenario, and no more than the criticality."
)
ARRIVES = "What of that arrives: of one of several alternatives, no more than their group passes on."


@answer("ImpactDependency")
class AffectedDependency(NamedTuple):
    """A dependency, valid on that day, of one affected offering on another."""

    dependent: Annotated[str, "The offering that depends.", Names("Offering"), Called("from")]
    needed: Annotated[str, "The offering that it needs.", Names("Offering"), Called("to")]
    criticality: Annotated[Severity, "The most that it passes on.", As(Criticality)]
    alternatives: Annotated[
        str | None, "Name of the group of alternatives that it belongs to; null where it stands alone."
    ]
    passes: Annotated[Severity, PASSES]
    arrives: Annotated[Severity, ARRIVES]

    @property
    def place(self) -> Place:
        """What dependencies are sorted by."""
        return self.dependent, self.needed, self.alternatives or "", self.criticality


class AffectedDependencies:
    """The dependencies between what one outcome affects, by the ids at both ends. `among`: ids of the offerings that
    are listed.
    """

    def __init__(self, outcome: Outcome, among: Iterable[str]) -> None:
        self._outcome = outcome
        offerings, names = outcome.projection.offerings, outcome.projection.dependencies.group_names
        ids = offerings.ids
        listed = {offerings.at[one] for one in among}
        edges = {edge[:4] for dependent in listed for edge in outcome.day.needs[dependent] if edge[3] in listed}
        self.rows = [
            self._dependency(edge)
            for edge in sorted(
                edges, key=lambda e: (ids[e[0]], ids[e[3]], "" if e[1] == ALONE else names[e[1]][1], e[2])
            )
        ]

    def matching(self, wanted: Mapping[str, Any]) -> Sequence[AffectedDependency]:
        """`wanted`: operators by what they are asked of; `among`: ids of which one is at each end."""
        ends = frozenset(wanted["among"]) if "among" in wanted else None
        rows = self.rows if ends is None else [one for one in self.rows if ends.issuperset((one.dependent, one.needed))]
        others = {name: operators for name, operators in wanted.items() if name != "among"}
        return chosen(rows, Selection(others, None), VALUES)

    def _dependency(self, edge: tuple[int, int, int, int]) -> AffectedDependency:
        dependent, group, criticality, needed = edge
        outcome, ids = self._outcome, self._outcome.projection.offerings.ids
        passes = min(criticality, outcome.travelled[needed])
        if group == ALONE:
            alternatives, arrives = None, passes
        else:
            alternatives = outcome.projection.dependencies.group_names[group][1]
            arrives = min(passes, outcome.day.passed(group, outcome.travelled))
        return AffectedDependency(
            ids[dependent], ids[needed], Severity(criticality), alternatives, SEVERITIES[passes], SEVERITIES[arrives]
        )


VALUES: Final[Values] = {
    "from": lambda one: (one.dependent,),
    "to": lambda one: (one.needed,),
    "offering": lambda one: (one.dependent, one.needed),
    "arrives": lambda one: (one.arrives,),
}
"""What affected dependencies can be filtered by."""
