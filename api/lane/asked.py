"""A GraphQL request as it came, whatever carried it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from api.lane.refusal import Refused, error

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Asked:
    """`query` or `document_id` is given. `retries`: the client sends the query after all where it is told to."""

    query: str | None = None
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict[str, Any])
    document_id: str | None = None
    retries: bool = False


def asked_for(parameters: Mapping[str, Any]) -> Asked:
    """Raises `Refused` for what is no request: a body over HTTP, the payload of a `subscribe` over WebSocket."""
    query, name = _text(parameters, "query"), _text(parameters, "operationName")
    variables, extensions = _object(parameters, "variables"), _object(parameters, "extensions")
    document_id, persisted = _text(parameters, "documentId"), _persisted(extensions)
    if query is None and document_id is None and persisted is None:
        raise _malformed("'query' must be given, a text in the GraphQL language, or 'documentId'.")
    return Asked(query, name, variables, document_id or persisted, retries=document_id is None)


def _persisted(extensions: Mapping[str, Any]) -> str | None:
    """The id of a document as Apollo Client and urql send it."""
    persisted = _object(extensions, "persistedQuery", "extensions.persistedQuery")
    return _text(persisted, "sha256Hash", "extensions.persistedQuery.sha256Hash")


def _text(given: Mapping[str, Any], name: str, called: str | None = None) -> str | None:
    value = given.get(name)
    if not isinstance(value, str | None):
        raise _malformed(f"'{called or name}' must be a text.")
    return value or None


def _object(given: Mapping[str, Any], name: str, called: str | None = None) -> Mapping[str, Any]:
    value = given.get(name)
    if not isinstance(value, dict | None):
        raise _malformed(f"'{called or name}' must be an object.")
    return cast("dict[str, Any]", value or {})


def _malformed(sentence: str) -> Refused:
    return Refused([error(sentence, "BAD_INPUT")])
