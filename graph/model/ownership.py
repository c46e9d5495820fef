"""The words in which a kind says who sees it: `Kind.visible`, and `Kind.own` for what is one's own to change.

A viewer's reach is a set of organizations, all their parts among them. A rule says by which relations the organizations
that own a thing are reached from it. Three compilers read these rules: `graph/access/visibility.py` writes them as
conditions of Cypher, `graph/access/visibility_maps.py` as conditions over maps of what a process knows to be visible, and
`graph/projection/visibility.py` as functions over the projection.

A path is written as in Cypher, from the thing on: `-[:WITHIN]->`, `<-[:COVERS]-(:Agreement)-[:UNDER]->`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, LiteralString

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition of a thing, as data. `parts`: the rules of which it is made."""

    @property
    def parts(self) -> tuple[Rule, ...]:
        return ()

    def every(self) -> Iterator[Rule]:
        """The rule and all rules within it."""
        yield self
        for part in self.parts:
            yield from part.every()


def named_in(rule: Rule) -> set[str]:
    """Labels of kinds and types of relationships that the rule names."""
    found = set[str]()
    for one in rule.every():
        found.update(re.findall(r"[:|](\w+)", getattr(one, "path", "")))
        found.update(filter(None, (getattr(one, name, None) for name in ("to", "label", "through"))))
    return found


@dataclass(frozen=True, slots=True)
class InReach(Rule):
    """The thing is an organization in reach."""


@dataclass(frozen=True, slots=True)
class OwnedBy(Rule):
    """An organization at the end of the path is in reach."""

    path: LiteralString


@dataclass(frozen=True, slots=True)
class OfRelationship(Rule):
    """A side of a service relationship at the end of the path is in reach.

    `unless_said`: the visibility of a thing that states none; SHARED is for both sides, PROVIDER and CONSUMER for that
    side alone. None where things of the kind have no visibility. `through`: a kind on the path whose own visibility,
    SHARED where it states none, has to let the same side see it too.
    """

    path: LiteralString
    unless_said: LiteralString | None = None
    through: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Is(Rule):
    """A property has one of the values. `unless_said`: the value of a thing that states none."""

    name: LiteralString
    values: tuple[LiteralString, ...]
    unless_said: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class IsNot(Rule):
    """A property has another value. `unless_said`: the value of a thing that states none."""

    name: LiteralString
    value: LiteralString
    unless_said: LiteralString | None = None


@dataclass(frozen=True, slots=True)
class Leads(Rule):
    """The path leads from the thing to something of the kind `to` for which `rule`, if there is one, holds."""

    path: LiteralString
    to: LiteralString
    rule: Rule | None = None

    @property
    def parts(self) -> tuple[Rule, ...]:
        return () if self.rule is None else (self.rule,)


@dataclass(frozen=True, slots=True)
class LeadsOnlyTo(Rule):
    """`rule` holds for everything of the kind `to` to which the path leads; so it does where it leads to nothing."""

    path: LiteralString
    to: LiteralString
    rule: Rule

    @property
    def parts(self) -> tuple[Rule, ...]:
        return (self.rule,)


@dataclass(frozen=True, slots=True)
class LeadsNowhere(Rule):
    """The path leads to nothing of the kind `to`."""

    path: LiteralString
    to: LiteralString


@dataclass(frozen=True, slots=True)
class CreatedByViewer(Rule):
    """An event says that whoever asks created the thing, which is of the kind `label`."""

    label: LiteralString


@dataclass(frozen=True, slots=True)
class Either(Rule):
    """One of the rules holds."""

    rules: tuple[Rule, ...]

    @property
    def parts(self) -> tuple[Rule, ...]:
        return self.rules


@dataclass(frozen=True, slots=True)
class Both(Rule):
    """All of the rules hold."""

    rules: tuple[Rule, ...]

    @property
    def parts(self) -> tuple[Rule, ...]:
        return self.rules


@dataclass(frozen=True, slots=True)
class ForAdministrators(Rule):
    """Only administrators see things of the kind."""


@dataclass(frozen=True, slots=True)
class AboutVisible(Rule):
    """An event is visible where one of the things that it is about is. `graph/reading/events/` works it out."""


UNSAID = Rule()
"""Stands where a kind says nothing, so that it can be refused with a sentence."""


def either(*rules: Rule) -> Rule:
    return Either(rules)


def both(*rules: Rule) -> Rule:
    return Both(rules)


IN_REACH = InReach()
WITHIN = OfRelationship("-[:WITHIN]->", unless_said="SHARED")
"""The thing happens in a relationship, and both sides see it unless it says otherwise."""

WITHIN_ONE_SIDE = OfRelationship("-[:WITHIN]->", unless_said="PROVIDER")
"""The thing belongs to a relationship, and the provider's side alone sees it unless it says otherwise."""

ABOUT = OfRelationship("-[:ABOUT]->", unless_said="SHARED")
"""The thing is about a relationship, or several."""

SIDE_IN_REACH = OwnedBy("-[:PROVIDER|CONSUMER]->")
"""A side of the service relationship is in reach."""

ABOUT_NO_OTHER = LeadsOnlyTo("-[:ABOUT]->", "ServiceRelationship", SIDE_IN_REACH)
"""All relationships that the thing is about are visible."""

OF_AGREEMENT = OfRelationship("-[:OF]->(:Agreement)-[:UNDER]->")
BY_PROVIDER_OF_AGREEMENT = OwnedBy("-[:OF]->(:Agreement)-[:UNDER]->(:ServiceRelationship)-[:PROVIDER]->")

MEMBER = OwnedBy("-[:MEMBER_OF]->")
"""The person is a member of an organization in reach."""

PROVIDED = OwnedBy("<-[:PROVIDES]-")
"""An organization in reach provides the offering."""

ASKED_OR_TOLD = either(OwnedBy("<-[:TO]-(:Answer)-[:FROM]->"), Leads("<-[:OF]-(:Notice)-[:FOR]->", "Person", MEMBER))
"""An organization in reach is asked about the planned change, or a member of one is told of it."""

COVERED = OfRelationship("<-[:COVERS]-(:Agreement)-[:UNDER]->")
"""An agreement of a visible relationship covers the offering."""

OFFERED = either(Is("catalogue", ("PUBLIC",)), PROVIDED, COVERED)
"""The offering is in the public catalogue, provided in reach, or covered by a visible agreement."""

OTHER_SIDE = OfRelationship("<-[:PROVIDER|CONSUMER]-")
"""The organization is a side of a relationship of which the same or the other side is in reach."""

OWN_DRAFT = both(
    Is("status", ("DRAFT", "CANCELLED")), LeadsNowhere("-[:CHANGES]->", "Offering"), CreatedByViewer("Change")
)
"""The planned change names no offering so far, and belongs to who made it."""
