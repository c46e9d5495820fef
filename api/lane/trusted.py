"""Trusted documents: queries that the builds of clients have named beforehand, so that an id is enough to ask them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

import orjson

from api.lane.refusal import Refused, error
from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from api.lane.asked import Asked

APOLLO: Final = "apollo-persisted-query-manifest"
SHA256: Final = "sha256:"


@dataclass(frozen=True, slots=True)
class TrustedDocuments:
    """Texts by the ids that their files give them, and by the SHA-256 of each in hexadecimal digits. `shipped`: those
    that the explorer asks, which are trusted everywhere.
    """

    texts: dict[str, str] = field(default_factory=dict[str, str])
    only: bool = False
    shipped: Mapping[str, str] = field(default_factory=dict[str, str])
    all: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "all", frozenset((*self.texts.values(), *self.shipped.values())))

    def text(self, asked: Asked) -> str:
        """What is to be executed. Raises `Refused`.

        Over WebSocket clients send the id beside the text, and the text is their own print of the document: where only
        trusted documents are answered, the id counts then.
        """
        if asked.query is not None and (asked.query in self.all or not self.only):
            return asked.query
        document_id = asked.document_id or ""
        if (text := self._of(document_id)) is not None:
            return text
        if asked.query is not None:
            raise Refused([error("Only trusted documents are answered here, and this query is none.", "FORBIDDEN")])
        raise Refused([self._unknown(document_id, retries=asked.retries)])

    def knows(self, asked: Asked) -> bool:
        """Whether what `text` answers is a trusted document."""
        return asked.query is None or self.only or asked.query in self.all

    def _of(self, document_id: str) -> str | None:
        return (
            self.texts.get(document_id)
            or self.texts.get(document_id.removeprefix(SHA256))
            or self.shipped.get(document_id)
        )

    def _unknown(self, document_id: str, *, retries: bool) -> Mapping[str, Any]:
        """Clients that retry with the query know two fixed messages by which they are told to."""
        if retries and not self.texts:
            return error("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED")
        if retries and not self.only:
            return error("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
        return error(f"There is no trusted document '{document_id}'.", "NOT_FOUND")


def trusted_documents(place: Path | None, *, only: bool, shipped: Mapping[str, str] | None = None) -> TrustedDocuments:
    """The documents of a manifest, or of all `*.json` in a folder, and those that are shipped. Raises `BadInput` for what cannot be read or contradicts itself."""
    texts: dict[str, str] = {}
    for path in () if place is None else _files(place):
        for document_id, text in _documents(path):
            for name in (document_id.removeprefix(SHA256), hashlib.sha256(text.encode()).hexdigest()):
                if texts.setdefault(name, text) != text:
                    raise BadInput(f"{path}: '{name}' is the id of another document too.")
    return TrustedDocuments(texts, only, shipped or {})


def _files(place: Path) -> list[Path]:
    if not place.is_dir():
        return [place]
    if found := sorted(place.glob("*.json")):
        return found
    raise BadInput(f"{place} holds no file of trusted documents (*.json).")


def _documents(path: Path) -> Iterator[tuple[str, str]]:
    """Ids and texts of an Apollo manifest, or of an object of texts by id, as Relay and GraphQL Code Generator write."""
    manifest = _manifest(path)
    if manifest.get("format") != APOLLO:
        for document_id, text in manifest.items():
            yield document_id, _checked(text, f"{path}: '{document_id}'")
        return
    operations = manifest.get("operations")
    if manifest.get("version") != 1 or not isinstance(operations, list):
        raise BadInput(f"{path} is no {APOLLO} of version 1 with a list of 'operations'.")
    for number, operation in enumerate(cast("list[object]", operations), 1):
        place = f"{path}: operation {number}"
        given = cast("dict[str, object]", operation) if isinstance(operation, dict) else {}
        yield _checked(given.get("id"), f"{place}: 'id'"), _checked(given.get("body"), f"{place}: 'body'")


def _manifest(path: Path) -> dict[str, object]:
    try:
        manifest = orjson.loads(path.read_bytes())
    except OSError as fault:
        raise BadInput(f"The trusted documents cannot be read: {path}: {fault.strerror}.") from None
    except orjson.JSONDecodeError as fault:
        raise BadInput(f"{path} is not JSON: {fault}.") from None
    if not isinstance(manifest, dict):
        raise BadInput(f"{path} must be an object: an {APOLLO}, or texts by id.")
    return cast("dict[str, object]", manifest)


def _checked(value: object, what: str) -> str:
    if not isinstance(value, str) or not value:
        raise BadInput(f"{what} must be a text.")
    return value
