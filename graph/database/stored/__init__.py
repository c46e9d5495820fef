"""The stored graph as it is read before something is written: things and relations by their ids, in batches."""

from graph.database.stored.asking import (
    Stored,
    all_ids,
    degrees,
    every_relation,
    is_empty,
    known_ids,
    relations_from,
    relations_of,
    relations_to,
    relationships_of_providers,
    things_of_source,
)
from graph.database.stored.links import key_names
from graph.database.stored.reader import EmptyGraph, Questions, Reader
from graph.database.stored.things import named_elsewhere, stored_things

__all__ = [
    "EmptyGraph",
    "Questions",
    "Reader",
    "Stored",
    "all_ids",
    "degrees",
    "every_relation",
    "is_empty",
    "key_names",
    "known_ids",
    "named_elsewhere",
    "relations_from",
    "relations_of",
    "relations_to",
    "relationships_of_providers",
    "stored_things",
    "things_of_source",
]
