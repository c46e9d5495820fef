"""What a message about a planned change has to say, as facts; names are those that its reader may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from graph.model.announcing.notice import NoticeKind
    from graph.model.severity import Action, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What is done to an offering that the reader sees. `until`: the first day on which it is over. `instead`: names of
    its successors.
    """

    offering: str
    action: Action
    until: date | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An offering that goes on, thanks to what is `left` and seen; `until`: the first day on which it does no longer."""

    offering: str
    left: tuple[str, ...]
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What the change does to a consumer, or, where `consumer` is None, to an offering that the reader owns. `way`: names
    along the decisive way, None where the reader does not see it. `already`: it is as badly off for another reason.
    `agreements`: by their references, where the message is the notice that they demand.
    """

    consumer: str | None
    severity: Severity
    offerings: tuple[str, ...]
    way: tuple[str | None, ...] = ()
    already: bool = False
    agreements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message. `title` and `reason` are the owner's words; `why` those of whoever moved the change or gave it up.
    `reader`: None for a channel. `behalf`: in whose place it is read. `before`: the day from which the change was moved.
    `answer_by`, `pass_on_by`: the last days on which its reader should answer, and tell consumers of its own.
    """

    kind: NoticeKind
    change: str
    title: str
    day: date
    provider: str
    reason: str | None = None
    reader: str | None = None
    behalf: str | None = None
    before: date | None = None
    why: str | None = None
    done: tuple[Done, ...] = ()
    hits: tuple[Hit, ...] = ()
    held: tuple[Held, ...] = ()
    answer_by: date | None = None
    pass_on_by: date | None = None
    consent: bool = False
    teller: str | None = None
