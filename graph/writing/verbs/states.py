"""Why something is not done at the status that a thing has, or with an input that says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.writing.verbs.verb import Call


def already(status: str) -> Saying:
    return Saying("ALREADY", "is {status} already", status=status)


def only_while(status: str, allowed: Iterable[str]) -> Saying:
    words = "is {status}: this can be done while it is {allowed}"
    return Saying("ONLY_WHILE", words, status=status, allowed=" or ".join(allowed))


def require_something(call: Call, *names: str) -> None:
    """Raises InvalidInput where none of these fields of the input is given."""
    if all(call.input.get(name) is None for name in names):
        words = "or {names} is needed: nothing is said otherwise"
        said = Saying("SAYS_NOTHING", words, names=" or ".join(names[1:]), first=names[0])
        raise call.wrong(names[0], said)
