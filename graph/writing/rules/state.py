"""What a change leads to: the graph as it will be, and what of that the change itself writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Collection, Iterable, Mapping, Sequence

    from graph.database.stored import Stored
    from graph.model import Link, Model
    from graph.saying import Saying

Order = tuple[int, ...]
"""A sort key: what is written first comes first."""


class FutureState(Protocol):
    """The graph as it will be once a change is written, whether the change is a mutation or an import.

    Relations are answered as (owner, other, values), things as values by property name. Whatever answers batches keeps
    them small enough for the memory, and repeats no thing or owner in a later batch.
    """

    @property
    def model(self) -> Model: ...

    def written(self, link: Link, relation: Stored, name: str | None = None) -> Order | None:
        """Answers where among all that is written the relation stands, or its property of that name; None where only
        the stored graph says it.
        """
        ...

    def by_owner(self, link: Link) -> AsyncIterator[Sequence[Stored]]:
        """Yields all relations of the owners of which some relation is written or taken away."""
        ...

    def by_other(self, link: Link, keys: Collection[str] = ()) -> AsyncIterator[Sequence[Stored]]:
        """Yields all relations to the things to which some relation is written. `keys`: only of relations that are
        identified by one of these values.
        """
        ...

    def written_pairs(self, link: Link) -> AsyncIterator[Sequence[tuple[str, str]]]:
        """Yields (owner, other) of the relations that are written."""
        ...

    def changed_things(self, label: str, names: Collection[str]) -> AsyncIterator[Sequence[str]]:
        """Yields ids of the things of which one of these properties is written; it may leave out those that are new, of
        which every relation is written too.
        """
        ...

    def moved(self, link: Link) -> AsyncIterator[Sequence[str]]:
        """Yields the owners whose one relation is written to lead elsewhere than it does in the stored graph."""
        ...

    async def things(self, label: str, ids: Iterable[str]) -> Mapping[str, Mapping[str, Any]]:
        """Answers things by id; those that there will not be are left out."""
        ...

    async def relations_of(self, link: Link, owners: Iterable[str]) -> Sequence[Stored]:
        """Answers the relations of owners."""
        ...

    async def kept_relations_to(self, link: Link, others: Iterable[str]) -> Sequence[Stored]:
        """Answers the relations to things that were stored before and will still be there; it may answer new ones."""
        ...

    async def leads_to(self, link: Link, owners: Iterable[str]) -> Mapping[str, str]:
        """Answers the one thing to which each owner's relation leads, of those owners that have one."""
        ...

    async def chain(self, link: Link, owners: Iterable[str] | None = None) -> Sequence[Stored]:
        """Answers at least the relations that lead away from owners, over however many steps. `owners` None: from those
        of which one is written.
        """
        ...


class Spot(NamedTuple):
    """What of the written breaks a rule: a relation, all relations of an owner (`relation` None), or a thing (`of` is its
    label). `columns`: the first that is written says it; none = the relation as a whole.
    """

    of: Link | str
    id: str
    relation: Stored | None = None
    columns: tuple[str, ...] = ()


class Broken(NamedTuple):
    """A rule that would not hold. `spots`: the first that is written is at fault. `names`: (label, id) of the things that
    the sentence names.
    """

    message: Saying
    spots: tuple[Spot, ...]
    names: tuple[tuple[str, str], ...] = ()


def relation_spot(link: Link, relation: Stored, *columns: str) -> Spot:
    return Spot(link, relation.owner, relation, columns)


def owner_spot(link: Link, owner: str, *columns: str) -> Spot:
    return Spot(link, owner, None, columns)


def thing_spot(label: str, id_: str, *columns: str) -> Spot:
    return Spot(label, id_, None, columns)
