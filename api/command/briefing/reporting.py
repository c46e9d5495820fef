"""`rapport briefing`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.command.answers import put_json
from api.command.asking import answer_of_estate
from api.command.ending import Status
from api.command.paper import write

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent
PAPERS: Final = ("markdown", "html")


async def told(asked: Mapping[str, Any], format_: str, data: Path | None) -> Status:
    """`asked`: the query's variables. `format_`: markdown, html or json."""
    if format_ not in PAPERS:
        query = (FOLDER / "briefing.graphql").read_text(encoding="utf-8")
        put_json((await answer_of_estate(query, asked, data))["briefing"])
        return Status.FINE
    query = (FOLDER / "paper.graphql").read_text(encoding="utf-8")
    found = await answer_of_estate(query, {**asked, "html": format_ == "html"}, data)
    write(found["briefing"][format_])
    return Status.FINE
