"""The messages that a planned change would make, as they would be made now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Final

from graph.model.announcing.notice import NoticeKind
from graph.model.answers import KEPT_BACK, Names, answer
from graph.model.contact.channel import ChannelKind
from graph.model.severity import Severity
from graph.text.letters.blocks import blocks_of
from graph.text.letters.blocks import html as as_html
from graph.text.letters.facts import Planned
from graph.text.letters.for_verbs import addressed_to, owed_by
from graph.text.letters.giving import Drafts
from graph.text.letters.language import tongue_of
from graph.writing.verbs.announcing.messages import asked_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.questions.announcing.weighing import Weighing
    from graph.writing.verbs.announcing.weighed import Message

TIME_TO_ANSWER: Final = timedelta(days=14)
"""Time that a preview gives for an answer: only proposing says by when one is asked for."""
ASKING: Final = frozenset({"DRAFT", "REJECTED"})
"""Statuses in which the next messages that are made are questions; in others the change is announced."""
ALL: Final = slice(None)


@answer("NoticePreview")
@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A message about a planned change that is not made yet, as it would be made now."""

    kind: Annotated[NoticeKind, "Why it would be sent: QUESTION or NOTICE."]
    person: Annotated[str | None, "Who would be told; null for a formal notice.", Names("Person")]
    via: Annotated[str | None, "The channel over which it would be sent.", Names("Channel")]
    channel: Annotated[ChannelKind | None, "By what means; null where it has to be told by hand."]
    reachable: Annotated[bool, "Whether it can be sent; false where it has to be told by hand."]
    severity: Annotated[Severity, "How badly its reader's side is affected."]
    deadline: Annotated[
        date | None, "Last day on which it is in time, or its answer; null where no agreement demands notice."
    ]
    language: Annotated[str, "Language of the text as a BCP 47 tag."]
    subject: Annotated[str, "What it is about, in one line."]
    text: Annotated[str, "What it says, as plain text."]
    reader: str | None

    @property
    def html(self) -> Annotated[str, "What it says, as a page of simple HTML without style, image or link."]:
        return as_html(blocks_of(self.text), self.language)


@answer("NoticePreviews")
@dataclass(frozen=True, slots=True, kw_only=True)
class Previews:
    """The messages that the next verb of a planned change's course would make: questions where it is to be proposed, notices
    where it is to be announced. None once it is announced. Whoever keeps the change is shown those to readers whom they see.
    """

    change: Annotated[str, "The planned change.", Names("Change")]
    total: Annotated[int, "How many messages there would be, of those that you may see."]
    previews: list[Preview]
    hidden: Annotated[int | None, "How many more there would be, to readers whom you do not see" + KEPT_BACK + "."]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """A planned change as it stands."""

    id: str
    title: str
    reason: str | None
    status: str


def previews(
    weighing: Weighing, change: Stands, sees: Callable[[Message], bool] = lambda _: True, part: slice = ALL
) -> Previews:
    """`part`: of those that `sees` lets through. To be called where the estate stands still."""
    weighed = weighing.weighed
    asks = change.status in ASKING
    every = asked_for(weighed, {party.organization for party in weighed.parties}) if asks else weighed.messages
    seen = [one for one in every if sees(one)]
    return Previews(
        change=change.id,
        total=len(seen),
        previews=_worded(weighing, change, seen[part], asks=asks),
        hidden=len(every) - len(seen),
    )


def _worded(weighing: Weighing, change: Stands, messages: Sequence[Message], *, asks: bool) -> list[Preview]:
    weighed, report = weighing.weighed, weighing.report
    drafts = Drafts(report, change.id, owed_by(weighed))
    planned = Planned(id=change.id, title=change.title, reason=change.reason)
    answer_by = min(report.today + TIME_TO_ANSWER, date.fromisoformat(weighed.effective_on) - timedelta(days=1))
    kind = NoticeKind.QUESTION if asks else NoticeKind.NOTICE
    found: list[Preview] = []
    for one in messages:
        to = replace(addressed_to(one, kind), answer_by=answer_by if asks else None)
        said = drafts.worded(to, planned, tongue_of(one.language))
        told_by = date.fromisoformat(one.deadline) if one.deadline else None
        found.append(
            Preview(
                kind=kind,
                person=one.person,
                via=one.via,
                channel=ChannelKind(one.channel) if one.channel else None,
                reachable=one.reachable,
                severity=one.severity,
                deadline=answer_by if asks else told_by,
                language=said.language,
                subject=said.subject,
                text=said.text,
                reader=report.names.person(one.person) if one.person else None,
            )
        )
    return found
