"""Verbs of the field: what people do, said in their words, as one mutation each.

A verb is declared in a few lines. Its input is a class like those of the model, what it does is a plain function
from what is there and the input to steps; everything else (the mutation with its types and words, the transaction,
refusals, versions, idempotency keys, events, rules) follows:

    class Kept(Asks):
        done_at: Day | None = Field(None, description="Day on which it was done; today unless given.")

    KEEP_COMMITMENT = Verb(
        name="keepCommitment",
        words="A side has done what it promised.",
        about="Commitment",
        asks=Kept,
        steps=lambda call: [call.update(status="KEPT", doneAt=call.input.get("doneAt") or call.today)],
    )

and its line in `graph/writing/verbs/__init__.py`. A verb that `creates` begins with `call.create(…)`; `call.wrong(…)` refuses.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.database.stored import stored_things
from graph.model import MODEL
from graph.model.property import Declared, properties
from graph.model.scalars import now, today
from graph.writing.mutations.change import Part, change
from graph.writing.mutations.fields import references
from graph.writing.mutations.permission import require_role
from graph.writing.mutations.refusals import Fault, InvalidInput, Missing, absent
from graph.writing.mutations.steps import Connect, Create, Disconnect, Update
from graph.writing.mutations.things import expect
from graph.writing.mutations.validation import checked
from graph.writing.mutations.visibility import require_seen
from graph.writing.upsert import stored_links
from graph.writing.verbs.announcing.weighed import require_current

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Kind, Link, Model
    from graph.model.role import Role
    from graph.saying import Saying
    from graph.writing.mutations.change import Named
    from graph.writing.mutations.idempotency import Once
    from graph.writing.mutations.refusals import Place
    from graph.writing.mutations.steps import Planned
    from graph.writing.verbs.announcing.weighed import Weighed

    Worded = Callable[["Call", Sequence[Planned]], Awaitable[Sequence[Planned]]]


EXPECTED: Final = "expectedVersion"


class Asks(Declared):
    """The input of a verb, beside the id of what it is about. Lists of such classes may be nested in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """`about`: the kind of the thing that it changes, or `creates`, and answers. `existing`: what it asks for that names
    such a thing, which is then changed instead of created. A verb that creates may ask for `expected_version` itself. `known`: what else it decides on, read from the graph.
    `vouches`: `known` decides whether the viewer may do it, whosever the things are that it writes. `role`: that it needs,
    where that is another than of what it is about. `jointly`: whoever sees that may do it, if `known` agrees. `weighs`: it decides on the impact of a planned change, worked out ahead;
    `tells`: it does not, and makes messages whose words follow from that.
    """

    name: LiteralString
    words: str
    about: LiteralString
    steps: Callable[[Call], Sequence[Planned]]
    asks: type[Asks] = Asks
    creates: bool = False
    existing: LiteralString | None = None
    known: Callable[[Reader, Call], Awaitable[Mapping[str, Any]]] | None = None
    vouches: bool = False
    role: Role | None = None
    jointly: bool = False
    weighs: bool = False
    tells: bool = False

    @property
    def expects(self) -> bool:
        """Whether it creates, and asks itself for the version of what it takes the place of."""
        return self.creates and any(item.name == EXPECTED for item in properties(self.asks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a verb: what it decides on. `input`: the input by name; `stored`: values and ids of the thing as it is, by
    property and relation field, empty where the verb creates it; `id`: its id, also of one that is to be created;
    `known`: what else the verb has read from the graph; `weighed`: what the change does, where the verb weighs that.
    """

    model: Model
    kind: Kind
    id: str
    viewer: Viewer
    input: Mapping[str, Any]
    stored: Mapping[str, Any] = field(default_factory=dict[str, Any])
    known: Mapping[str, Any] = field(default_factory=dict[str, Any])
    weighed: Weighed | None = None
    expected: int | None = None
    now: str = field(default_factory=now)
    today: str = field(default_factory=today)
    place: Place = ("input",)

    def update(self, **values: Any) -> Update:
        """A change of the thing that the verb is about."""
        return Update(kind=self.kind, id=self.id, values=values, expected=self.expected, place=self.place)

    def create(self, **values: Any) -> Create:
        """The thing that the verb is about, as a new one."""
        return Create(kind=self.kind, id=self.id, values=values, place=self.place)

    def other(self, label: str, *within: str | int, **values: Any) -> Create:
        """Another thing, new with an id of its own; `within`: its place in the input."""
        return Create(kind=self.model.kinds[label], values=values, place=(*self.place, *within))

    def change_of(self, label: str, key: str, *within: str | int, **values: Any) -> Update:
        """Another thing that is there already."""
        return Update(kind=self.model.kinds[label], id=key, values=values, place=(*self.place, *within))

    def link(self, start: str, relation: str, end: str, *within: str | int, **values: Any) -> Connect:
        """`relation`: the label at its start and the name by which it is read there, e.g. `Offering.successors`."""
        found = self._link(relation)
        return Connect(link=found, start=start, end=end, values=values, place=(*self.place, *within))

    def unlink(self, start: str, relation: str, end: str, *within: str | int, **key: Any) -> Disconnect:
        found = self._link(relation)
        return Disconnect(link=found, start=start, end=end, values=key, place=(*self.place, *within))

    def wrong(self, name: str, message: Saying, *names: tuple[str, str]) -> InvalidInput:
        """The error to raise where a field of the input is wrong. `names`: (label, id) of what the sentence names beside
        what the input names.
        """
        return InvalidInput([Fault((*self.place, name), message, names)])

    def _link(self, relation: str) -> Link:
        label, _, name = relation.partition(".")
        found = self.model.relation(label, name).link
        if found is None or found.start != label:
            raise LookupError(f"{relation} is no relation that starts there")
        return found


async def do(
    database: Database,
    verb: Verb,
    input_: Mapping[str, Any],
    viewer: Viewer,
    once: Once | None,
    model: Model = MODEL,
    *,
    weighed: Weighed | None = None,
    worded: Worded | None = None,
) -> list[Named]:
    """Runs a verb on its input by name. Raises the refusals of graph.writing.mutations, and Outdated where `weighed` is of
    another state of the estate than the transaction meets. `worded`: gives the messages among the steps their texts.
    """
    part = Part(_steps(verb, input_, viewer, model, weighed, worded), once, by_verb=verb.vouches)
    return await change(database, verb.name, [part], viewer, model=model)


def require_verbs_role(verb: Verb, viewer: Viewer, kind: Kind) -> None:
    """Raises NotAllowed, before anything is looked at."""
    require_role(viewer, kind, ("input",), verb.role)


def _steps(
    verb: Verb,
    input_: Mapping[str, Any],
    viewer: Viewer,
    model: Model,
    weighed: Weighed | None,
    worded: Worded | None,
) -> Callable[[Reader], Awaitable[Sequence[Planned]]]:
    kind = model.kinds[verb.about]
    beside = {"id", "idempotencyKey", *(() if verb.expects else (EXPECTED,))}
    own = {name: value for name, value in input_.items() if name not in beside}
    new = str(uuid.uuid4())

    async def steps(reader: Reader) -> Sequence[Planned]:
        require_verbs_role(verb, viewer, kind)
        (values,) = checked(verb.asks, [(own, ("input",))], verb.name, whole=True)
        there = values.get(verb.existing) if verb.existing else None if verb.creates else input_["id"]
        if there is None:
            call = Call(model=model, kind=kind, id=input_.get("id") or new, viewer=viewer, input=values)
        else:
            expected = input_.get(EXPECTED)
            await require_seen(reader, viewer, kind, there, ("input", verb.existing or "id"))
            stored = await _stored(reader, model, kind, there, expected, verb.existing or "id")
            call = Call(model=model, kind=kind, id=there, viewer=viewer, input=values, stored=stored, expected=expected)
        if verb.weighs or verb.tells:
            await require_current(reader, weighed)
            call = replace(call, weighed=weighed)
        if verb.known:
            call = replace(call, known=await verb.known(reader, call))
        steps = verb.steps(call)
        return await worded(call, steps) if worded else steps

    return steps


async def _stored(
    reader: Reader, model: Model, kind: Kind, key: str, expected: int | None, named_by: str
) -> dict[str, Any]:
    """Values by property, ids by relation field. Raises refusals."""
    stored = (await stored_things(reader, kind, [key])).get(key)
    if stored is None:
        raise Missing(absent(kind.label, key, ("input", named_by)))
    expect(kind, key, expected, stored, ("input",))
    return {**stored, **await _related(reader, model, kind, key)}


async def _related(reader: Reader, model: Model, kind: Kind, key: str) -> dict[str, Any]:
    """Ids by relation field."""
    found: dict[str, Any] = {}
    for each in references(model, kind):
        ids = sorted(one[0] for one in (await stored_links(reader, each.link, [key])).get(key, {}))
        found[each.name] = ids if each.many else next(iter(ids), None)
    return found
