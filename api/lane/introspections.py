"""Answers about the schema alone: the same every time, so that their bytes are kept by what is selected."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

import orjson

from api.lane.scan import tokens_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from api.lane.asked import Asked

KEPT: Final = 8
MOST_TOKENS: Final = 2_000
ABOUT_SCHEMA: Final = ("__schema", "__type")


@dataclass(frozen=True, slots=True)
class Encoded:
    """A body as it is sent, plain and by gzip."""

    plain: bytes
    zipped: bytes


def encoded(body: Mapping[str, Any]) -> Encoded:
    plain = orjson.dumps(body)
    return Encoded(plain, gzip.compress(plain, compresslevel=6, mtime=0))


class Introspections:
    """The last answers, by the tokens from the first brace on: comments, blanks and the operation's name make no
    difference.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Encoded] = OrderedDict()

    def answer(self, asked: Asked) -> Encoded | None:
        key = key_of(asked)
        if key is None or key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return self._kept[key]

    def keep(self, asked: Asked, answer: Encoded) -> None:
        key = key_of(asked)
        if key is not None:
            self._kept[key] = answer
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)


def key_of(asked: Asked) -> str | None:
    """None for what is no lone query about the schema without variables and directives of its own."""
    text = asked.query
    if text is None or not any(name in text for name in ABOUT_SCHEMA):
        return None
    tokens = tokens_of(text, MOST_TOKENS)
    head = list(takewhile(lambda one: one != "{", tokens))
    if len(tokens) > MOST_TOKENS or head[:1] not in ([], ["query"]) or len(head) > 2:
        return None
    if asked.operation_name is not None and head[1:] != [asked.operation_name]:
        return None
    return "\0".join(tokens[len(head) :])
