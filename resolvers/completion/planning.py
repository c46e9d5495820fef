"""A plan for one field of a document: what it selects, and the functions that complete it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.reading import kind_listing
from resolvers.completion.generated import Generated
from resolvers.completion.plan import ListPlan, Plan, Rows, ThingPlan
from resolvers.completion.selecting import Selecting

if TYPE_CHECKING:
    from graphql import GraphQLField

    from graph.model import Kind
    from resolvers.completion.asker import Asker
    from resolvers.completion.plan import Details


def list_plan(executor: Asker, kind: Kind, declared: GraphQLField, details: Details) -> ListPlan:
    plan = ListPlan()
    selecting = Selecting(executor, plan)
    plan.place = selecting.listed(kind_listing(kind), None, declared, details, None)
    plan.place.fix(executor.types.model)
    plan.complete = Generated(selecting, plan).of_list(plan.place)
    return plan


def thing_plan(executor: Asker, label: str, details: Details) -> ThingPlan:
    plan = ThingPlan()
    selecting = Selecting(executor, plan)
    rows = Rows(executor.types.model.kinds[label])
    plan.place = selecting.thing(rows, details)
    rows.fix(executor.types.model)
    plan.complete = Generated(selecting, plan).of_thing(plan.place)
    return plan


def value_plan(executor: Asker, of: Any, details: Details) -> Plan:
    """The plan of what a resolver has answered."""
    plan = Plan()
    plan.complete = Generated(Selecting(executor, plan), plan).of_value(of, details)
    return plan
