"""How a resolver answers a thing: by naming it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Reference(NamedTuple):
    """A resolver answers it in the place of a thing, alone or in a list. Read is what is selected there, with one
    statement for all things that are named at one place of a document. What is not there becomes null.

    `known`: it is sure to be there, so that nothing is read where only ids are selected.
    """

    label: str
    id: str
    known: bool = False


NAMING: Final = "naming"
"""The key under which the metadata of a field says how its resolver names things."""


class Naming(NamedTuple):
    """The field answers a `Reference` to what `attribute` holds the id of, or, in a list, the ids of: things that are
    sure to be there. The attribute may be one of an attribute, with a dot between.
    """

    label: str
    attribute: str
