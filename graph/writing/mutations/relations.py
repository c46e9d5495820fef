"""Relations that are set one by one: those that bear properties, or of which a thing has several."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.database.stored import key_names, known_ids
from graph.model.event import EventAction
from graph.model.rules import contradictions
from graph.model.sides import sides
from graph.saying import Saying
from graph.writing.mutations.fields import link_ends, link_name
from graph.writing.mutations.refusals import Absence, Fault, InvalidInput, Missing, VersionConflict, absent
from graph.writing.mutations.steps import Connect, Disconnect
from graph.writing.mutations.validation import by_column, checked, day_faults, fault_at, require_once
from graph.writing.rules.alone import same_ends
from graph.writing.upsert import DeclaredLinks, LinkRow, compared_links, put_links, remove_links, stored_links
from graph.writing.upsert.links import identity, named, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.database.stored import Reader
    from graph.model import Link
    from graph.writing.mutations.work import Work

Wanted = Connect | Disconnect


async def connect(work: Work, link: Link, steps: Sequence[Connect]) -> None:
    """Makes and changes the relations of the steps, which are of one link. Raises refusals."""
    require_once((_named(link, step), step.place) for step in steps)
    await _require_ends(work, link, steps)
    inputs = [(step.values, step.place) for step in steps]
    checked_inputs = checked(link.properties, inputs, link_name(link), whole=False)
    stored = await stored_links(work.transaction, link, [_ends(link, step)[0] for step in steps])
    declared: dict[str, list[LinkRow]] = {}
    faults: list[Fault] = []
    for step, values in zip(steps, checked_inputs, strict=True):
        owner, other = _ends(link, step)
        before = stored.get(owner, {}).get(identity(link, other, values))
        _expect(link, step, before)
        faults += _faults(link, step, {**(before or {}), **values}, work)
        declared.setdefault(owner, []).append(LinkRow(other, values))
        work.touch(link, owner, other, step.place)
    if faults:
        raise InvalidInput(faults)
    difference = compared_links(link, [DeclaredLinks(owner, rows) for owner, rows in declared.items()], stored)
    await put_links(work.transaction, link, difference)
    for row in difference.create:
        _note(work, link, EventAction.LINKED, row, None, row["values"])
    for row in difference.change:
        before = stored[row["owner"]][identity(link, row["other"], row)]
        _note(work, link, EventAction.CHANGED, row, before, row["values"])


async def disconnect(work: Work, link: Link, steps: Sequence[Disconnect]) -> None:
    """Removes the relations of the steps, which are of one link. Raises refusals."""
    require_once((_named(link, step), step.place) for step in steps)
    stored = await stored_links(work.transaction, link, [_ends(link, step)[0] for step in steps])
    rows: list[dict[str, Any]] = []
    before_of = [
        stored.get(_ends(link, step)[0], {}).get(identity(link, _ends(link, step)[1], step.values)) for step in steps
    ]
    if absences := [
        _not_related(work, link, step) for step, before in zip(steps, before_of, strict=True) if before is None
    ]:
        raise Missing(*absences)
    for step, before in zip(steps, before_of, strict=True):
        assert before is not None  # noqa: S101  # as was just seen
        owner, other = _ends(link, step)
        key = identity(link, other, step.values)
        _expect(link, step, before)
        work.touch(link, owner, other, step.place)
        rows.append(place(link, owner, key, before))
        _note(work, link, EventAction.UNLINKED, rows[-1], before, None)
    await remove_links(work.transaction, link, rows)


async def relations_now(reader: Reader, link: Link, about: Sequence[tuple[str, ...]]) -> list[dict[str, Any] | None]:
    """Properties by name of relations that are named by start, end and what else identifies them, in their order."""
    places = [(*_owned(link, start, end), *keys) for start, end, *keys in about]
    stored = await stored_links(reader, link, list(dict.fromkeys(owner for owner, *_ in places)))
    found: list[dict[str, Any] | None] = []
    for owner, *identity_ in places:
        values = stored.get(owner, {}).get(tuple(identity_))
        own = {"id": named(link, owner, identity_[0], values)} if values and link.named else {}
        found.append(None if values is None else {**values, **own})
    return found


def _owned(link: Link, start: str, end: str) -> tuple[str, str]:
    """The owner and the other end of a relation."""
    return (start, end) if sides(link).at_start else (end, start)


def _named(link: Link, step: Wanted) -> tuple[str, ...]:
    return step.start, step.end, *(step.values[name] for name in key_names(link))


def _ends(link: Link, step: Wanted) -> tuple[str, str]:
    return _owned(link, step.start, step.end)


async def _require_ends(work: Work, link: Link, steps: Sequence[Connect]) -> None:
    names = link_ends(work.model, link)
    absences: list[Absence] = []
    for label, name, ids in (
        (link.start, names[0], [step.start for step in steps]),
        (link.end, names[1], [step.end for step in steps]),
    ):
        created = work.created.get(label, set())
        sought = list(dict.fromkeys(key for key in ids if key not in created))
        known = set(await known_ids(work.transaction, work.model.kinds[label], sought)) if sought else set[str]()
        absences += [
            absent(label, key, (*step.place, name))
            for step, key in zip(steps, ids, strict=True)
            if key not in known and key not in created
        ]
    if absences:
        raise Missing(*absences)


def _expect(link: Link, step: Wanted, stored: Mapping[str, Any] | None) -> None:
    """Raises VersionConflict."""
    version = 0 if stored is None else stored.get("version")
    if step.expected is not None and version != step.expected:
        now = f"has version {version}" if version else "is not there"
        message = Saying(
            "RELATION_CHANGED_SINCE",
            "{relation} {start!r} → {end!r} was changed since: it {now}, not version {expected}. "
            "Look at what it is now, and change that.",
            relation=link_name(link),
            start=step.start,
            end=step.end,
            now=now,
            version=version or 0,
            expected=step.expected,
        )
        things = [(link.start, step.start), (link.end, step.end)]
        raise VersionConflict(message, version or 0, things, (*step.place, "expectedVersion"))


def _faults(link: Link, step: Connect, values: Mapping[str, Any], work: Work) -> Iterator[Fault]:
    yield from day_faults(link.properties, values, step.place)
    if message := same_ends(link, step.start, step.end):
        yield Fault((*step.place, link_ends(work.model, link)[1]), message)
    for column, message in contradictions(link.name, by_column(link.properties, values)):
        yield fault_at(step.place, column, message)


def _not_related(work: Work, link: Link, step: Disconnect) -> Absence:
    start, end = link_ends(work.model, link)
    keys = "".join(f", {name} {step.values[name]!r}" for name in key_names(link))
    words = f"There is no {{relation}} with {start} {{start!r}}, {end} {{end!r}}{{keys}}."
    message = Saying("NOT_LINKED", words, relation=link_name(link), start=step.start, end=step.end, keys=keys)
    return Absence(message, link.start, "|".join(_named(link, step)), step.place)


def _note(
    work: Work,
    link: Link,
    action: EventAction,
    row: Mapping[str, Any],
    before: Mapping[str, Any] | None,
    after: Mapping[str, Any] | None,
) -> None:
    """`row`: names the relation. Of a change the trail shows what differs."""
    start, end = sides(link).ends(row["owner"], row["other"])
    names = [item.name for item in link.stated if after is None or item.name in after]
    called = dict(zip(link_ends(work.model, link), (start, end), strict=True))
    called |= {name: row[name] for name in key_names(link) if name in row}
    was = None if before is None else called | {name: before[name] for name in names if name in before}
    now = None if after is None else called | {name: after[name] for name in names}
    work.note(action, link.name, start, was, now, [(link.start, start), (link.end, end)])
