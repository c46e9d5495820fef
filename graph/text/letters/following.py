"""What follows a message that nobody has acknowledged: it is sent again as it was, behind a line that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.text.letters.language import day_in, tongue_of, words_in
from graph.text.letters.wording import Worded

if TYPE_CHECKING:
    from datetime import date

    from graph.model.announcing.notice import NoticeKind


def followed(kind: NoticeKind, *, subject: str, text: str, language: str, day: date, sent: date) -> Worded:
    """`kind`: REMINDER or ESCALATION; `day`: of the change; `sent`: when the message was sent that is repeated."""
    tongue = tongue_of(language)
    say = words_in(tongue)
    opening = say("opening", kind=kind.value, sent=day_in(tongue, sent), provider="", day="", before="")
    title = say("subject", kind=kind.value, title=subject, day=day_in(tongue, day))
    return Worded(title, f"{opening}\n\n{text}", tongue.value)
