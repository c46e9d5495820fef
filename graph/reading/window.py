"""The part of a list that a query wants, and the page that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph.errors import BadInput
from graph.model.sentences import beyond_bounds
from graph.saying import Saying


@dataclass(frozen=True, slots=True)
class Window:
    """`size` rows from the start, or from the end if `from_end`, of those between the cursors `after` and `before`."""

    size: int
    from_end: bool = False
    after: str | None = None
    before: str | None = None

    def rows(self, found: list[Any]) -> list[Any]:
        """The rows of the page in the order of the list. `found`: the engine's rows, with one more where there is one."""
        rows = found[: self.size]
        if self.from_end:
            rows.reverse()
        return rows

    def has_next(self, found: list[Any]) -> bool:
        return self.before is not None or (len(found) > self.size and not self.from_end)

    def has_previous(self, found: list[Any]) -> bool:
        return self.after is not None or (len(found) > self.size and self.from_end)


def window(
    first: int | None, after: str | None, last: int | None, before: str | None, *, usual: int, most: int
) -> Window:
    """`usual` rows where neither `first` nor `last` is given. Raises BadInput that names the argument."""
    if first is not None and last is not None:
        words = "first and last cannot both be given: one pages forwards, the other backwards."
        raise BadInput(Saying("BOTH_WAYS", words), ("last",))
    for name, size in (("first", first), ("last", last)):
        if size is not None and not 1 <= size <= most:
            raise BadInput(beyond_bounds(name, size, most), (name,))
    return Window(last or first or usual, last is not None, after, before)
