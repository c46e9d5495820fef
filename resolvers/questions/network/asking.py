"""What questions about networks have in common: the day, and things that are named."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import BadInput, Unavailable
from graph.impact.scenario_input import parsed_day
from graph.model.sentences import no_such, not_here
from graph.questions.network.keeping import networks_of
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.impact.explanation import LANGUAGE
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graph.projection.follower import IncompleteReason
    from graph.questions.network.keeping import KeptNetworks
    from graph.questions.network.sight import Sight
    from graph.saying import Saying
    from graph.text.catalogue.language import Language
    from resolvers.context import Context
    from resolvers.derived.classes import Field

T = TypeVar("T")

ON = described(Date | None, "on", "The day; today's date in UTC unless given.")


def networks(context: Context) -> KeptNetworks:
    if context.impact is None:
        raise Unavailable(not_here("Networks"))
    return networks_of(context.impact)


def day_of(on: Any) -> int:
    """Raises BadInput for what is no day."""
    return parsed_day(plain(on), datetime.now(UTC).date(), ("on",)).toordinal()


async def ask(context: Context, on: Any, question: Callable[[Sight], T]) -> tuple[T, IncompleteReason | None]:
    return await networks(context).ask(context.scope, day_of(on), question)


async def refuse_unseen(context: Context, label: str, ids: Iterable[str], path: tuple[str | int, ...]) -> None:
    """What is not seen is answered like what was never there. Raises BadInput that names the argument."""
    wanted = sorted(set(ids))
    there = await context.reading.seen(label, wanted) if wanted else set[str]()
    for id_ in wanted:
        if id_ not in there:
            raise BadInput(no_such(label, id_), path)


def one_of(given: Mapping[str, Any], words: Saying, path: tuple[str | int, ...]) -> None:
    """Raises BadInput with these words unless one value is given; null and false are none."""
    if sum(value is not None and value is not False for value in given.values()) != 1:
        raise BadInput(words, path)


def reason_field(words: str, said: Callable[[Any, Language], str | None], *, always: bool = True) -> dict[str, Field]:
    """A sentence about its root, in the language that is asked for."""

    def worded(root: Any, info: Asked, language: Any = None) -> str | None:
        return said(root, info.spoken(language))

    return {
        "reason": resolved(
            "reason",
            str if always else str | None,
            words,
            worded,
            arguments={"language": described(str | None, "language", LANGUAGE)},
        )
    }
