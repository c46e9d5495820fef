"""Things and relations brought to a stated form: what is there is read and compared, only differences are written."""

from graph.writing.asking import (
    Questions,
    Stored,
    accountable_people,
    all_ids,
    degrees,
    every_relation,
    is_empty,
    known_ids,
    relations_from,
    relations_of,
    relations_to,
    relationships_of_providers,
    stored_things,
    things_of_source,
)
from graph.writing.difference import Difference, Overtaken, Reader
from graph.writing.links import LinkRow, Stated, differing_links, is_plain, key_names, remove_links, write_links
from graph.writing.sides import Sides, sides
from graph.writing.things import ThingRow, differing_things, remove_things, write_things

__all__ = [
    "Difference",
    "LinkRow",
    "Overtaken",
    "Questions",
    "Reader",
    "Sides",
    "Stated",
    "Stored",
    "ThingRow",
    "accountable_people",
    "all_ids",
    "degrees",
    "differing_links",
    "differing_things",
    "every_relation",
    "is_empty",
    "is_plain",
    "key_names",
    "known_ids",
    "relations_from",
    "relations_of",
    "relations_to",
    "relationships_of_providers",
    "remove_links",
    "remove_things",
    "sides",
    "stored_things",
    "things_of_source",
    "write_links",
    "write_things",
]
