"""Changing the graph: steps in, one transaction, and either what became of them or a refusal that says why not."""

from graph.writing.mutations.archiving import KEPT_IN_USE
from graph.writing.mutations.change import MOST_AT_ONCE, Part, change, planned
from graph.writing.mutations.fields import Reference, link_ends, link_name, linkable, links_name, references, settable
from graph.writing.mutations.idempotency import Once
from graph.writing.mutations.refusals import (
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
from graph.writing.mutations.relations import relations_now
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect, Step, Update

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
    "settable",
]
