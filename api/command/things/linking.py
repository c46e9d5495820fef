"""`rapport link` and `rapport unlink`."""

from __future__ import annotations

import shlex
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final

from pydantic.alias_generators import to_snake

from api.command.answers import put_json
from api.command.ending import Status
from api.command.estate import estate
from api.command.naming import Name, id_for
from api.command.options import ReportFormat
from api.command.paper import show
from api.command.things.acting import actor, called_so, changed
from api.command.things.fields import of_link, shown, stated
from api.command.things.kinds import card, plain_word, with_id
from graph.errors import BadInput
from graph.model import MODEL
from graph.writing.mutations import link_ends, link_name, linkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.access import Viewer
    from graph.model import Link
    from graph.text.documents.blocks import Block

LINKS: Final[dict[str, Link]] = {plain_word(link_name(link)): link for link in linkable(MODEL)}


def written(link: Link) -> str:
    """`agreement-used-by`."""
    return to_snake(link_name(link)).replace("_", "-")


def link_named(word: str) -> Link:
    """Raises BadInput, naming what is near."""
    found = LINKS.get(plain_word(word))
    if found is None:
        near = get_close_matches(plain_word(word), LINKS, n=1)
        advice = f"Did you mean {written(LINKS[near[0]])}?" if near else f"There are {every_link()}."
        raise BadInput(f"There is no relation {word!r}. {advice}")
    return found


def every_link() -> str:
    return ", ".join(map(written, LINKS.values()))


async def related(
    verb: str,
    word: str,
    ends: Sequence[str],
    given: Sequence[str],
    who: str | None,
    format_: ReportFormat,
    data: Path | None,
) -> Status:
    """`verb`: link or unlink. `ends`: the thing at the start and the one at the end."""
    link = link_named(word)
    fields = stated(given, of_link(link))
    places = link_ends(MODEL, link)
    async with estate(data) as database:
        viewer = await actor(who, database)
        ids = [
            await id_for(Name(text, (label,)), database)
            for text, label in zip(ends, (link.start, link.end), strict=True)
        ]
        input_ = {**fields, **dict(zip(places, ids, strict=True))}
        done = await changed(mutation(verb, link), input_, viewer, database)
    if format_ is ReportFormat.JSON:
        put_json({"relation": link_name(link), **done})
    else:
        show(blocks(verb, link, done, ids, fields, viewer))
    return Status.FINE


def mutation(verb: str, link: Link) -> str:
    name = f"{verb}{link_name(link)}"
    start, end = link_ends(MODEL, link)
    cards = card(MODEL.kinds[link.start]), card(MODEL.kinds[link.end])
    if verb == "unlink":
        on = f"... on {link.start} {{ {cards[0]} }}", f"... on {link.end} {{ {cards[1]} }}"
        made = f"... on Unlinked {{ start {{ {on[0]} }} end {{ {on[1]} }} }}"
    else:
        more = " ".join(item.name for item in link.stated) + (" version" if link.named else "")
        made = (
            f"... on Linked{link_name(link)} {{ start: {start} {{ {cards[0]} }} end: {end} {{ {cards[1]} }} {more} }}"
        )
    input_ = f"{name[0].upper()}{name[1:]}Input"
    return f"mutation Related($input: {input_}!) {{ done: {name}(input: $input) {{ {made} ... on Refusal {{ message }} }} }}"


def blocks(
    verb: str, link: Link, done: Mapping[str, Any], ids: Sequence[str], fields: Mapping[str, Any], viewer: Viewer
) -> Iterator[Block]:
    start, end = with_id(done["start"]) or ids[0], with_id(done["end"]) or ids[1]
    slots = of_link(link)
    said = ", ".join(f"{slots[name].written} {shown(done[name])}" for name in slots if done.get(name) is not None)
    yield f"{'Linked' if verb == 'link' else 'Unlinked'}: {written(link)} {start} → {end}" + (
        f" ({said})" if said else ""
    )
    words = [written(link), *ids, *(f"{slots[name].written}={shown(value)}" for name, value in fields.items())]
    if verb == "link" and done.get("version", 1) > 1:
        yield f"It was there before; what was left out stays. Changed by {viewer.actor}."
        return
    back = "unlink" if verb == "link" else "link"
    kept = (
        words
        if verb == "unlink"
        else [*words[:3], *(f"{slots[name].written}={shown(fields[name])}" for name in fields if name in link.key)]
    )
    yield f"Changed by {viewer.actor}. Back again:"
    yield f"  rapport {back} {' '.join(map(shlex.quote, kept))}{called_so(viewer)}"


def refuse_few(ends: Sequence[str], verb: str) -> None:
    if len(ends) != 2:  # a start and an end
        raise BadInput(
            f"Which two things? Write rapport {verb} RELATION FROM TO, like: rapport {verb} dependency routing maps."
        )
