"""Brings things and relations to a declared state: what is there is read and compared, only differences are written."""

from graph.writing.upsert.difference import Difference, Overtaken
from graph.writing.upsert.links import (
    DeclaredLinks,
    LinkRow,
    StoredLinks,
    compared_links,
    differing_links,
    identity,
    is_plain,
    put_links,
    remove_links,
    stored_links,
    write_links,
)
from graph.writing.upsert.things import (
    ThingRow,
    compared_things,
    differing_things,
    put_things,
    remove_things,
    write_things,
)

__all__ = [
    "DeclaredLinks",
    "Difference",
    "LinkRow",
    "Overtaken",
    "StoredLinks",
    "ThingRow",
    "compared_links",
    "compared_things",
    "differing_links",
    "differing_things",
    "identity",
    "is_plain",
    "put_links",
    "put_things",
    "remove_links",
    "remove_things",
    "stored_links",
    "write_links",
    "write_things",
]
