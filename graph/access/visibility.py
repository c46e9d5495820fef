"""Who sees a thing, as conditions of Cypher: the rules of the declarations (`graph/model/ownership.py`) compiled.

`$scope` maps the ids of the organizations in reach, all their parts among them, to true; `$viewer` is the actor by which
the event log knows who asks. A variable inside a condition begins with the name of the thing that it is about, so that no
variable is met twice in a statement.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, LiteralString

from graph.model import MODEL
from graph.model.ownership import (
    AboutVisible,
    Both,
    CreatedByViewer,
    Either,
    ForAdministrators,
    InReach,
    Is,
    IsNot,
    Leads,
    LeadsNowhere,
    LeadsOnlyTo,
    OfRelationship,
    OwnedBy,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.model import Kind
    from graph.model.ownership import Rule


class Conditions:
    """Compiles rules to conditions that go through the graph."""

    def condition(self, rule: Rule, this: LiteralString) -> LiteralString:  # noqa: PLR0911  # a case for each word
        """A condition that can be joined to others by AND, OR and NOT. `this`: the variable of the thing."""
        match rule:
            case Either(rules):
                return f"({self._joined(rules, this, ' OR ')})"
            case Both(rules):
                return f"({self._joined(rules, this, ' AND ')})"
            case InReach():
                return f"$scope[{this}.id]"
            case OwnedBy(path):
                return f"EXISTS {{ MATCH ({this}){path}({this}_p:Organization) WHERE $scope[{this}_p.id] }}"
            case OfRelationship():
                return self.of_relationship(rule, this)
            case Leads() | LeadsOnlyTo() | LeadsNowhere():
                return self._leading(rule, this)
            case _:
                return _of_itself(rule, this)

    def of_relationship(self, rule: OfRelationship, this: LiteralString) -> LiteralString:
        """A side is in reach, and it is the side to which the thing is shown."""
        conditions: list[LiteralString] = [f"$scope[{this}_s.id]"]
        path = rule.path
        if rule.through is not None:
            path = path.replace(f"(:{rule.through})", f"({this}_t:{rule.through})")
            conditions.append(_shown(f"{this}_t", "SHARED", this))
        if rule.unless_said is not None:
            conditions.append(_shown(this, rule.unless_said, this))
        sides: LiteralString = f"(:ServiceRelationship)-[{this}_r:PROVIDER|CONSUMER]->({this}_s:Organization)"
        return f"EXISTS {{ MATCH ({this}){path}{sides} WHERE {' AND '.join(conditions)} }}"

    def _leading(self, rule: Leads | LeadsOnlyTo | LeadsNowhere, this: LiteralString) -> LiteralString:
        there: LiteralString = f"{this}_o"
        if isinstance(rule, LeadsNowhere):
            return f"NOT EXISTS {{ MATCH ({this}){rule.path}(:{rule.to}) }}"
        if rule.rule is None:
            return f"EXISTS {{ MATCH ({this}){rule.path}(:{rule.to}) }}"
        condition = self.condition(rule.rule, there)
        if isinstance(rule, LeadsOnlyTo):
            return f"NOT EXISTS {{ MATCH ({this}){rule.path}({there}:{rule.to}) WHERE NOT {condition} }}"
        return f"EXISTS {{ MATCH ({this}){rule.path}({there}:{rule.to}) WHERE {condition} }}"

    def _joined(self, rules: Iterable[Rule], this: LiteralString, word: LiteralString) -> LiteralString:
        return word.join([self.condition(rule, this) for rule in rules])


def _shown(thing: LiteralString, unless_said: LiteralString, this: LiteralString) -> LiteralString:
    return f"coalesce({thing}.visibility, '{unless_said}') IN ['SHARED', type({this}_r)]"


def _of_itself(rule: Rule, this: LiteralString) -> LiteralString:
    """A condition of the thing's own properties and events. Raises TypeError for a rule that nobody compiles."""
    match rule:
        case Is(name, (value,), unless_said):
            return f"{_stated(this, name, unless_said)} = '{value}'"
        case Is(name, values, unless_said):
            listed: LiteralString = "', '".join(values)
            return f"{_stated(this, name, unless_said)} IN ['{listed}']"
        case IsNot(name, value, unless_said):
            return f"{_stated(this, name, unless_said)} <> '{value}'"
        case CreatedByViewer(label):
            return (
                f"EXISTS {{ MATCH ({this})<-[:CONCERNS]-({this}_e:Event) "
                f"WHERE {this}_e.actor = $viewer AND {this}_e.action = 'CREATED' AND {this}_e.subject = '{label}' }}"
            )
        case AboutVisible():
            return f"$visibleEvents[toString({this}.seq)]"  # worked out before: `graph/reading/events/`
        case ForAdministrators():
            return "false"
        case _:
            raise TypeError(f"{type(rule).__name__} has no condition yet: add it to graph/access/visibility.py")


def _stated(this: LiteralString, name: LiteralString, unless_said: LiteralString | None) -> LiteralString:
    return f"{this}.{name}" if unless_said is None else f"coalesce({this}.{name}, '{unless_said}')"


THROUGH_GRAPH: Final = Conditions()

OWNED: Final[tuple[LiteralString, ...]] = tuple(
    kind.label for kind in MODEL.kinds.values() if not isinstance(kind.visible, AboutVisible | ForAdministrators)
)
"""Labels of the kinds of which each viewer sees what is theirs."""


def visible(kind: Kind, variable: LiteralString, conditions: Conditions = THROUGH_GRAPH) -> LiteralString:
    """The condition under which a viewer whose reach is bounded sees the thing."""
    return conditions.condition(kind.visible, variable)


def own(kind: Kind, variable: LiteralString) -> LiteralString:
    """The condition under which the thing is the viewer's own to change: what is visible, unless the kind says less."""
    return THROUGH_GRAPH.condition(kind.own or kind.visible, variable)


@cache
def names_in_condition(label: str) -> frozenset[str]:
    """Labels and relationship types beyond a thing of the kind, on which it depends who sees it."""
    return frozenset(re.findall(r"[:|](\w+)", visible(MODEL.kinds[label], "n")))


def is_event_about(thing: LiteralString, event: LiteralString) -> LiteralString:
    """The event in a thing's history is about the thing itself, or about a relation that begins at it: whether the thing
    at the relation's other end is visible is not known here.
    """
    labels: LiteralString = "', '".join(OWNED)
    return (
        f"{thing}.id IN {event}.subjectIds "
        f"AND ({event}.subject = head(labels({thing})) OR NOT {event}.subject IN ['{labels}'])"
    )


def visible_actor(event: LiteralString) -> LiteralString:
    """The actor of an event; null where it is a person who is not visible."""
    person: LiteralString = f"{event}_a"
    return (
        f"CASE WHEN NOT {event}.actor STARTS WITH 'person ' "
        f"OR EXISTS {{ MATCH ({person}:Person {{id: substring({event}.actor, 7)}}) "
        f"WHERE {visible(MODEL.kinds['Person'], person)} }} THEN {event}.actor END"
    )


def is_letter_shown(notice: LiteralString) -> LiteralString:
    """Whether the viewer reads what a visible notice says: its person, who sends it, and who sees all relationships that
    it is about.
    """
    person: LiteralString = f"{notice}_w"
    return (
        f"({own(MODEL.kinds['Notice'], notice)} OR EXISTS {{ MATCH ({notice})-[:FOR|SENT_BY]->({person}:Person) "
        f"WHERE 'person ' + {person}.id = $viewer }})"
    )
