"""Calls of resolvers that take arguments or want to know of the question: what they are given is made once for all objects
at one place of a document.
"""

# graphql-core and strawberry leave types of theirs open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from strawberry.types.arguments import convert_arguments

from resolvers.completion.unusual import at_once
from resolvers.context import Asked

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graphql import GraphQLResolveInfo

    from resolvers.completion.plan import CallPlace


def call_of(
    place: CallPlace, question: GraphQLResolveInfo[Any], arguments: Callable[[], Mapping[str, Any]]
) -> Callable[[Any], Any]:
    """Calls the resolver with an object as its root. `arguments`: as the document gives them; their errors are met when it is
    called.
    """
    field: Any = place.declared.extensions["strawberry-definition"]
    resolve = at_once(field.base_resolver.wrapped_func)
    given: dict[str, Any] | None = None

    def called(root: Any) -> Any:
        nonlocal given
        if given is None:
            given = _given(field, Asked(_raw_info=question, _field=field), arguments())
        return resolve(root=root, **given)

    return called


def _given(field: Any, info: Asked, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments as strawberry hands them to a resolver, and what it is told of the question."""
    schema: Any = info.schema
    registry = schema.schema_converter.scalar_registry
    given = convert_arguments(dict(arguments), field.arguments, registry, schema.config, info)
    return {**given, "info": info} if field.base_resolver.info_parameter else given
