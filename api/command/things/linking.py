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
from graph.database.stored import Questions, key_names, relations_of
from graph.errors import BadInput
from graph.model import MODEL
from graph.model.sides import sides
from graph.text.documents.blocks import Table
from graph.writing.mutations import link_ends, link_name, linkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.model import Link
    from graph.text.documents.blocks import Block

Moved = dict[str, tuple[str, str]]
"""Values before and after, by field."""

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
        before = await relation_before(link, ids, fields, database)
        done = await changed(mutation(verb, link), input_, viewer, database)
    moved = moved_in(before or {}, done, fields) if verb == "link" and before else {}
    back = [] if verb == "link" and before and not moved else back_again(verb, link, ids, fields, before)
    if format_ is ReportFormat.JSON:
        put_json({"relation": link_name(link), **done, "back": shlex.join(["rapport", *back]) if back else None})
    else:
        show(blocks(verb, link, done, ids, back, moved, viewer))
    return Status.FINE


async def relation_before(
    link: Link, ids: Sequence[str], fields: Mapping[str, Any], database: Database
) -> Mapping[str, Any] | None:
    """The properties of a relation that is there already, by name."""
    owner, other = sides(link).ends(ids[0], ids[1])
    found = await relations_of(Questions(database, "relation_before"), link, [owner])
    same = (one.values for one in found if one.other == other)
    keys = [name for name in key_names(link) if name in fields]
    return next((values for values in same if all(values[name] == fields[name] for name in keys)), None)


def moved_in(before: Mapping[str, Any], done: Mapping[str, Any], fields: Mapping[str, Any]) -> Moved:
    pairs = {name: (shown(before.get(name)), shown(done[name])) for name in fields}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def back_again(
    verb: str, link: Link, ids: Sequence[str], fields: Mapping[str, Any], before: Mapping[str, Any] | None
) -> list[str]:
    """The words of the command that makes it as it was."""
    keys = {name: shown(value) for name, value in fields.items() if name in key_names(link)}
    if before is None:
        return ["unlink", written(link), *ids, *_stating(link, keys)]
    if verb == "link":
        return ["link", written(link), *ids, *_stating(link, keys | {name: shown(before.get(name)) for name in fields})]
    usual = {item.name: item.default for item in link.stated}
    kept = {name: shown(before[name]) for name in usual if before.get(name) not in {None, usual[name]}}
    return ["link", written(link), *ids, *_stating(link, keys | kept)]


def _stating(link: Link, values: Mapping[str, str]) -> list[str]:
    return [f"{of_link(link)[name].written}={value}" for name, value in values.items()]


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
    verb: str,
    link: Link,
    done: Mapping[str, Any],
    ids: Sequence[str],
    back: Sequence[str],
    moved: Moved,
    viewer: Viewer,
) -> Iterator[Block]:
    """`moved`: what was otherwise before, of a relation that was there."""
    start, end = with_id(done["start"]) or ids[0], with_id(done["end"]) or ids[1]
    slots = of_link(link)
    said = ", ".join(f"{slots[name].written} {shown(done[name])}" for name in slots if done.get(name) is not None)
    yield f"{'Linked' if verb == 'link' else 'Unlinked'}: {written(link)} {start} → {end}" + (
        f" ({said})" if said else ""
    )
    if moved:
        yield Table(("FIELD", "BEFORE", "AFTER"), [(slots[name].written, *pair) for name, pair in moved.items()])
    if back:
        yield f"Changed by {viewer.actor}. Back again:"
        yield f"  rapport {' '.join(map(shlex.quote, back))}{called_so(viewer)}"
    else:
        yield "It is so already; nothing changes."


def refuse_few(ends: Sequence[str], verb: str) -> None:
    if len(ends) != 2:  # a start and an end
        raise BadInput(
            f"Which two things? Write rapport {verb} RELATION FROM TO, like: rapport {verb} dependency routing maps."
        )
