"""What somebody who reaches the first tenant may never change, whatever they say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from graph.access.roles import KEPT_JOINTLY, WISHES, kept_with
from graph.model import MODEL
from tests.resolvers.access.fuzzing.neighbours import BOUGHT, DEALT_WITH, UNSEEN_THINGS
from tests.resolvers.access.tenants import ids

if TYPE_CHECKING:
    from tests.snapshots import Snapshot

THEIRS: Final = {
    *UNSEEN_THINGS,
    ("ServiceRelationship", BOUGHT),
    *(
        (label, ids(label, DEALT_WITH)[0])
        for label in ("Agreement", "NoticeTerm", "Target", "Offering", "Organization")
    ),
    *((label, ids(label, DEALT_WITH)[0]) for label in ("Person", "Freeze", "Change")),
}
"""Of others, and not seen or only seen: label and id."""
KEPT_AT_START: Final = {
    (link.start, link.type, link.end): kept_with(link) == link.start
    for link in MODEL.links
    if link.type not in KEPT_JOINTLY
}
OF_A_WISH: Final = {"version", "updatedAt", *(name for names in WISHES.values() for name in names)}


def theirs(whole: Snapshot, there: set[tuple[str, str]]) -> set[str]:
    """Those of their things that are `there`, and the relations that are kept with them, as they are."""
    of_others = THEIRS & there
    things = {
        _thing(label, one) for label, rows in whole.things.items() for one in rows if (label, one["id"]) in of_others
    }
    relations = {
        json.dumps([start, type_, end, *row], sort_keys=True)
        for (start, type_, end), rows in whole.relations.items()
        if (start, type_, end) in KEPT_AT_START
        for row in rows
        if ((start, row[0]) if KEPT_AT_START[start, type_, end] else (end, row[1])) in of_others
    }
    return things | relations


def _thing(label: str, values: dict[str, Any]) -> str:
    left = {name: value for name, value in values.items() if (label, values["id"]) != WISHED or name not in OF_A_WISH}
    return json.dumps([label, left], sort_keys=True)


WISHED: Final = ("ServiceRelationship", BOUGHT)
