"""Writes relations by their ends and keys, at most 1,000 a statement."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.database.stored.links import assumes, key_names, names, read_statement
from graph.model.sides import sides
from graph.writing.upsert.difference import Difference, all_written, differing, values_or_defaults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.database.engine import Transaction
    from graph.database.stored.reader import Reader
    from graph.model import Link


MOST_ROWS: Final = 1_000
"""The most rows of one statement."""


class LinkRow(NamedTuple):
    """A relation to `other`. `values` by property, None clears or sets the default; None = the relation is only to be there."""

    other: str
    values: Mapping[str, Any] | None = None


class DeclaredLinks(NamedTuple):
    """The declared relations of one thing. `whole`: these are all that bear no properties of their own."""

    owner: str
    rows: Sequence[LinkRow]
    whole: bool = False


Identity = tuple[str, ...]
"""The other end of a relation, and the values of its keys."""
StoredLinks = dict[Identity, Mapping[str, Any]]
"""The relations of one thing: values by property."""


@cache
def create_statement(link: Link) -> LiteralString:
    side = sides(link)
    return (
        f"UNWIND $rows AS row\nMATCH (o:{side.owner} {{id: row.owner}})\nMATCH (t:{side.other} {{id: row.other}})\n"
        f"CREATE (o){side.arrow}(t)\nSET r = row.values\nRETURN count(r)"
    )


@cache
def change_statement(link: Link) -> LiteralString:
    return f"{_match(link)}\nSET r += row.values\nRETURN count(r)"


@cache
def remove_statement(link: Link) -> LiteralString:
    return f"{_match(link)}\nDELETE r\nRETURN count(*)"


def _match(link: Link) -> LiteralString:
    side = sides(link)
    version: tuple[LiteralString, ...] = ("version",) if link.named else ()
    keys: tuple[LiteralString, ...] = tuple(item.name for item in link.stated if item.column in link.key)
    same = " AND ".join(f"r.{name} = row.{name}" for name in (*keys, *version))
    where = f"\nWHERE {same}" if same else ""
    return (
        f"UNWIND $rows AS row\nMATCH (o:{side.owner} {{id: row.owner}}){side.arrow}"
        f"(t:{side.other} {{id: row.other}}){where}"
    )


async def write_links(
    transaction: Transaction, link: Link, declared: Sequence[DeclaredLinks], source: str | None = None
) -> Difference:
    """Bring the relations of things to the declared state; `source` is remembered on what is new. Raises Overtaken."""
    difference = await differing_links(transaction, link, declared, source)
    await put_links(transaction, link, difference)
    return difference


async def put_links(transaction: Transaction, link: Link, difference: Difference) -> None:
    """Write what differs. Raises Overtaken."""
    for rows in _pieces(difference.remove):
        await remove_links(transaction, link, rows)
    for rows in _pieces(difference.change):
        all_written(await transaction.run(change_statement(link), {"rows": rows}), len(rows))
    for rows in _pieces(difference.create):
        all_written(await transaction.run(create_statement(link), {"rows": rows}), len(rows))


def _pieces(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), MOST_ROWS):
        yield rows[start : start + MOST_ROWS]


async def remove_links(transaction: Transaction, link: Link, rows: Sequence[Mapping[str, Any]]) -> int:
    """Remove relations, each given by owner, other, key and (where it has one) version; returns how many there were."""
    found = await transaction.run(remove_statement(link), {"rows": rows})
    return found[0][0]


async def differing_links(
    reader: Reader, link: Link, declared: Sequence[DeclaredLinks], source: str | None = None
) -> Difference:
    return compared_links(link, declared, await stored_links(reader, link, [one.owner for one in declared]), source)


async def stored_links(reader: Reader, link: Link, owners: Sequence[str]) -> dict[str, StoredLinks]:
    """The relations of things, by owner."""
    found = await reader.run(read_statement(link), {"ids": owners})
    stored: dict[str, StoredLinks] = {}
    for owner, other, *values in found[0][0]:
        before: dict[str, Any] = dict(zip(names(link), values, strict=True))
        stored.setdefault(owner, {})[identity(link, other, before)] = before
    return stored


def compared_links(
    link: Link, declared: Sequence[DeclaredLinks], stored: Mapping[str, StoredLinks], source: str | None = None
) -> Difference:
    """`stored`: as `stored_links` reads them."""
    difference = Difference()
    for one in declared:
        _compare(link, one, stored.get(one.owner, {}), source, difference)
    return difference


def identity(link: Link, other: str, values: Mapping[str, Any]) -> Identity:
    return (other, *(values[name] for name in key_names(link)))


def _compare(
    link: Link,
    one: DeclaredLinks,
    stored: Mapping[Identity, Mapping[str, Any]],
    source: str | None,
    difference: Difference,
) -> None:
    wanted = {identity(link, row.other, row.values or {}): row for row in one.rows}
    surplus = (
        [key for key, before in stored.items() if key not in wanted and is_plain(link, before)] if one.whole else []
    )
    created = 0
    for key, row in wanted.items():
        before = stored.get(key)
        if before is None:
            difference.create.append(_created(link, one.owner, row, source))
            created += 1
        elif values := _changes(link, before, row.values):
            difference.change.append(_changed(link, one.owner, key, before, values, source))
        else:
            difference.unchanged += 1
            continue
        difference.ids[sides(link).ends(one.owner, row.other)[0]] = None
    for key in surplus:
        difference.remove.append(place(link, one.owner, key, stored[key]))
        difference.ids[sides(link).ends(one.owner, key[0])[0]] = None
    if sides(link).single:
        difference.replaced += min(created, len(surplus))


def is_plain(link: Link, values: Mapping[str, Any]) -> bool:
    """Whether a column of ids can say all of a relation: none of its properties differs from the default."""
    return all(values[item.name] is None or values[item.name] == item.default for item in link.stated)


def _changes(link: Link, before: Mapping[str, Any], input_: Mapping[str, Any] | None) -> dict[str, Any]:
    if input_ is None:
        return {}
    values = differing(link.stated, before, input_)
    if assumes(link) and "criticality" in input_ and bool(before["assumed"]) != (input_["criticality"] is None):
        values["assumed"] = input_["criticality"] is None
    return values


def _created(link: Link, owner: str, row: LinkRow, source: str | None) -> dict[str, Any]:
    input_ = row.values or {}
    values = values_or_defaults(link.stated, input_)
    if assumes(link):
        values["assumed"] = input_.get("criticality") is None
    if source is not None:
        values["source"] = source
    if link.named:
        values |= {"id": named(link, owner, row.other, values), "version": 1}
        if source is not None:
            values["sourceVersion"] = 1
    return {"owner": owner, "other": row.other, "values": values}


def named(link: Link, owner: str, other: str, values: Mapping[str, Any]) -> str:
    """The id of a relation that mutations and reports can name."""
    return "|".join((*sides(link).ends(owner, other), *(values[name] for name in key_names(link))))


def _changed(
    link: Link, owner: str, key: Identity, before: Mapping[str, Any], values: dict[str, Any], source: str | None
) -> dict[str, Any]:
    if link.named:
        values = {**values, "version": before["version"] + 1}
        if source is not None and before["source"] == source:
            values["sourceVersion"] = values["version"]
    return {**place(link, owner, key, before), "values": values}


def place(link: Link, owner: str, key: Identity, before: Mapping[str, Any]) -> dict[str, Any]:
    """The ends, keys and version by which a statement finds a relation."""
    ends = {"owner": owner, "other": key[0], **dict(zip(key_names(link), key[1:], strict=True))}
    return {**ends, "version": before["version"]} if link.named else ends
