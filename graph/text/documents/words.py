"""Parts of a report in words, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.severity import Severity
from graph.text.catalogue.catalogue import catalogue
from graph.text.catalogue.shortening import SentenceNames, first_and_last, in_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from graph.impact.affected import Cap
    from graph.impact.groups import ContextFact, HeldGroup
    from graph.impact.notice.owed import Notice
    from graph.impact.notify.plan import NotifyLine, Reason
    from graph.impact.report import Report
    from graph.impact.scenario import Change
    from graph.text.catalogue.language import Language

WORST_FIRST: Final = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)
MOST_NAMED: Final = 5
"""Changes in a title, ways in which something comes about, alternatives that are left: the others are counted."""


class Words:
    """`report`: whose names things have."""

    def __init__(self, report: Report, language: Language) -> None:
        self.say = catalogue(language)
        self.names = SentenceNames(report.names)
        self._telling = report.telling

    def rank(self, severity: Severity) -> str:
        return self.say("rank", severity=severity.name)

    def scenario(self, changes: tuple[Change, ...]) -> str:
        """`Maps is retired`."""
        done = [self.done(change) for change in changes[:MOST_NAMED]]
        if len(changes) > MOST_NAMED:
            done.append(self.say("change-more", count=len(changes) - MOST_NAMED))
        return self.say.listed(done)

    def done(self, change: Change) -> str:
        facts = {"offering": self.names.offering(change.offering), "action": change.action.value}
        done = (
            self.say("change-done", **facts)
            if change.declared is None
            else self.say("change-done-as", severity=change.declared.name, **facts)
        )
        return (
            done if change.until is None else self.say("change-done-until", done=done, until=change.until.isoformat())
        )

    def way(self, path: Sequence[str]) -> str:
        """`Maps → Routing → … 4 more … → Chilled Delivery`."""
        first, count, last = first_and_last(path)
        left_out = [self.say("way-left-out", count=count)] if count else []
        return " → ".join([*map(self.names.offering, first), *left_out, *map(self.names.offering, last)])

    def caps(self, caps: Iterable[Cap]) -> str:
        return "; ".join(map(self._cap, caps))

    def _cap(self, cap: Cap) -> str:
        rank = cap.criticality.name
        if cap.agreement is not None:
            return self.say("cap-agreement", severity=rank, agreement=in_sentence(cap.agreement))
        needed, dependent = self.names.offering(cap.needed or ""), self.names.offering(cap.dependent or "")
        return self.say("cap-dependency", severity=rank, needed=needed, dependent=dependent)

    def causes(self, sets: Iterable[Iterable[Change]]) -> str:
        """`RETIRE of Maps and SUSPEND of Push; or …`"""
        several = [self.say.listed(list(map(self._cause, changes))) for changes in sets]
        more = [self.say("causes-more", count=len(several) - MOST_NAMED)] if len(several) > MOST_NAMED else []
        return self.say("or").join([*several[:MOST_NAMED], *more])

    def _cause(self, change: Change) -> str:
        return self.say("cause", action=change.action.value, offering=self.names.offering(change.offering))

    def held(self, group: HeldGroup, until: date | None = None) -> str:
        """`Yard Plan holds until 2027-04-01: Floor Plans left, none to spare.`"""
        named = list(map(self.names.offering, group.left[:MOST_NAMED]))
        if not self._telling.of_hidden:
            named = list(dict.fromkeys(named))
            return self.say("holding-some", offering=self.names.offering(group.offering), left=self.say.listed(named))
        if len(group.left) > MOST_NAMED:
            named.append(self.say("left-more", count=len(group.left) - MOST_NAMED))
        left = self.say.listed(named)
        facts = {"offering": self.names.offering(group.offering), "left": left, "margin": group.margin}
        return self.say("holding-until", until=until.isoformat(), **facts) if until else self.say("holding", **facts)

    def given(self, fact: ContextFact) -> str:
        reasons = [self.say("given-status", status=fact.status.value)] if fact.status else []
        reasons += [self.say("given-archived")] if fact.is_archived else []
        reasons += [self.say("given-change", change=change) for change in fact.changes]
        return self.say(
            "given-before", offering=self.names.offering(fact.offering), reasons=self.say("then").join(reasons)
        )

    def notice(self, notice: Notice) -> str:
        """`28 days left (by policy)`."""
        if notice.days_left is None:
            return self.say("not-owed")
        late = notice.days_left < 0
        words = self.say("days-late" if late else "days-left", days=abs(notice.days_left))
        return self.say("by-policy", notice=words) if notice.by_policy else words

    def told(self, line: NotifyLine) -> str:
        """`Yannick Le Roux (ABSENT, for whom Nia Prosser acts)`; a channel of notice goes by its id."""
        channel = (line.channel and line.channel.channel) or ""
        person = channel if line.person is None else self.names.person(line.person)
        if line.unreachable is None:
            return person
        facts = {"person": person, "why": line.unreachable.value}
        if not line.deputies:
            return self.say("unreachable", **facts)
        deputies = self.say.listed(list(map(self.names.person, line.deputies)))
        return self.say("unreachable-deputies", deputies=deputies, **facts)

    def reasons(self, line: NotifyLine, most: int | None = None) -> str:
        """`CUSTOMER of Fleet: Routing, Driver App; owner of Routing`, so many at most."""
        why = list(self._reasons(line.reasons))
        more = [self.say("reasons-more", count=len(why) - most)] if most is not None and len(why) > most else []
        return "; ".join([*why[:most], *more])

    def _reasons(self, reasons: Iterable[Reason]) -> Iterator[str]:
        """Reasons that differ by the offering alone stand together."""
        offerings: dict[tuple[str | None, str, str | None], list[str]] = {}
        for reason in reasons:
            key = reason.organization, reason.side.value, reason.role and reason.role.value
            offerings.setdefault(key, []).append(self.names.offering(reason.offering))
        for (organization, side, role), several in offerings.items():
            listed = ", ".join(several)
            if organization is None:
                yield self.say("reason-owner", offerings=listed)
                continue
            consumer = self.names.organization(organization)
            if role is None:
                yield self.say("reason-notice", consumer=consumer, offerings=listed)
            else:
                yield self.say("reason-stakeholder", role=role, side=side, consumer=consumer, offerings=listed)
