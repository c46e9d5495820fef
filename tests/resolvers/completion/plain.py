"""The plain way to answer: each level read by itself, whole things, everything completed by graphql-core."""

from __future__ import annotations

from inspect import isawaitable
from typing import TYPE_CHECKING, Any, cast

from graphql import GraphQLNonNull
from strawberry.relay import PageInfo
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graph.model import Relation
from graph.reading import Grouping, Window, window
from resolvers.derived.arguments import page_sizes
from resolvers.derived.reference import Reference
from resolvers.schema import schema_of
from tests.graph.reading.pages import Pages

MOST = 10_000
"""Rows of a list, all of them."""

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    import strawberry
    from strawberry.dataloader import DataLoader

    from graph.model import Kind, Model
    from resolvers.derived.types import Types
    from tests.graph.reading.pages import Page


def plain_schema_of(model: Model) -> strawberry.Schema:
    """The same schema, in which each field is resolved by itself."""
    schema = schema_of(model)
    executor = cast("Any", schema.execution_context_class)  # pyright: ignore[reportUnknownMemberType]  # generic there
    types: Types = executor.types
    core: Any = schema._schema  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it
    for kind in model.kinds.values():
        core.query_type.fields[kind.singular].resolve = thing_of(types, kind)
        core.query_type.fields[kind.plural].resolve = list_of(types, kind)
        for relation in model.relations(kind.label):
            declared = core.type_map[kind.label].fields[relation.name]
            declared.resolve = (related_list if relation.many else related_thing)(types, relation)
            if relation.many:
                of_list = core.type_map[declared.type.of_type.name].fields
                of_list["totalCount"].resolve = total_count
                if "countBy" in of_list:
                    of_list["countBy"].resolve = count_by
        of_list = core.type_map[f"{kind.label}Connection"].fields
        of_list["totalCount"].resolve = total_count
        if "countBy" in of_list:
            of_list["countBy"].resolve = count_by
    schema.execution_context_class = type("Plainly", (Plainly,), {"types": types})
    return schema


class Plainly(StrawberryGraphQLCoreExecutionContext):
    """Reads what is named one by one, but for those that are named at the same time."""

    types: Types

    def complete_value(
        self,
        return_type: Any,
        field_details_list: Any,
        info: Any,
        path: Any,
        result: Any,
        position_context: Any,
    ) -> Any:
        complete = cast("Any", super().complete_value)  # pyright: ignore[reportUnknownMemberType]  # generic there
        if result.__class__ is not Reference:
            return complete(return_type, field_details_list, info, path, result, position_context)

        async def read() -> Any:
            loader = loaded(info, result.label, things(self.types, info.context, result.label))
            thing = await loader.load(result.id)
            if thing is None and isinstance(return_type, GraphQLNonNull):
                raise TypeError(f"Cannot return null for non-nullable field {info.parent_type}.{info.field_name}.")
            of = self.schema.type_map[result.label]
            answer = complete(of, field_details_list, info, path, thing, position_context)
            return await answer if isawaitable(answer) else answer

        return read()


def pages_of(context: Any) -> Pages:
    return Pages(context.database, context.model, context.scope)


def loaded(info: Any, key: Any, load: Callable[[list[str]], Awaitable[Sequence[Any]]]) -> DataLoader[str, Any]:
    """One for each place of the document and request."""
    return info.context.loader((key, "plainly", id(info.field_nodes[0])), load)


def things(types: Types, context: Any, label: str) -> Callable[[list[str]], Awaitable[list[Any]]]:
    async def load(ids: list[str]) -> list[Any]:
        return [types.thing(label, row) for row in await pages_of(context).things(label, ids)]

    return load


def thing_of(types: Types, kind: Kind) -> Any:
    async def thing(_root: Any, info: Any, id: str) -> Any:  # noqa: A002  # the argument's name
        return await loaded(info, kind.label, things(types, info.context, kind.label)).load(id)

    return thing


def list_of(types: Types, kind: Kind) -> Any:
    async def listed(_root: Any, info: Any, **given: Any) -> Any:
        asked, wanted, sort = arguments(info, kind, given)
        pages = pages_of(info.context)
        page = await pages.page(kind.label, asked, wanted, sort)

        async def whole() -> Page:
            return await pages.page(kind.label, Window(MOST), wanted, [])

        return connection(types, kind, page, lambda: pages.count(kind.label, wanted), whole)

    return listed


def related_thing(types: Types, relation: Relation) -> Any:
    async def related(root: Any, info: Any) -> Any:
        async def load(ids: list[str]) -> list[Any]:
            rows = await pages_of(info.context).related_thing(relation, ids)
            return [types.thing(relation.to, row) for row in rows]

        return await loaded(info, relation.name, load).load(root.id)

    return related


def related_list(types: Types, relation: Relation) -> Any:
    async def related(root: Any, info: Any, **given: Any) -> Any:
        asked, wanted, sort = arguments(info, relation, given)

        async def pages(ids: list[str]) -> list[Page]:
            return await pages_of(info.context).related(relation, ids, asked, wanted, sort)

        async def counts(ids: list[str]) -> list[int]:
            return await pages_of(info.context).related_counts(relation, ids, wanted)

        page = await loaded(info, (relation.name, "pages"), pages).load(root.id)
        counting = loaded(info, (relation.name, "counts"), counts)

        async def wholes(ids: list[str]) -> list[Page]:
            return await pages_of(info.context).related(relation, ids, Window(MOST), wanted, [])

        whole = loaded(info, (relation.name, "wholes"), wholes)
        return connection(types, relation, page, lambda: counting.load(root.id), lambda: whole.load(root.id))

    return related


def arguments(info: Any, listed: Kind | Relation, given: dict[str, Any]) -> tuple[Window, Any, Any]:
    stated = {argument.name.value for argument in info.field_nodes[0].arguments or ()}
    first = given.get("first") if "first" in stated or given.get("last") is None else None
    usual, most = page_sizes(listed)
    asked = window(first, given.get("after"), given.get("last"), given.get("before"), usual=usual, most=most)
    return asked, given.get("filter") or {}, given.get("sort") or []


def connection(
    types: Types,
    listed: Kind | Relation,
    page: Page,
    count: Callable[[], Awaitable[int]],
    whole: Callable[[], Awaitable[Page]],
) -> Any:
    made, label = types.list_of(listed), getattr(listed, "to", None) or getattr(listed, "label", "")
    width = len(types.model.kinds[label].properties)
    edges = [
        made.edge(
            cursor=cursor,
            node=types.thing(label, row),
            **dict(zip(made.edge_attributes, row[width:], strict=False)),
            **({listed.latest.name: None} if isinstance(listed, Relation) and listed.latest else {}),  # not asked here
        )
        for cursor, row in zip(page.cursors, page.rows, strict=True)
    ]
    info = PageInfo(
        has_next_page=page.has_next,
        has_previous_page=page.has_previous,
        start_cursor=page.cursors[0] if page.cursors else None,
        end_cursor=page.cursors[-1] if page.cursors else None,
    )
    counts: dict[str, Any] = {}
    if types.counts.of(listed) is not None:
        counts["countBy"] = lambda: counted(types, listed, whole)
    return made.connection(edges=edges, nodes=[edge.node for edge in edges], pageInfo=info, totalCount=count, **counts)


async def counted(types: Types, listed: Kind | Relation, whole: Callable[[], Awaitable[Page]]) -> Any:
    """What is counted of all rows of the list, one by one."""
    edge = listed.edge if isinstance(listed, Relation) else ()
    kind = types.model.kinds[listed.to] if isinstance(listed, Relation) else listed
    columns = [*((item, False) for item in kind.properties), *((item, True) for item in edge)]
    at = [place for place, (item, _) in enumerate(columns) if item.choice is not None and not item.many]
    rows = [[*(row[place] for place in at), 1] for row in (await whole()).rows]
    return types.counts.made(listed, [Grouping(*columns[place]) for place in at])(rows)


async def count_by(root: Any, _info: Any) -> Any:
    return await root.countBy()


async def total_count(root: Any, _info: Any) -> int:
    return await root.totalCount()
