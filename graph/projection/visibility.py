"""Who sees a thing, as functions over the projection: the rules of the declarations (`graph/model/ownership.py`) compiled.

A report counts far more than it shows: for each affected offering and agreement it is asked here whether the viewer sees
it, without asking the graph. `graph/projection/visibility_facts.py` says where the projection holds what rules look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from graph.access.scope import UNSEEN
from graph.model import MODEL
from graph.model.lazy import Lazy
from graph.model.ownership import (
    MEMBER,
    PROVIDED,
    Both,
    CreatedByViewer,
    Either,
    InReach,
    Is,
    IsNot,
    Leads,
    LeadsNowhere,
    OfRelationship,
    OwnedBy,
)
from graph.projection.names import Names
from graph.projection.visibility_facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from graph.model.ownership import Rule
    from graph.projection.contacts.relationships import RelationshipRow
    from graph.projection.projection import Projection
    from graph.projection.visibility_facts import Sides

    Sees = Callable[[str], bool]

T = TypeVar("T")

SHARED: Final = "SHARED"
FOR_PROVIDER: Final = frozenset({SHARED, "PROVIDER"})
FOR_CONSUMER: Final = frozenset({SHARED, "CONSUMER"})


class Visibility:
    """What one viewer sees of the things that the projection holds: functions of ids. Of all other things, nothing.
    `scope`: the organizations in reach, all their parts among them. `facts`: those that several viewers share.
    """

    def __init__(self, projection: Projection, scope: Collection[str | None], facts: Facts | None = None) -> None:
        self._scope = scope
        self._agreement_ids = projection.agreements.ids
        rules = Rules(facts or Facts(projection), scope)
        self._holds = rules.facts.holds
        self._visible = {label: rules.visible(label) for label in self._holds}
        self.offering: Sees = self._visible["Offering"]
        self.agreement: Sees = self._visible["Agreement"]
        self.organization: Sees = self._visible["Organization"]
        self.person: Sees = self._visible["Person"]
        self.relationship: Sees = self._visible["ServiceRelationship"]
        self.channel: Sees = self._visible["Channel"]
        self.assessment: Sees = rules.visible("Assessment")
        self.meeting: Sees = rules.visible("Engagement")
        self.step: Sees = rules.visible("EscalationStep")
        self.change: Sees = rules.visible("Change")
        self.provides: Sees = rules.compiled("Offering", PROVIDED)
        self.colleague: Sees = rules.compiled("Person", MEMBER)

    def sees(self, label: str, id_: str) -> bool | None:
        """None where the projection does not hold the thing, so that the graph has to say."""
        holds = self._holds.get(label)
        return self._visible[label](id_) if holds is not None and holds(id_) else None

    def sees_agreement(self, number: int) -> bool:
        """Whether the agreement is seen, by the number that the projection gives it."""
        return self.agreement(self._agreement_ids[number])

    def shown_of(self, row: RelationshipRow) -> str:
        """The visibilities that are shown of what hangs on a relationship; none of one that is not visible."""
        shown = [side for side, one in (("PROVIDER", row.provider), ("CONSUMER", row.consumer)) if one in self._scope]
        return " ".join((SHARED, *shown)) if shown else ""


class Rules:
    """Compiles rules to functions of ids; those of the same kind share what was found of a thing."""

    def __init__(self, facts: Facts, scope: Collection[str | None]) -> None:
        self.facts = facts
        self._scope = scope
        self._compiled: dict[tuple[str, Rule], Sees] = {}

    def visible(self, label: str) -> Sees:
        """The rule of a kind; what it found of a thing is remembered."""
        key = label, MODEL.kinds[label].visible
        if key not in self._compiled:
            self._compiled[key] = Lazy(self._made(*key)).__getitem__
        return self._compiled[key]

    def compiled(self, label: str, rule: Rule) -> Sees:
        """Any rule of things of a kind. Raises TypeError for one that looks at what the projection does not hold."""
        return self.visible(label) if rule == MODEL.kinds[label].visible else self._made(label, rule)

    def _made(self, label: str, rule: Rule) -> Sees:  # noqa: C901, PLR0911, PLR0912  # a case for each word
        match rule:
            case Either(rules):
                return _any_of([self.compiled(label, one) for one in rules])
            case Both(rules):
                return _all_of([self.compiled(label, one) for one in rules])
            case InReach():
                return self._scope.__contains__
            case OwnedBy(path):
                return self._owned(_fact(self.facts.owners, label, path))
            case OfRelationship(path, unless_said, None):
                sides = _fact(self.facts.sides, label, path)
                if unless_said is None:
                    around = self.facts.around.get((label, path))
                    return self._among(around) if around else self._beside(sides)
                return self._shown(sides, _fact(self.facts.values, label, "visibility"), unless_said)
            case Leads(path, to, None):
                there = _fact(self.facts.there, label, path)
                return lambda id_: any(True for _ in there(id_))
            case Leads(path, to, rule_there) if rule_there is not None:
                there, holds = _fact(self.facts.there, label, path), self.compiled(to, rule_there)
                return lambda id_: any(map(holds, there(id_)))
            case LeadsNowhere(path):
                there = _fact(self.facts.there, label, path)
                return lambda id_: not any(True for _ in there(id_))
            case Is(name, values, unless_said):
                value = _fact(self.facts.values, label, name)
                return lambda id_: (value(id_) or unless_said) in values
            case IsNot(name, excluded, unless_said):
                value = _fact(self.facts.values, label, name)
                return lambda id_: (value(id_) or unless_said) not in {None, excluded}
            case CreatedByViewer():
                return lambda _: False  # events are not held, nor a draft that names nothing: the graph is asked
            case _:
                raise TypeError(f"{rule} of {label} is no rule that graph/projection/visibility.py can compile")

    def _owned(self, owners: Callable[[str], Iterable[str | None]]) -> Sees:
        scope = self._scope

        def owned(id_: str) -> bool:
            for owner in owners(id_):  # noqa: SIM110  # any() of a generator takes twice as long
                if owner in scope:
                    return True
            return False

        return owned

    def _beside(self, sides: Callable[[str], Iterable[Sides]]) -> Sees:
        scope = self._scope

        def beside(id_: str) -> bool:
            for provider, consumer in sides(id_):  # noqa: SIM110  # as above
                if provider in scope or consumer in scope:
                    return True
            return False

        return beside

    def _among(self, around: Callable[[str], frozenset[str | None]]) -> Sees:
        scope = self._scope
        return lambda id_: not around(id_).isdisjoint(scope)

    def _shown(
        self, sides: Callable[[str], Iterable[Sides]], visibility: Callable[[str], str | None], unless_said: str
    ) -> Sees:
        scope = self._scope

        def shown(id_: str) -> bool:
            to_whom = visibility(id_) or unless_said
            return any(
                (provider in scope and to_whom in FOR_PROVIDER) or (consumer in scope and to_whom in FOR_CONSUMER)
                for provider, consumer in sides(id_)
            )

        return shown


def _any_of(rules: Sequence[Sees]) -> Sees:
    def one_holds(id_: str) -> bool:
        for holds in rules:  # noqa: SIM110  # as above
            if holds(id_):
                return True
        return False

    return one_holds


def _all_of(rules: Sequence[Sees]) -> Sees:
    return lambda id_: all(holds(id_) for holds in rules)


def _fact(facts: Mapping[tuple[str, str], T], label: str, name: str) -> T:
    """Raises TypeError for what the projection does not hold."""
    found = facts.get((label, name))
    if found is None:
        raise TypeError(
            f"Who sees {label} depends on {name}: graph/projection/visibility_facts.py has to say where the projection "
            "holds that"
        )
    return found


class VisibleNames(Names):
    """Names of what the viewer sees; of all else `•••`."""

    def __init__(self, projection: Projection, visibility: Visibility) -> None:
        super().__init__(projection)
        self._visibility = visibility

    def offering(self, offering_id: str) -> str:
        return super().offering(offering_id) if self._visibility.offering(offering_id) else UNSEEN

    def organization(self, organization_id: str) -> str:
        return super().organization(organization_id) if self._visibility.organization(organization_id) else UNSEEN

    def agreement(self, agreement_id: str) -> str:
        return super().agreement(agreement_id) if self._visibility.agreement(agreement_id) else UNSEEN

    def person(self, person_id: str) -> str:
        return super().person(person_id) if self._visibility.person(person_id) else UNSEEN
