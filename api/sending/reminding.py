"""Reminders and escalations in words, made at intervals."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from graph.model.announcing.notice import NoticeKind
from graph.text.letters.following import followed
from graph.writing.outbox.holding import held_until
from graph.writing.outbox.reminding import remind

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.database.engine import Database
    from graph.writing.outbox.following import Following, Unacknowledged

EVERY: Final = timedelta(minutes=10)
LONGEST: Final = 10_000
"""Characters of a message."""


@dataclass(slots=True)
class Reminding:
    """`now`: a clock."""

    database: Database
    now: Callable[[], datetime]
    _last: datetime = field(default=datetime.min.replace(tzinfo=UTC))

    async def __call__(self) -> None:
        """Makes what is due, ten minutes after it last looked at the earliest; also where the clock was put back."""
        at = self.now()
        if abs(at - self._last) >= EVERY:
            self._last = at
            await remind(self.database, at, await held_until(self.database), words)


def words(one: Unacknowledged, following: Following) -> tuple[str, str, str]:
    """Subject, text and its language."""
    said = followed(
        NoticeKind.ESCALATION if following.holder else NoticeKind.REMINDER,
        subject=one.subject,
        text=one.text,
        language=one.language,
        day=date.fromisoformat(one.day),
        sent=datetime.fromisoformat(one.sent_at).date(),
    )
    return said.subject[:LONGEST], said.text[:LONGEST], said.language
