"""A property is one line and a kind is one file: everything else follows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field, create_model

from graph.database.definitions import definitions
from graph.database.engine import Engine
from graph.database.schema import set_up_schema
from graph.model import MODEL, Column, End, Kind, Link, Model, Thing
from graph.model.offering import Offering
from graph.model.ownership import OFFERED, Leads
from graph.model.scalars import SEARCHED, Choice, Day, Text
from resolvers.context import Context
from resolvers.schema import schema_of
from tests.estate import Estate
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database


class Loudness(Choice):
    """How loud it is."""

    QUIET = "QUIET", "Hardly heard."
    LOUD = "LOUD", "Heard by everybody."


class Horn(Thing):
    """Something that blows."""

    name: Annotated[Text, SEARCHED] = Field(description="What it is called.")
    loudness: Loudness | None = Field(None, description="How loud it blows.")
    tuned_on: Day | None = Field(None, description="Day on which it was last tuned.")


HORN = Kind(
    model=Horn,
    label="Horn",
    singular="horn",
    plural="horns",
    file="horns",
    order=("name",),
    found_by="name",
    visible=Leads("-[:BLOWN_FOR]->", "Offering", OFFERED),
    links=(
        Link(
            type="BLOWN_FOR",
            start="Horn",
            end="Offering",
            words="A horn and the offering for which it is blown.",
            out=End("blown_for", "The offering for which it is blown.", many=False),
            back=End("horns", "The horns that are blown for it."),
            column=Column("blown_for", at="start"),
        ),
    ),
)
COLOURED = create_model(
    "Coloured",
    __base__=Offering,
    __doc__=Offering.__doc__,
    colour=(Annotated[Text | None, SEARCHED], Field(None, description="Its colour.")),
)
LARGER = Model(
    (*(replace(kind, model=COLOURED) if kind.label == "Offering" else kind for kind in MODEL.kinds.values()), HORN)
)


def test_a_declared_kind_and_property_are_in_the_schema() -> None:
    sdl = schema_of(LARGER).as_str()
    for line in (
        "type Horn implements Node {",
        "  loudness: Loudness\n",
        "  blownFor: Offering\n",
        "input HornFilter {",
        "  blownFor: OfferingFilter\n",
        "  horns: HornListFilter\n",
        "  horn(\n",
        "  ): HornConnection!",
        "  colour: String\n",
        "  colour: SearchedStringFilter\n",
        "  colour: Direction\n",
        '  """How loud it blows."""',
        '  """Heard by everybody."""\n  LOUD\n',
    ):
        assert line in sdl, line


def test_a_declared_kind_and_property_are_known_to_the_engine() -> None:
    added = set(definitions(LARGER, Engine.NEO4J)) - set(definitions(MODEL, Engine.NEO4J))
    assert {one.statement for one in added} == {
        "CREATE CONSTRAINT Horn_id IF NOT EXISTS FOR (n:Horn) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX Horn_source IF NOT EXISTS FOR (n:Horn) ON (n.source)",
        "CREATE INDEX Horn_name IF NOT EXISTS FOR (n:Horn) ON (n.name)",
        "CREATE TEXT INDEX Horn_nameFolded IF NOT EXISTS FOR (n:Horn) ON (n.nameFolded)",
        "CREATE TEXT INDEX Offering_colourFolded IF NOT EXISTS FOR (n:Offering) ON (n.colourFolded)",
    }


QUESTIONS: dict[str, dict[str, Any]] = {
    'horn(id: "h1") { name loudness blownFor { colour } }': {
        "horn": {"name": "H1", "loudness": "QUIET", "blownFor": {"colour": "Red"}}
    },
    """offerings(filter: { colour: { contains: "RED" }, horns: { some: { loudness: { eq: LOUD } } } }) {
         nodes { id horns(sort: [{ loudness: DESC }]) { nodes { id } } } }""": {
        "offerings": {"nodes": [{"id": "maps", "horns": {"nodes": [{"id": "h2"}, {"id": "h1"}]}}]}
    },
    "horns(sort: [{ loudness: DESC }], filter: { blownFor: null }) { nodes { id } }": {
        "horns": {"nodes": [{"id": "h3"}]}
    },
    'search(text: "h2", kinds: [Horn]) { nodes { id ... on Horn { loudness } } }': {
        "search": {"nodes": [{"id": "h2", "loudness": "LOUD"}]}
    },
    'node(kind: Horn, id: "h3") { __typename id }': {"node": {"__typename": "Horn", "id": "h3"}},
}


async def test_a_declared_kind_and_property_are_read_filtered_sorted_and_found(database: Database) -> None:
    await set_up_schema(database, LARGER)
    estate = Estate(database, LARGER)
    await estate.things("Offering", {"id": "maps", "colour": "Red"}, {"id": "mail"})
    await estate.things("Horn", {"id": "h1", "loudness": "QUIET"}, {"id": "h2", "loudness": "LOUD"}, {"id": "h3"})
    await estate.relations("Horn", "blownFor", ("h1", "maps"), ("h2", "maps"))
    larger = schema_of(LARGER)
    for question, found in QUESTIONS.items():
        result = await larger.execute(f"{{ {question} }}", context_value=Context(database, LARGER))
        assert answer(result) == {"data": found}
