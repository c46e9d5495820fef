"""An explanation in words, or as JSON; and what is wrong with the query, as the API tells it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from api.command.answers import put_json
from api.command.ending import Status, complain
from api.command.explain.asking import request_of, viewer_of
from api.command.explain.plan import Explained
from api.command.explain.planning import root_fields
from api.command.layout import columns, plain
from api.command.paper import write
from api.lane.lane import Lane, prepare
from api.lane.refusal import Refused
from graph.access import LOCAL
from graph.text.documents.blocks import Table
from resolvers.schema import schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from api.command.explain.asking import Question
    from api.command.explain.plan import Computed, Level, Read, RootField
    from graph.access import Viewer


def explained(question: Question, *, as_json: bool) -> Status:
    request, viewer = request_of(question), viewer_of(question)
    lane = Lane(schema, timeout=0)
    try:
        prepared = prepare(lane, request)
        fields = root_fields(lane, prepared, viewer)
    except Refused as refused:
        return _refused(refused, as_json=as_json)
    found = Explained(prepared.kind.value, prepared.name, prepared.cost, prepared.work, words_of(viewer), fields)
    if as_json:
        put_json(asdict(found))
    else:
        write("".join(f"{line}\n" for line in lines(found)))
    return Status.FINE


def words_of(viewer: Viewer) -> str:
    if viewer is LOCAL:
        return "whoever may see everything"
    bounds = len(viewer.scope.organizations)
    within = f"within {bounds:,} organization{'s' * (bounds != 1)}" if viewer.scope.restricted else "everywhere"
    return f"a {viewer.role.value.lower()} {within}"


def _refused(refused: Refused, *, as_json: bool) -> Status:
    if as_json:
        put_json({"errors": refused.errors})
    for error in refused.errors:
        complain(f"{error['message']}{_place(error)}")
    return Status.WRONG_INPUT


def _place(error: Mapping[str, Any]) -> str:
    places = ", ".join(f"line {at['line']}, column {at['column']}" for at in error.get("locations", ()))
    return f" ({places})" if places else ""


def lines(found: Explained) -> Iterator[str]:
    named = f" {found.name}" if found.name else ""
    work = f", {found.work:,} points of computation" if found.work else ""
    yield f"The {found.operation}{named}, asked by {found.viewer}: {found.cost:,} objects at most{work}"
    for field in found.fields:
        yield ""
        yield from field_lines(field)


def field_lines(field: RootField) -> Iterator[str]:
    alias = f" as {field.path[0]}" if field.path[0] != field.name else ""
    number = len(field.reads)
    yield f"{field.name}{alias}: {number or 'no'} statement{'s' * (number != 1)} for what is selected"
    if field.words:
        yield f"  First: {field.words}"
    if field.named:
        yield f"  Its own statements, as far as it needs them: {', '.join(field.named)}"
    for place, read in enumerate(field.reads, 1):
        yield ""
        yield from read_lines(place, read)


def read_lines(place: int, read: Read) -> Iterator[str]:
    at = ".".join(read.levels[0].path)
    yield f"  {place}. {read.name} at {at}, {read.depth} level{'s' * (read.depth != 1)} deep"
    yield from indented(Table(("", "", "", ""), [level_row(level) for level in read.levels], frozenset()))
    if read.computed:
        yield "     Computed apart:"
        yield from indented(Table(("", ""), [computed_row(each) for each in read.computed], frozenset()))
    if read.parameters:
        yield "     Parameters:"
        rows = [(f"${name}", words) for name, words in read.parameters.items()]
        yield from indented(Table(("", ""), rows, frozenset()))
    yield from (f"     {note}" for note in read.notes)
    yield "     Cypher:"
    yield from (f"       {line}" for line in read.cypher.splitlines())


def indented(table: Table) -> Iterator[str]:
    return (f"     {line}" for line in plain(table, columns() - 5))


def level_row(level: Level) -> tuple[str, ...]:
    return ".".join(level.path), level.how, level.of, ", ".join(level.columns)


def computed_row(computed: Computed) -> tuple[str, ...]:
    return ".".join(computed.path), f"from {computed.needs}, for all things there at once"
