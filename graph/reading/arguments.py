"""The arguments of a list: their form, on which the text of a statement depends, apart from the values that go with it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from graph.errors import BadInput
from graph.model.folding import fold
from graph.model.scalars import today
from graph.model.sentences import too_many
from graph.model.texts import kept
from graph.reading.order import SortMember, order
from graph.reading.parameters import Value
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access.scope import Scope
    from graph.reading.listing import Listing
    from graph.reading.order import Order
    from graph.reading.window import Window

Path = tuple[str | int, ...]

MOST_VALUES: Final = 1_000
DEEPEST: Final = 40
FOLDED: Final = frozenset({"contains", "startsWith"})
LIVE: Final = "live"
LIVE_ON: Final = "liveOn"
LIMIT: Final = 0
"""The place of the number of rows among the values of a list."""


class Form(NamedTuple):
    """The arguments without their values, in whose places stand `Value`s. A mapping is a tuple of (name, input);
    `after` and `before` hold one member for each key of the order, None where the row of the cursor has no value there.
    """

    filter: tuple[Any, ...]
    sort: tuple[SortMember, ...]
    after: tuple[Value | None, ...] | None
    before: tuple[Value | None, ...] | None
    from_end: bool


@dataclass(frozen=True, slots=True)
class ListArguments:
    """The arguments of one list in one request; `values` belong to the `Value`s of the form, by their place."""

    form: Form
    values: Sequence[Any]
    window: Window
    order: Order


def list_arguments(
    listing: Listing,
    number: int,
    window: Window,
    filter_: Mapping[str, Any],
    sort: Sequence[Mapping[str, Any]],
    scope: Scope,
) -> ListArguments:
    """Reads the arguments of the query's list `number`. Raises BadInput and Forbidden that name the place."""
    values: list[Any] = [window.size + 1]
    members = tuple(map(SortMember.of, sort))
    ordered = order(listing, members, scope)
    form = Form(
        _formed(filter_, number, values, ("filter",)),
        members,
        _cut(window.after, "after", ordered, number, values),
        _cut(window.before, "before", ordered, number, values),
        window.from_end,
    )
    return ListArguments(form, values, window, ordered)


def _formed(input_: Any, number: int, values: list[Any], path: Path) -> Any:
    """Moves the values of a filter to `values`, and answers its form."""
    if len(path) > DEEPEST:
        raise BadInput(Saying("NESTED_TOO_DEEPLY", "The filter is nested too deeply."), path[:1])
    if isinstance(input_, dict):
        members = cast("dict[str, Any]", input_).items()
        return tuple(_member(name, member, number, values, (*path, name)) for name, member in members)
    if input_ is None or path[-1] == "archived":
        return input_
    if isinstance(input_, list):
        members = cast("list[Any]", input_)
        if not members or isinstance(members[0], dict):
            return tuple(_formed(member, number, values, (*path, place)) for place, member in enumerate(members))
        if len(members) > MOST_VALUES:
            raise BadInput(too_many(".".join(map(str, path)), len(members), MOST_VALUES), path)
        values.append([plain(member) for member in members])
    else:
        values.append(fold(input_) if path[-1] in FOLDED else plain(input_))
    return Value(number, len(values) - 1)


def _member(name: str, input_: Any, number: int, values: list[Any], path: Path) -> tuple[str, Any]:
    """Reads `live` as `liveOn` today. The values of `liveOn` are the day, and whether it is past."""
    if name == LIVE and input_ is not None:
        on_day = _member(LIVE_ON, today(), number, values, path)
        return on_day if input_ else ("not", (on_day,))
    if name == LIVE_ON and input_ is not None:
        values += [plain(input_), plain(input_) < today()]
        return name, (Value(number, len(values) - 2), Value(number, len(values) - 1))
    return name, _formed(input_, number, values, path)


def plain(input_: Any) -> Any:
    """The value as the graph stores it."""
    if isinstance(input_, enum.Enum):
        return input_.value
    return kept(input_) if isinstance(input_, str) else input_


def _cut(
    text: str | None, argument: str, ordered: Order, number: int, values: list[Any]
) -> tuple[Value | None, ...] | None:
    """The places of a cursor's values, whose values go to `values`. Raises BadInput for a cursor of another list."""
    if text is None:
        return None
    cut: list[Value | None] = []
    for value in ordered.comparables(text, argument):
        if value is not None:
            values.append(value)
        cut.append(None if value is None else Value(number, len(values) - 1))
    return tuple(cut)
