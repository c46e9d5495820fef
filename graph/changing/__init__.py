"""Changing the graph: steps in, one transaction, and either what became of them or a refusal that says why not."""

from graph.changing.archiving import KEPT_IN_USE
from graph.changing.change import MOST_AT_ONCE, Part, change, planned
from graph.changing.fields import Reference, link_ends, link_name, linkable, links_name, references, stated
from graph.changing.idempotency import Once
from graph.changing.refusals import (
    Absence,
    DuplicateKey,
    Fault,
    InvalidInput,
    Missing,
    NotAllowed,
    Place,
    Refusal,
    StillReferenced,
    VersionConflict,
)
from graph.changing.relations import relations_now
from graph.changing.steps import Connect, Create, Delete, Disconnect, Step, Update

__all__ = [
    "KEPT_IN_USE",
    "MOST_AT_ONCE",
    "Absence",
    "Connect",
    "Create",
    "Delete",
    "Disconnect",
    "DuplicateKey",
    "Fault",
    "InvalidInput",
    "Missing",
    "NotAllowed",
    "Once",
    "Part",
    "Place",
    "Reference",
    "Refusal",
    "Step",
    "StillReferenced",
    "Update",
    "VersionConflict",
    "change",
    "link_ends",
    "link_name",
    "linkable",
    "links_name",
    "planned",
    "references",
    "relations_now",
    "stated",
]
