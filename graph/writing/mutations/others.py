"""What belongs to others stays theirs: whoever has bounds takes nothing away from organizations out of reach, and gives
them nothing that is somebody else's.

The sides of a relationship are such: what hangs on it, and is not shared, is for one of them alone. So a thing does not
move from one side that is out of reach to another, nor to somebody in reach. A person is of all organizations that it
is a member of: a membership elsewhere is not made, ended or deleted with the person.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, LiteralString

from graph.model import MODEL
from graph.saying import Saying
from graph.writing.mutations.naming import changed_by, is_joint
from graph.writing.mutations.refusals import NotAllowed
from graph.writing.mutations.steps import Connect, Create, Delete, Disconnect

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access import Viewer
    from graph.database.stored import Reader
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Step

SIDES: Final[LiteralString] = "-[r:PROVIDER|CONSUMER]->(o:Organization)"
RELATIONSHIP: Final[LiteralString] = "(:ServiceRelationship)" + SIDES
AGREEMENT: Final[LiteralString] = "(:Agreement)-[:UNDER]->" + RELATIONSHIP

WHOSE: Final[dict[LiteralString, LiteralString]] = {
    "Person": "-[r:MEMBER_OF]->(o:Organization)",
    "ServiceRelationship": SIDES,
    "Agreement": "-[:UNDER]->" + RELATIONSHIP,
    "NoticeTerm": "-[:OF]->" + AGREEMENT,
    "Target": "-[:OF]->" + AGREEMENT,
    "Signal": "-[:ABOUT]->(:Target)-[:OF]->" + AGREEMENT,
    "Measurement": "-[:OF]->(:Outcome)-[:WITHIN]->" + RELATIONSHIP,
    **{link.start: "-[:WITHIN]->" + RELATIONSHIP for link in MODEL.links if link.type == "WITHIN"},
}
"""Paths from things to the organizations that own them, by label."""

Others = set[tuple[str, str]]
"""Type of the relation to an organization, and its id."""


@cache
def others_statement(label: LiteralString) -> LiteralString:
    return (
        f"UNWIND $ids AS id\nMATCH (n:{label} {{id: id}}){WHOSE[label]}\n"
        "WHERE $scope[o.id] IS NULL\nRETURN collect(DISTINCT [n.id, type(r), o.id])"
    )


class Standing:
    """The organizations out of reach that own the things that steps change, which a change must leave as they are."""

    def __init__(self, viewer: Viewer, steps: Sequence[Step]) -> None:
        self._viewer = viewer
        self._places: dict[LiteralString, dict[str, Place]] = {}
        for step in steps:
            label, key = changed_by(step)
            if _is_checked(label, step):
                self._places.setdefault(label, {}).setdefault(key, step.place)
        self._before: dict[LiteralString, Mapping[str, Others]] = {}

    async def remember(self, reader: Reader) -> None:
        """Reads them; call it before the change."""
        for label, places in self._places.items():
            self._before[label] = await self._now(reader, label, places)

    async def require(self, reader: Reader) -> None:
        """Compares them; call it after the change. Raises NotAllowed."""
        for label, places in self._places.items():
            after = await self._now(reader, label, places)
            for key, place in places.items():
                if self._before[label][key] != after[key]:
                    raise _others(label, key, place)

    async def _now(self, reader: Reader, label: LiteralString, places: Mapping[str, Place]) -> dict[str, Others]:
        parameters = {"ids": list(places), "scope": self._viewer.scope.organizations}
        found: dict[str, Others] = {key: set() for key in places}
        for key, way, organization in (await reader.run(others_statement(label), parameters))[0][0]:
            found[key].add((way, organization))
        return found


def _is_checked(label: str, step: Step) -> bool:
    """Whether the owners of the thing are compared: also of a new or deleted person, whose memberships are its own."""
    if label == "Person":
        return not isinstance(step, Connect | Disconnect) or step.link.type == "MEMBER_OF"
    return label in WHOSE and not is_joint(step) and not isinstance(step, Create | Delete | Connect | Disconnect)


def _others(label: str, key: str, place: Place) -> NotAllowed:
    if label == "Person":
        words = "Person {id!r} is, or would be, a member of organizations out of your reach: that is not yours to say."
        return NotAllowed(Saying("MEMBER_ELSEWHERE", words, id=key), place)
    words = "{kind} {id!r} would pass from another side than yours, or to another: it stays with that side."
    return NotAllowed(Saying("STAYS_WITH_SIDE", words, kind=label, id=key), place)
