"""What a list is asked, parted into its form, on which a statement's text depends, and the values that go with it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from graph.errors import BadInput
from graph.model.folding import fold
from graph.model.scalars import today
from graph.model.texts import kept
from graph.reading.order import SortMember, order
from graph.reading.parameters import Value

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
    """Everything but the values: in their places stand `Value`s. Mappings are tuples of (name, what is given);
    `after` and `before` hold one member for each key of the order, None where the row has no value there.
    """

    filter: tuple[Any, ...]
    sort: tuple[SortMember, ...]
    after: tuple[Value | None, ...] | None
    before: tuple[Value | None, ...] | None
    from_end: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What one list is asked in one request."""

    form: Form
    values: Sequence[Any]
    window: Window
    order: Order


def asked(
    listing: Listing,
    number: int,
    window: Window,
    given: Mapping[str, Any],
    sort: Sequence[Mapping[str, Any]],
    scope: Scope,
) -> Asked:
    """Of the question's list `number`. Raises BadInput and Forbidden that name the place."""
    values: list[Any] = [window.size + 1]
    members = tuple(map(SortMember.of, sort))
    ordered = order(listing, members, scope)
    form = Form(
        _parted(given, number, values, ("filter",)),
        members,
        _cut(window.after, "after", ordered, number, values),
        _cut(window.before, "before", ordered, number, values),
        window.from_end,
    )
    return Asked(form, values, window, ordered)


def _parted(given: Any, number: int, values: list[Any], path: Path) -> Any:
    if len(path) > DEEPEST:
        raise BadInput("The filter is nested too deeply.", path[:1])
    if isinstance(given, dict):
        members = cast("dict[str, Any]", given).items()
        return tuple(_member(name, member, number, values, (*path, name)) for name, member in members)
    if given is None or path[-1] == "archived":
        return given
    if isinstance(given, list):
        members = cast("list[Any]", given)
        if not members or isinstance(members[0], dict):
            return tuple(_parted(member, number, values, (*path, place)) for place, member in enumerate(members))
        if len(members) > MOST_VALUES:
            raise BadInput(
                f"{'.'.join(map(str, path))} has {len(members):,} values; {MOST_VALUES:,} are the most.", path
            )
        values.append([plain(member) for member in members])
    else:
        values.append(fold(given) if path[-1] in FOLDED else plain(given))
    return Value(number, len(values) - 1)


def _member(name: str, given: Any, number: int, values: list[Any], path: Path) -> tuple[str, Any]:
    """`live` asks of today what `liveOn` asks of a day: a day, and whether it is past."""
    if name == LIVE and given is not None:
        on_day = _member(LIVE_ON, today(), number, values, path)
        return on_day if given else ("not", (on_day,))
    if name == LIVE_ON and given is not None:
        values += [plain(given), plain(given) < today()]
        return name, (Value(number, len(values) - 2), Value(number, len(values) - 1))
    return name, _parted(given, number, values, path)


def plain(given: Any) -> Any:
    """In the form in which it is kept."""
    if isinstance(given, enum.Enum):
        return given.value
    return kept(given) if isinstance(given, str) else given


def _cut(
    text: str | None, argument: str, ordered: Order, number: int, values: list[Any]
) -> tuple[Value | None, ...] | None:
    if text is None:
        return None
    cut: list[Value | None] = []
    for value in ordered.comparables(text, argument):
        if value is not None:
            values.append(value)
        cut.append(None if value is None else Value(number, len(values) - 1))
    return tuple(cut)
