"""Before anything is timed: all answer alike, but for how their schemas shape lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

import orjson

if TYPE_CHECKING:
    from collections.abc import Mapping

ONE: Final = frozenset({"offering", "provider", "relationship", "consumer"})
"""What the peer answers as lists of one."""


class Different(Exception):
    """Two do not answer alike; the sentence says where. It stands in the table in place of what was not measured."""

    def __str__(self) -> str:
        return f"| **not measured**: {super().__str__()} |||||||"


def check_alike(name: str, answers: Mapping[str, bytes]) -> None:
    """Answers by stack. Raises Different."""
    found = {stack: comparable(data_of(name, stack, answer)) for stack, answer in answers.items()}
    (first, expected), *others = found.items()
    for stack, answer in others:
        if answer != expected:
            raise Different(f"{name}: {stack} says {shown(answer)}, {first} {shown(expected)}")


def data_of(name: str, stack: str, answer: bytes) -> Any:
    read = orjson.loads(answer)
    if "errors" in read or not read.get("data"):
        raise Different(f"{name}: {stack} answers {shown(read)}")
    return read["data"]


def comparable(value: Any, name: str = "") -> Any:
    """Connections as lists, lists of one as what is in them, and what has no order by id."""
    if isinstance(value, dict):
        given = cast("dict[str, Any]", value)
        if set(given) == {"nodes"}:
            return comparable(given["nodes"], name)
        return {key: comparable(inner, key) for key, inner in given.items()}
    if isinstance(value, list):
        several = [comparable(inner) for inner in cast("list[Any]", value)]
        if name in ONE:
            return several[0]
        return sorted(several, key=lambda one: one["id"]) if name == "supports" else several
    return value


def shown(answer: Any) -> str:
    return orjson.dumps(answer, option=orjson.OPT_SORT_KEYS).decode()[:300]
