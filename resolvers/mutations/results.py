"""What mutations answer: what was changed, or one of the named refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, Union

import strawberry
from strawberry import ID

from graph.model import properties
from graph.writing.mutations import (
    KEPT_IN_USE,
    DuplicateKey,
    InvalidInput,
    Missing,
    NotAllowed,
    StillReferenced,
    VersionConflict,
    link_ends,
)
from graph.writing.verbs import VERBS
from resolvers.derived.classes import Class, Field, empty, field, filled_interface, filled_type, spoken
from resolvers.derived.enums import enum_of
from resolvers.derived.types import property_fields
from resolvers.mutations.faults import PATH, InputFaults, made, path_of
from resolvers.nodes import thing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Kind, Link
    from graph.writing.mutations import Refusal
    from resolvers.context import Context
    from resolvers.derived.types import Types


CODES: Final = {
    "BAD_INPUT": "A value cannot be, or breaks a rule.",
    "NOT_FOUND": "What is named is not there.",
    "CONFLICT": "Something else is in the way: a newer version, what hangs on the thing, an id that is taken.",
    "FORBIDDEN": "Whoever asks may not do it.",
}
NO_MORE: Final = "; null where you see it no more, since you saw it on account of this relation alone"
WHOLE: Final = "By what to word it anew, in another language; null where `faults` say it, or `message` alone."
SHOWN: Final = 100
"""The most references that are shown of what hangs on a thing."""


class Refusals:
    """The types of refusals, and refusals of the graph as answers of these types."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self.base = empty("Refusal")
        code = self._code = enum_of(
            "RefusalCode", "Of what kind a refusal is: the code that an error of this kind would bear.", CODES
        )
        self.faults = InputFaults()
        message = {
            "code": field("code", code, "The kind, for programs; `__typename` says it more closely."),
            "message": field("message", str, "What is wrong and what to do, in a sentence."),
            "said": field("said", self.faults.saying | None, WHOLE),
        }
        path = {"path": field("path", list[str], PATH)}
        filled_interface(self.base, "Why nothing was changed.", message)
        node = types.node | None
        self.invalid_input = self._made(
            "InvalidInput",
            "Values that cannot be, or that break a rule of the model.",
            {**message, "faults": field("faults", list[self.faults.cls], "All that was found.")},
        )
        self.not_found = self._made(
            "NotFound",
            "A thing or relation that is named and is not there.",
            {
                **message,
                **path,
                "of": field("of", types.kind_enum, "The kind of the thing; of a relation, of what it begins at."),
                "key": field("key", str, "The id that names nothing."),
                "faults": field(
                    "faults", list[self.faults.cls], "All that is named and not there, the first among them."
                ),
            },
        )
        self.version_conflict = self._made(
            "VersionConflict",
            "Somebody else changed it since it was read.",
            {
                **message,
                **path,
                "version": field("version", int, "The version that it has now; 0: a relation that is not there."),
                "current": field("current", node, "The thing as it is now; of a relation, the thing at its start."),
            },
        )
        self.referring = made(
            "Referring",
            "A relation that hangs on a thing.",
            {
                "relation": field("relation", str, "Its type, e.g. `DEPENDS_ON`."),
                "kind": field("kind", types.kind_enum, "The kind of the thing at its other end."),
                "id": field("id", ID, "The key of that thing."),
            },
        )
        self.still_referenced = self._made(
            "StillReferenced",
            "A thing is not deleted while others hang on it, an offering not archived while something in use rests on it.",
            {
                **message,
                **path,
                "references": field(
                    "references", list[self.referring], f"What hangs on it and you see, the first {SHOWN}."
                ),
            },
        )
        self.not_allowed = self._made("NotAllowed", "You may not do this.", {**message, **path})
        self.duplicate_key = self._made(
            "DuplicateKey",
            "The id is taken, or the idempotency key was used for something else.",
            {
                **message,
                **path,
                "key": field("key", str, "The id or idempotency key."),
                "existing": field("existing", node, "What has it."),
            },
        )

    def _made(self, name: str, words: str, fields: Mapping[str, Field]) -> Class:
        cls = empty(name, self.base)
        filled_type(cls, words, fields)
        return cls

    async def answer(self, context: Context, refusal: Refusal) -> Any:
        code = getattr(self._code, refusal.code)
        said = {"code": code, "message": str(refusal), "said": self.faults.said(refusal.said)}
        match refusal:
            case InvalidInput(faults=faults):
                shown = [self.faults.of(fault.place, fault.message) for fault in faults]
                return self.invalid_input(**said, faults=shown)
            case Missing(label=label, key=key, place=place, absences=absences):
                shown = [self.faults.of(one.place, one.message) for one in absences]
                of = self._types.kind_of(label)
                return self.not_found(**said, path=path_of(place), of=of, key=key, faults=shown)
            case VersionConflict(version=version, things=things, place=place):
                current = await self._thing(context, things)
                return self.version_conflict(**said, path=path_of(place), version=version, current=current)
            case StillReferenced(references=references, place=place):
                hanging = [
                    self.referring(relation=one.type, kind=self._types.kind_of(one.label), id=one.key)
                    for one in references[:SHOWN]
                ]
                return self.still_referenced(**said, path=path_of(place), references=hanging)
            case NotAllowed(place=place):
                return self.not_allowed(**said, path=path_of(place))
            case DuplicateKey(key=key, things=things, place=place):
                existing = await self._thing(context, things)
                return self.duplicate_key(**said, path=path_of(place), key=key, existing=existing)
            case _:
                raise refusal

    async def _thing(self, context: Context, things: tuple[tuple[str, str], ...]) -> Any:
        return await thing(self._types, context, *things[0]) if things else None


class Results:
    """Types of what was changed, and their unions with refusals."""

    def __init__(self, types: Types, refusals: Refusals) -> None:
        self._types = types
        self._refusals = refusals
        deleted = {
            "of": field("of", types.kind_enum, "The kind of what was deleted."),
            "ids": field("ids", list[ID], "The keys of what was deleted."),
        }
        self.deleted = made("Deleted", "What is there no more.", deleted)
        ends = {
            "start": field("start", types.node | None, f"The thing at the start of the relation{NO_MORE}."),
            "end": field("end", types.node | None, f"The thing at its end{NO_MORE}."),
        }
        self.unlinked = made("Unlinked", "Two things that are no longer related.", ends)
        self.unlinked_several = made(
            "UnlinkedSeveral",
            "Things that are no longer related.",
            {"nodes": field("nodes", list[self.unlinked], "Two things each, in the order of the input.")},
        )
        self.delete = self.union("DeleteResult", self.deleted, *self._changing, refusals.still_referenced)
        self.unlink = self.union("UnlinkResult", self.unlinked, *self._changing)
        self.unlink_several = self.union("UnlinkSeveralResult", self.unlinked_several, *self._changing)

    @property
    def _changing(self) -> tuple[Class, ...]:
        """How something that is there may be refused to change."""
        return (
            self._refusals.invalid_input,
            self._refusals.not_found,
            self._refusals.version_conflict,
            self._refusals.not_allowed,
        )

    @property
    def _creating(self) -> tuple[Class, ...]:
        return (
            self._refusals.invalid_input,
            self._refusals.not_found,
            self._refusals.duplicate_key,
            self._refusals.not_allowed,
        )

    def of_kind(self, kind: Kind) -> KindResults:
        node = self._types.things[kind.label]
        batch = made(
            f"{kind.label}Batch",
            f"Several {spoken(kind.plural)} that were changed together.",
            {"nodes": field("nodes", list[node], "The things, in the order of the input.")},
        )
        several = f"{kind.plural[0].upper()}{kind.plural[1:]}"
        in_use = (self._refusals.still_referenced,) if kind.label == KEPT_IN_USE else ()
        changing = (*self._changing, *in_use)
        creating = (*self._creating, *((self._refusals.version_conflict,) if self._versioned(kind) else ()))
        return KindResults(
            batch,
            self.union(f"Create{kind.label}Result", node, *creating),
            self.union(f"Update{kind.label}Result", node, *changing),
            self.union(f"Create{several}Result", batch, *self._creating),
            self.union(f"Update{several}Result", batch, *changing),
        )

    @staticmethod
    def _versioned(kind: Kind) -> bool:
        """Whether what is created takes the place of what was read before."""
        return any(verb.about == kind.label and verb.expects for verb in VERBS)

    def confirmed(self, *things: Class) -> Any:
        """A thing of one of several kinds."""
        names = ", ".join(f"`{cls.__name__}`" for cls in self._changing)
        words = f"What was confirmed, or why nothing was changed: {names}."
        return Annotated[
            Union[(*things, *self._changing)],  # put together while it runs
            strawberry.union(name="ConfirmResult", description=words),
        ]

    def of_link(self, link: Link, name: str) -> LinkResults:
        """The relation as an answer: its ends, and what it says."""
        words = ("What is at its start.", "What is at its end.")
        ends = zip(link_ends(self._types.model, link), (link.start, link.end), words, strict=True)
        fields = {end: field(end, self._types.things[label], said) for end, label, said in ends}
        edge = properties_of(self._types, link)
        linked = made(f"Linked{name}", f"Two things that are related. {link.words}", {**fields, **edge})
        several = made(
            f"Linked{name}Batch",
            "Things that were related together.",
            {"nodes": field("nodes", list[linked], "The relations, in the order of the input.")},
        )
        return LinkResults(
            linked,
            several,
            self.union(f"Link{name}Result", linked, *self._changing),
            self.union(f"Link{name}BatchResult", several, *self._changing),
        )

    def union(self, name: str, *members: Class) -> Any:
        names = ", ".join(f"`{member.__name__}`" for member in members[1:])
        words = f"`{members[0].__name__}`, or why nothing was changed: {names}."
        return Annotated[Union[members], strawberry.union(name=name, description=words)]  # noqa: UP007  # put together while it runs


class KindResults(NamedTuple):
    """`batch`: the class of several; the others are unions."""

    batch: Class
    create: Any
    update: Any
    create_several: Any
    update_several: Any


class LinkResults(NamedTuple):
    linked: Class
    batch: Class
    link: Any
    link_several: Any


def properties_of(types: Types, link: Link) -> dict[str, Field]:
    return property_fields(properties(link.properties), types.inputs.enums) if link.stated else {}
