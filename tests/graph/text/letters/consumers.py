"""A small estate with two consumers of one provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.projection.contacts.people import PersonRow
from graph.projection.contacts.relationships import RelationshipRow
from graph.projection.rows import OfferingRow
from tests.graph.impact.small import ask, estate, with_offering

if TYPE_CHECKING:
    from graph.impact.report import Report


def report(*dependencies: str) -> Report:
    """Fleet and Depots have an agreement with host on Routing, which rests on Maps of another provider."""
    tables = estate(dependencies or ["routing -> maps"], ["fleet routing", "depots yard"])
    relationships = [
        RelationshipRow("host-fleet", provider="host", consumer="fleet"),
        RelationshipRow("host-depots", provider="host", consumer="depots"),
    ]
    people = [PersonRow("lucia", name="Lucía"), PersonRow("stranger", name="Stranger")]
    tables = tables._replace(relationships=relationships, persons=people)
    return ask(with_offering(tables, OfferingRow("maps", "cartoleth")), "maps RETIRE")
