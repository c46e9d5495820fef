"""The field `noticePreviews`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import Unavailable
from graph.model.sentences import not_here
from graph.text.letters.asking import notice_previews
from graph.text.letters.previewing import Preview, Previews
from resolvers.context import Asked
from resolvers.derived.answers import paragraph
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import resolved
from resolvers.derived.read import read
from resolvers.impact.parts import asked_slice

if TYPE_CHECKING:
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types

AT_ONCE: Final = 50
PREVIEWS: Final = f"{AT_ONCE} at most, the earliest deadline first."


def notice_previews_field(types: Types) -> Field:
    shown = read("previews", list[types.answers.type_of(Preview)], PREVIEWS, "previews", rows=AT_ONCE)
    made = types.answers.made(Previews, {"previews": shown}, before={"hidden": "previews"})

    async def asked(info: Asked, change: str, offset: Any = 0) -> Previews:
        context = info.context
        if context.impact is None:
            raise Unavailable(not_here("Impact"))
        part = asked_slice(AT_ONCE, plain(offset))
        today = datetime.now(UTC).date()
        return await notice_previews(context.database, context.impact, context.viewer, change, today, part)

    return resolved(
        "noticePreviews",
        made,
        paragraph(Previews),
        asked,
        arguments={
            "change": described(ID, "change", "Id of the planned change."),
            "offset": described(int | None, "offset", "So many previews are passed over first."),
        },
    )
