"""Wherever a statement begins to look, it finds what the filter means."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any, cast

from graphql import parse_value, value_from_ast_untyped

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from graph.model import MODEL
from graph.reading import EVERYTHING, Many, Reading, Selection, Window, kind_listing
from graph.reading.arguments import list_arguments
from graph.reading.statement import list_statement
from tests.engines import notifications
from tests.resolvers.completion.estate import write_estate
from tests.resolvers.completion.questions import LABELS, Questions, literal, of
from tests.resolvers.filters.reference import reference_of

if TYPE_CHECKING:
    from graph.database.engine import Database, EngineSettings
    from graph.model import Kind, Relation

FILTERS = int(os.environ.get("RAPPORT_TEST_FILTERS", "60"))
"""How many are asked on each engine; more by hand."""
ALL = Window(1_000)
NOT_THERE_YET = {"01N50", "01N51", "01N52"}
"""A label, a relationship type, a property that nothing has."""


async def test_random_filters_find_what_they_mean_however_far_they_reach(database: Database) -> None:
    await set_up_schema(database)
    await write_estate(database)
    reference, reading = await reference_of(database, LABELS), Reading(database, MODEL)
    found = begun_elsewhere = 0
    for seed in range(FILTERS):
        chance = random.Random(seed)  # noqa: S311  # the same filters each time
        kind = MODEL.kinds[chance.choice(LABELS)]
        questions = Questions(chance)
        text = far(questions, kind, chance.randint(1, 3)) if chance.random() < 0.7 else questions.filter(kind, 3)
        wanted = cast("dict[str, Any]", value_from_ast_untyped(parse_value(text)))
        things = Many(kind_listing(kind), None, Selection(kind, kind.properties[:1]), 0, counted=True)
        try:
            given = reading.arguments(things, ALL, wanted, [])
        except BadInput as refused:
            assert "more than 20 conditions" in str(refused)  # noqa: PT017  # any other is a fault
            continue
        rows, number = await reading.listed(things, [given])
        expected = reference.found(kind.label, wanted)
        assert (sorted(row[0] for row in rows), number) == (expected, len(expected)), f"seed {seed}: {text}"
        found += bool(expected)
        begun_elsewhere += "DISTINCT" in list_statement(MODEL, things, (given.form,), EVERYTHING).text
    assert found > FILTERS // 3
    assert begun_elsewhere > FILTERS // 3


def test_nothing_is_said_on_neo4j_against_statements_that_begin_elsewhere(running_neo4j: EngineSettings) -> None:
    for seed in range(10):
        chance = random.Random(seed)  # noqa: S311  # as above
        kind = MODEL.kinds[chance.choice(LABELS)]
        wanted = value_from_ast_untyped(parse_value(far(Questions(chance), kind, 3)))
        things = Many(kind_listing(kind), None, Selection(kind, kind.properties[:1]), 0, counted=True)
        given = list_arguments(things.listing, 0, ALL, cast("dict[str, Any]", wanted), [], EVERYTHING)
        statement = list_statement(MODEL, things, (given.form,), EVERYTHING)
        said = notifications(running_neo4j, statement.text, statement.parameters([given]))
        assert [one for one in said if one.code not in NOT_THERE_YET] == [], statement.text


def far(questions: Questions, listed: Kind | Relation, steps: int) -> str:
    """A filter that says most about what is so many relations away."""
    chance, (kind, edge) = questions.chance, of(listed)
    if steps:
        relation = chance.choice([relation for relation in MODEL.relations(kind.label) if relation.to in LABELS])
        there = far(questions, relation, steps - 1)
        said = f"{relation.name}: {f'{{ some: {there} }}' if relation.many else there}"
    else:
        said = f"id: {{ in: {literal([f'{kind.label[0].lower()}{chance.randint(1, 13)}' for _ in range(4)])} }}"
    if chance.random() < 0.3:
        said = f"and: [{{ {said} }}]"
    if chance.random() < 0.3:
        said += f", archived: {literal(chance.random() < 0.5)}"
    if not edge:
        return f"{{ {said} }}"
    item = chance.choice(edge)
    of_edge = f", {item.name}: {questions.operators(item)}" if chance.random() < 0.4 else ""
    return f"{{ node: {{ {said} }}{of_edge} }}"
