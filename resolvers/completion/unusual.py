"""What generated functions leave to graphql-core."""

from __future__ import annotations

from types import CoroutineType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Unusual(Exception):
    """A value that is not as it should be: graphql-core is to say what is wrong with it."""


def at_once(resolver: Callable[..., Any]) -> Callable[..., Any]:
    """The resolver, which must not answer something that has yet to be awaited."""

    def resolve(*given: Any, **more: Any) -> Any:
        answer = resolver(*given, **more)
        if answer.__class__ is CoroutineType:
            answer.close()
            raise Unusual
        return answer

    return resolve
