"""Why something is not done at the status that a thing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable


def already(status: str) -> Saying:
    return Saying("ALREADY", "is {status} already", status=status)


def only_while(status: str, allowed: Iterable[str]) -> Saying:
    words = "is {status}: this can be done while it is {allowed}"
    return Saying("ONLY_WHILE", words, status=status, allowed=" or ".join(allowed))
