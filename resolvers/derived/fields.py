"""Fields that read: things by id, lists of a kind, and relations, each level in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strawberry import ID, UNSET

from resolvers.context import Asked, Context
from resolvers.derived.arguments import (
    INNER_PAGE,
    ROOT_PAGE,
    asked_filter,
    asked_sort,
    asked_window,
    described,
    list_arguments,
    plain,
)
from resolvers.derived.classes import Field, resolved, spoken

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from strawberry.dataloader import DataLoader

    from graph.model import Kind, Relation
    from resolvers.derived.types import Types


def thing_field(types: Types, kind: Kind) -> Field:
    async def thing(info: Asked, id_: str) -> Any:
        return types.thing(kind.label, await things(info.context, kind.label).load(id_))

    words = f"The {spoken(kind.singular)} with this id; null where there is none. {kind.words}"
    thing.__annotations__ = {"info": Asked, "id_": described(ID, "id", "The user's own key.")}
    return resolved(kind.singular, types.things[kind.label] | None, words, thing)


def things(context: Context, label: str) -> DataLoader[str, Any]:
    async def load(ids: list[str]) -> Sequence[Any]:
        return await context.reading.things(label, ids)

    return context.loader(label, load)


def list_field(types: Types, kind: Kind) -> Field:
    async def listed(  # the arguments of every list
        info: Asked,
        first: Any = ROOT_PAGE[0],
        after: Any = UNSET,
        last: Any = UNSET,
        before: Any = UNSET,
        filter_: Any = UNSET,
        sort: Any = UNSET,
    ) -> Any:
        given = {
            "first": stated_first(info, first, last),
            "after": after,
            "last": last,
            "before": before,
            "filter_": filter_,
            "sort": sort,
        }
        reading, wanted = info.context.reading, asked_filter(given)
        page = await reading.page(kind.label, asked_window(kind, given), wanted, asked_sort(given))
        return types.page(kind, page, lambda: reading.count(kind.label, wanted))

    listed.__annotations__ = {"info": Asked, **list_arguments(types.inputs, kind)}
    return resolved(
        kind.plural, types.list_of(kind).connection, f"A list of {spoken(kind.plural)}. {kind.words}", listed
    )


def relation_field(types: Types, relation: Relation) -> Field:
    return related_list_field(types, relation) if relation.many else related_thing_field(types, relation)


def related_thing_field(types: Types, relation: Relation) -> Field:
    async def related(root: Any, info: Asked) -> Any:
        context = info.context

        async def load(ids: list[str]) -> Sequence[Any]:
            return await context.reading.related_thing(relation, ids)

        row = await context.loader((relation.kind, relation.name), load).load(root.id)
        return types.thing(relation.to, row)

    related.__annotations__ = {"root": Any, "info": Asked}
    to = types.things[relation.to]
    return resolved(relation.name, to if relation.required else to | None, relation.words, related)


def related_list_field(types: Types, relation: Relation) -> Field:
    async def related(  # the arguments of every list
        root: Any,
        info: Asked,
        first: Any = INNER_PAGE[0],
        after: Any = UNSET,
        last: Any = UNSET,
        before: Any = UNSET,
        filter_: Any = UNSET,
        sort: Any = UNSET,
    ) -> Any:
        given = {
            "first": stated_first(info, first, last),
            "after": after,
            "last": last,
            "before": before,
            "filter_": filter_,
            "sort": sort,
        }
        page = await pages(info, relation, given).load(root.id)
        return types.page(relation, page, lambda: counts(info, relation, given).load(root.id))

    related.__annotations__ = {"root": Any, "info": Asked, **list_arguments(types.inputs, relation)}
    return resolved(relation.name, types.list_of(relation).connection, relation.words, related)


def pages(info: Asked, relation: Relation, given: dict[str, Any]) -> DataLoader[str, Any]:
    async def load(ids: list[str]) -> Sequence[Any]:
        window, wanted = asked_window(relation, given), asked_filter(given)
        return await info.context.reading.related(relation, ids, window, wanted, asked_sort(given))

    return placed(info, relation, "pages", load)


def counts(info: Asked, relation: Relation, given: dict[str, Any]) -> DataLoader[str, Any]:
    async def load(ids: list[str]) -> Sequence[Any]:
        return await info.context.reading.related_counts(relation, ids, asked_filter(given))

    return placed(info, relation, "counts", load)


def placed(
    info: Asked, relation: Relation, what: str, load: Callable[[list[str]], Awaitable[Sequence[Any]]]
) -> DataLoader[str, Any]:
    """One for each place in the document, since there all arguments are the same."""
    return info.context.loader((relation.kind, relation.name, what, id(info.place)), load)


def stated_first(info: Asked, first: int | None, last: Any) -> int | None:
    """Where `last` is given, the schema's default of `first` means nothing."""
    return first if plain(last) is None or info.states("first") else None
