"""The declarations: each kind in a file of its own. A new kind is a new file and its line here."""

from graph.model.agreement import AGREEMENT
from graph.model.change import CHANGE
from graph.model.declaration import Column, End, File, Kind, Link, Model, Path, Property, Relation, Thing, properties
from graph.model.event import EVENT
from graph.model.import_run import IMPORT
from graph.model.offering import OFFERING
from graph.model.organization import ORGANIZATION
from graph.model.person import PERSON
from graph.model.relationship import SERVICE_RELATIONSHIP

MODEL = Model((ORGANIZATION, PERSON, OFFERING, SERVICE_RELATIONSHIP, AGREEMENT, CHANGE, EVENT, IMPORT))

__all__ = [
    "MODEL",
    "Column",
    "End",
    "File",
    "Kind",
    "Link",
    "Model",
    "Path",
    "Property",
    "Relation",
    "Thing",
    "properties",
]
