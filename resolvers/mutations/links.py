"""Relations made and removed one by one, or many at once where they have a file of their own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from graph.database.stored import Questions
from graph.model import properties
from graph.writing.mutations import Connect, Disconnect, link_ends, link_name, links_name, relations_now
from resolvers.derived.classes import attribute
from resolvers.mutations.asking import mutation_field, several, single
from resolvers.mutations.inputs import with_items
from resolvers.nodes import thing

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from graph.model import Link
    from graph.writing.mutations import Place, Step
    from resolvers.context import Context
    from resolvers.derived.classes import Field
    from resolvers.derived.types import Types
    from resolvers.mutations.asking import Input, Stepping
    from resolvers.mutations.inputs import MutationInputs
    from resolvers.mutations.results import LinkResults, Refusals, Results

    Named = tuple[str, ...]
    Answering = Callable[[Context, list[Named]], Awaitable[list[Any]]]

WORDS: Final = {
    "link": "Relate two things, or change what their relation says; what is left out of one that is there stays. {}",
    "unlink": "Let two things be related no more. {}",
}
TOGETHER: Final = " Up to 1,000 at once: all of them, or none."


def link_fields(
    types: Types, link: Link, inputs: MutationInputs, results: Results, own: LinkResults, refusals: Refusals
) -> dict[str, Field]:
    name = link_name(link)
    linking, unlinking = inputs.link(link), inputs.unlink(link)
    linked, unlinked = _linked(types, link, own), _unlinked(types, link, results)
    connect, disconnect = _step(types, link, Connect), _step(types, link, Disconnect)
    link_words, unlink_words = (WORDS[verb].format(link.words) for verb in ("link", "unlink"))
    rows: list[tuple[str, str, Any, Any, Any]] = [
        (f"link{name}", link_words, linking, own.link, single(f"link{name}", connect, _first(linked))),
        (
            f"unlink{name}",
            unlink_words,
            unlinking,
            results.unlink,
            single(f"unlink{name}", disconnect, _first(unlinked)),
        ),
    ]
    if many := links_name(types.model, link):
        links = with_items(f"Link{many}Input", f"Which relations. {link.words}", linking)
        unlinks = with_items(f"Unlink{many}Input", f"Which relations. {link.words}", unlinking)
        link_all = several(f"link{many}", connect, _batch(linked, own.batch))
        unlink_all = several(f"unlink{many}", disconnect, _batch(unlinked, results.unlinked_several))
        rows += [
            (f"link{many}", link_words + TOGETHER, links, own.link_several, link_all),
            (f"unlink{many}", unlink_words + TOGETHER, unlinks, results.unlink_several, unlink_all),
        ]
    return {
        field: mutation_field(field, words, asks, union, refusals, done) for field, words, asks, union, done in rows
    }


def _step(types: Types, link: Link, step: type[Connect | Disconnect]) -> Stepping:
    start, end = link_ends(types.model, link)

    def wanted(input_: Input, place: Place) -> Step:
        values = {name: value for name, value in input_.items() if name not in {start, end, "expectedVersion"}}
        expected = input_.get("expectedVersion")
        return step(link=link, start=input_[start], end=input_[end], values=values, expected=expected, place=place)

    return wanted


def _linked(types: Types, link: Link, own: LinkResults) -> Answering:
    names = link_ends(types.model, link)
    items = [item.name for item in properties(link.properties)] if link.stated else []

    async def answers(context: Context, about: list[Named]) -> list[Any]:
        relations = await relations_now(Questions(context.database, "linked"), link, about)
        ends = await _ends(types, context, link, about)
        return [
            own.linked(
                **{attribute(name): end for name, end in zip(names, both, strict=True)},
                **{attribute(name): (relation or {}).get(name) for name in items},
            )
            for both, relation in zip(ends, relations, strict=True)
        ]

    return answers


def _unlinked(types: Types, link: Link, results: Results) -> Answering:
    async def answers(context: Context, about: list[Named]) -> list[Any]:
        return [results.unlinked(start=start, end=end) for start, end in await _ends(types, context, link, about)]

    return answers


async def _ends(types: Types, context: Context, link: Link, about: list[Named]) -> list[tuple[Any, Any]]:
    starts = asyncio.gather(*(thing(types, context, link.start, start) for start, *_ in about))
    ends = asyncio.gather(*(thing(types, context, link.end, end) for _, end, *_ in about))
    return list(zip(await starts, await ends, strict=True))


def _first(answers: Answering) -> Callable[[Context, Named], Awaitable[Any]]:
    async def one(context: Context, about: Named) -> Any:
        return (await answers(context, [about]))[0]

    return one


def _batch(answers: Answering, batch: Any) -> Answering:
    async def more(context: Context, about: list[Named]) -> Any:
        return batch(nodes=await answers(context, about))

    return more
