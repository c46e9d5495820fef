"""Creates and changes things, with the relations that are fields of theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.database.stored import known_ids, stored_things
from graph.model.event import EventAction
from graph.model.rules import BESIDE, contradictions, inseparable
from graph.model.transitions import forbidden_transition
from graph.reading.statement import seen_statement
from graph.saying import Saying
from graph.writing.mutations.erased import require_not_erased
from graph.writing.mutations.fields import references
from graph.writing.mutations.refusals import DuplicateKey, Fault, InvalidInput, Missing, VersionConflict, absent
from graph.writing.mutations.retirement import retirement_faults
from graph.writing.mutations.steps import Create, Update
from graph.writing.mutations.validation import by_column, checked, day_faults, fault_at, require_once
from graph.writing.mutations.visibility import found_by
from graph.writing.upsert import (
    DeclaredLinks,
    LinkRow,
    ThingRow,
    compared_links,
    compared_things,
    put_links,
    put_things,
    stored_links,
)
from graph.writing.upsert.things import touched, unmanaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.model import Kind
    from graph.writing.mutations.fields import Reference
    from graph.writing.mutations.refusals import Absence
    from graph.writing.mutations.steps import Delete
    from graph.writing.mutations.work import Work
    from graph.writing.upsert import Difference

Wanted = Create | Update
Stored = dict[str, dict[str, Any]]


class Related(NamedTuple):
    """The change of the relations of one field: `before` and `after` have ids by owner, where they differ."""

    field: Reference
    difference: Difference
    before: Mapping[str, list[str]]
    after: Mapping[str, list[str]]


class Prepared(NamedTuple):
    """What has to be written of one kind."""

    kind: Kind
    stored: Stored
    difference: Difference
    related: Sequence[Related]


async def put_steps(work: Work, steps: Mapping[Kind, Sequence[Wanted]]) -> None:
    """Writes the things, then their relations. Raises refusals, before anything is written."""
    prepared = [await _prepared(work, kind, wanted) for kind, wanted in steps.items()]
    for kind, _, difference, _ in prepared:
        await put_things(work.transaction, kind, difference)
    for one in prepared:
        for field, difference, _, _ in one.related:
            await put_links(work.transaction, field.link, difference)
        _note(work, one)


async def _prepared(work: Work, kind: Kind, steps: Sequence[Wanted]) -> Prepared:
    stored = await stored_things(work.transaction, kind, [step.id for step in steps])
    _check_identity(kind, steps, stored)
    await require_not_erased(work.transaction, kind, steps)
    rows = _rows(work, kind, steps, stored)
    await _require_agreement(work, kind, steps, rows, stored)
    difference = compared_things(kind, rows, stored)
    fields = references(work.model, kind)
    await _require_known(work, fields, steps)
    related = [one for field in fields if (one := await _related(work, field, steps))]
    owners = {owner for one in related for owner in (*one.before, *one.after)}
    touched(kind, difference, {key: stored[key] for key in owners if key in stored})
    return Prepared(kind, stored, difference, related)


def _check_identity(kind: Kind, steps: Sequence[Wanted], stored: Stored) -> None:
    require_once((step.id, (*step.place, "id")) for step in steps)
    require_stored(kind, [step for step in steps if isinstance(step, Update)], stored)
    for step in steps:
        place = (*step.place, "id")
        if isinstance(step, Create):
            if step.id in stored:
                words = "{kind} {id!r} is there already: change that, or take another id."
                message = Saying("ID_TAKEN", words, kind=kind.label, id=step.id)
                raise DuplicateKey(message, step.id, [(kind.label, step.id)], place)
        else:
            expect(kind, step.id, step.expected, stored.get(step.id), step.place)


def require_stored(kind: Kind, steps: Sequence[Update | Delete], stored: Mapping[str, Any]) -> None:
    """Raises Missing for all that are not there."""
    lost = [absent(kind.label, step.id, (*step.place, "id")) for step in steps if step.id not in stored]
    if lost:
        raise Missing(*lost)


def expect(
    kind: Kind, key: str, expected: int | None, stored: Mapping[str, Any] | None, place: tuple[str | int, ...]
) -> None:
    """Raises Missing and VersionConflict."""
    if stored is None:
        raise Missing(absent(kind.label, key, (*place, "id")))
    if expected is not None and stored["version"] != expected:
        words = "{kind} {id!r} was changed since: it has version {version}, not {expected}. Look at what it is now, and change that."
        version = stored["version"]
        message = Saying("CHANGED_SINCE", words, kind=kind.label, id=key, version=version, expected=expected)
        raise VersionConflict(message, version, [(kind.label, key)], (*place, "expectedVersion"))


def _rows(work: Work, kind: Kind, steps: Sequence[Wanted], stored: Stored) -> list[ThingRow]:
    """The values of the steps' properties, with their types. Raises InvalidInput with all faults of all steps."""
    fields = {field.name: field for field in references(work.model, kind)}
    faults = [fault for step in steps for fault in _reference_faults(kind, fields, step)]
    rows: list[ThingRow] = []
    for whole in (True, False):
        chosen = [step for step in steps if isinstance(step, Create) is whole]
        inputs = [
            ({"id": step.id} | {k: v for k, v in step.values.items() if k not in fields}, step.place) for step in chosen
        ]
        try:
            values = checked(kind.model, inputs, kind.label, whole=whole) if chosen else []
        except InvalidInput as invalid:
            faults += invalid.faults
            continue
        for step, row in zip(chosen, values, strict=True):
            faults += _value_faults(kind, step, stored.get(step.id), row)
            rows.append(ThingRow(row.pop("id"), row))
    if faults:
        raise InvalidInput(faults)
    return rows


def _reference_faults(kind: Kind, fields: Mapping[str, Reference], step: Wanted) -> Iterator[Fault]:
    for name, field in fields.items():
        if field.required and (isinstance(step, Create) or name in step.values) and not step.values.get(name):
            yield Fault((*step.place, name), Saying("MISSING", "is missing; every {kind} states it", kind=kind.label))


def _value_faults(
    kind: Kind, step: Wanted, stored: Mapping[str, Any] | None, values: dict[str, Any]
) -> Iterator[Fault]:
    """Faults of values that contradict each other or what was before. What is archived keeps its first date."""
    if stored and stored["archivedAt"] and values.get("archivedAt"):
        del values["archivedAt"]
    yield from day_faults(kind.model, {**(stored or {}), **values}, step.place)
    if kind.label == "Offering":
        yield from retirement_faults(stored, values, step.place)
    for item in unmanaged(kind):
        if item.many and not item.nested and (message := inseparable(values.get(item.name))):
            yield Fault((*step.place, item.name), message)
        if stored and item.choice and item.name in values:
            after = values[item.name] or item.default
            if stored[item.name] and after and (message := forbidden_transition(item.choice, stored[item.name], after)):
                yield Fault((*step.place, item.name), message)


async def _require_agreement(
    work: Work, kind: Kind, steps: Sequence[Wanted], rows: Sequence[ThingRow], stored: Stored
) -> None:
    """What the values and the relations of a thing say must not contradict each other. Raises InvalidInput."""
    checked_values = {row.id: row.values for row in rows}
    fields = references(work.model, kind) if kind.label in BESIDE else ()
    before = {field.name: await stored_links(work.transaction, field.link, list(stored)) for field in fields}
    faults: list[Fault] = []
    for step in steps:
        usual = {item.name: item.default for item in unmanaged(kind)}
        values = {**usual, **stored.get(step.id, {}), **checked_values[step.id]}
        related = {
            field.name: step.values[field.name] if field.name in step.values else before[field.name].get(step.id)
            for field in fields
        }
        found = contradictions(kind.label, {**by_column(kind.model, values), **related})
        faults += [fault_at(step.place, column, message) for column, message in found]
    if faults:
        raise InvalidInput(faults)


async def _related(work: Work, field: Reference, steps: Sequence[Wanted]) -> Related | None:
    """The change of the relations of a field; None where no step sets it."""
    requested = {step.id: (step, _ids(step.values[field.name])) for step in steps if field.name in step.values}
    if not requested:
        return None
    link = field.link
    rows = [
        DeclaredLinks(owner, [LinkRow(other) for other in ids], whole=True) for owner, (_, ids) in requested.items()
    ]
    stored = await stored_links(work.transaction, link, list(requested))
    difference = compared_links(link, rows, stored)
    unseen = await _kept_unseen(work, field, difference)
    before: dict[str, list[str]] = {}
    after: dict[str, list[str]] = {}
    for row in (*difference.create, *difference.remove):
        owner = row["owner"]
        before.setdefault(owner, sorted(key[0] for key in stored.get(owner, {})))
        after.setdefault(owner, sorted({*requested[owner][1], *unseen.get(owner, ())}))
        work.touch(link, owner, row["other"], (*requested[owner][0].place, field.name))
    return Related(field, difference, before, after)


async def _kept_unseen(work: Work, field: Reference, difference: Difference) -> dict[str, list[str]]:
    """Ids by owner of invisible ones among several, which stay: whoever sets all that they see does not mean these."""
    if not field.many or not work.viewer.scope.restricted or not difference.remove:
        return {}
    others = sorted({row["other"] for row in difference.remove})
    seen = await found_by(work.transaction, work.viewer, work.model.kinds[field.to], others, seen_statement)
    kept: dict[str, list[str]] = {}
    for row in difference.remove:
        if row["other"] not in seen:
            kept.setdefault(row["owner"], []).append(row["other"])
    difference.remove[:] = [row for row in difference.remove if row["other"] in seen]
    return kept


async def _require_known(work: Work, fields: Sequence[Reference], steps: Sequence[Wanted]) -> None:
    """Raises Missing for all that is not there."""
    absences: list[Absence] = []
    for field in fields:
        requested = [(step, _ids(step.values[field.name])) for step in steps if field.name in step.values]
        created = work.created.get(field.to, set())
        sought = list(dict.fromkeys(key for _, ids in requested for key in ids if key not in created))
        known = set(await known_ids(work.transaction, work.model.kinds[field.to], sought)) if sought else set[str]()
        absences += [
            absent(field.to, key, (*step.place, field.name, *((number,) if field.many else ())))
            for step, ids in requested
            for number, key in enumerate(ids)
            if key not in known and key not in created
        ]
    if absences:
        raise Missing(*absences)


def _ids(value: Any) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else list(dict.fromkeys(value))


def _note(work: Work, prepared: Prepared) -> None:
    kind, stored, difference, related = prepared
    names = {item.name for item in unmanaged(kind)}
    for row in difference.create:
        after = {name: value for name, value in row.items() if name in names} | _shown(related, row["id"], now=True)
        work.note(EventAction.CREATED, kind.label, row["id"], None, after, _concerned(kind, row["id"], related))
    for row in difference.change:
        key = row["id"]
        after = {name: value for name, value in row["values"].items() if name in names}
        before = {name: stored[key][name] for name in after}
        work.note(
            _action(before, after),
            kind.label,
            key,
            before | _shown(related, key, now=False),
            after | _shown(related, key, now=True),
            _concerned(kind, key, related),
        )


def _action(before: Mapping[str, Any], after: Mapping[str, Any]) -> EventAction:
    if "archivedAt" not in after:
        return EventAction.CHANGED
    return EventAction.ARCHIVED if before["archivedAt"] is None else EventAction.RESTORED


def _shown(related: Sequence[Related], owner: str, *, now: bool) -> dict[str, Any]:
    """Ids by field, as the event log shows them."""
    shown: dict[str, Any] = {}
    for field, _, before, after in related:
        ids = (after if now else before).get(owner)
        if ids is not None:
            shown[field.name] = ids if field.many else next(iter(ids), None)
    return shown


def _concerned(kind: Kind, key: str, related: Sequence[Related]) -> list[tuple[Any, str]]:
    """The thing itself, and the things to which its relations were made or removed."""
    others = [
        (field.to, other)
        for field, _, before, after in related
        if key in after
        for other in sorted({*before[key]} ^ {*after[key]})
    ]
    return [(kind.label, key), *others]
