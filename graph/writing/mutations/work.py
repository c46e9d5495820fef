"""The state of one transaction while it changes the graph."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import orjson

from graph.database.event_log import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import LiteralString

    from graph.access import Viewer
    from graph.database.engine import Transaction
    from graph.model import Link, Model
    from graph.model.event import EventAction
    from graph.writing.mutations.refusals import Place


@dataclass(slots=True)
class Work:
    """`touched`: by link, the relations that were written, as (owner, other), with their place in the input.
    `created`, `deleted`: ids by label of the things that are created and deleted.
    """

    transaction: Transaction
    model: Model
    viewer: Viewer
    mutation: str
    entries: list[Entry] = field(default_factory=list[Entry])
    touched: dict[Link, dict[tuple[str, str], Place]] = field(default_factory=dict[Any, Any])
    created: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    deleted: dict[str, set[str]] = field(default_factory=dict[str, set[str]])

    def touch(self, link: Link, owner: str, other: str, place: Place) -> None:
        self.touched.setdefault(link, {})[owner, other] = place

    def note(
        self,
        action: EventAction,
        subject: str,
        key: str,
        before: Mapping[str, Any] | None,
        after: Mapping[str, Any] | None,
        concerns: Sequence[tuple[LiteralString, str]],
    ) -> None:
        """Adds one event. `key`: id of the thing, or of the one at the start of the relation."""
        self.entries.append(
            Entry(
                action=action,
                subject=subject,
                subject_ids=(key,),
                actor=self.viewer.actor,
                mutation=self.mutation,
                before=_json(before),
                after=_json(after),
                concerns=tuple(dict.fromkeys(concerns)),
            )
        )


def _json(values: Mapping[str, Any] | None) -> str | None:
    return None if values is None else orjson.dumps(dict(values)).decode()
