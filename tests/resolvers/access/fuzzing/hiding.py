"""The graph as if nothing were in it that is not seen."""

from __future__ import annotations

from tests.resolvers.access.fuzzing.neighbours import others_in
from tests.snapshots import Snapshot


def without(whole: Snapshot, *labels: str) -> Snapshot:
    """As if nothing that is not seen were there, of these kinds or of all."""

    def is_there(label: str, id_: str) -> bool:
        return not (others_in(id_) and (not labels or label in labels))

    return Snapshot(
        {label: [one for one in rows if is_there(label, one["id"])] for label, rows in whole.things.items()},
        {
            (start, type_, end): [one for one in rows if is_there(start, one[0]) and is_there(end, one[1])]
            for (start, type_, end), rows in whole.relations.items()
        },
    )
