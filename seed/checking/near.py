"""Ids that are near to one that is not there: what was perhaps meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from seed.staging import Stage

NEAR: Final = 0.7
"""Share of letters that two ids have in common, from which on the one may be meant by the other."""
LOOKED_AT: Final = 5_000
"""Ids, at most, for each that is not there."""
OF_A_LENGTH: Final = """
SELECT id FROM things
WHERE kind = ? AND length(id) BETWEEN ? AND ?
LIMIT ?
"""


def meant(stage: Stage, label: str, key: str) -> str | None:
    """The id in the files that is nearest, whatever its case; None where none is near."""
    length = len(key)
    span = max(1, length // 3)
    bounds = (stage.kinds[label], length - span, length + span, LOOKED_AT)
    ids = {id_.casefold(): id_ for (id_,) in stage.sql.execute(OF_A_LENGTH, bounds)}
    found = get_close_matches(key.casefold(), ids, 1, NEAR)
    return ids[found[0]] if found else None
