"""Functions that complete values, generated from a plan: each checks the leaves and builds the answer in one go.

The text is made of constants and of response keys, which the grammar of GraphQL restricts to letters, digits and `_`.
For three rows of offerings with their providers it reads

    def thing2(o, x):
        return {'name': (v3 if (v3 := o[1]).__class__ is str else leaf4(v3))}
    def thing1(o, x):
        return {'id': …, 'provider': (None if (v5 := o[2]) is None else thing2(v5, x))}

What is not as it should be raises `Unusual`: then graphql-core completes the same value, and says what is wrong.
"""

# graphql-core leaves types of its executor and of wrappers open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLEnumType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)

from resolvers.completion.instances import counts_of
from resolvers.completion.leaves import DAY, ENUM, PLAIN, UNKNOWN, absent, leaf, refused
from resolvers.completion.named import Named
from resolvers.completion.plan import CallPlace, ComputedPlace, ListPlace, OnePlace
from resolvers.completion.unusual import Unusual, at_once
from resolvers.derived.counts import COUNT_BY
from resolvers.derived.node_id import NODE_ID, node_id_of
from resolvers.derived.read import READS
from resolvers.derived.reference import NAMING
from resolvers.derived.types import page_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphql import GraphQLField

    from resolvers.completion.plan import Complete, ConnectionField, Details, Plan, ThingField, ThingPlace
    from resolvers.completion.selecting import Selecting


class NotGenerated(Exception):
    """Something of the selection is only graphql-core's to complete."""


class Generated:
    """The functions of one plan in the making."""

    def __init__(self, selecting: Selecting, plan: Plan) -> None:
        self._selecting = selecting
        self._plan = plan
        self._names: dict[str, Any] = {"Unusual": Unusual, "date": date, "page_info": page_info}
        self._functions: list[str] = []
        self._made: dict[ThingPlace, str] = {}
        self._count = 0

    def of_list(self, place: ListPlace) -> Complete | None:
        """Compiles the completion of a list at the root from what a record holds of it."""
        return self._compiled(lambda: self._list(place, "o", 0))

    def of_thing(self, place: ThingPlace) -> Complete | None:
        return self._compiled(lambda: f"{self._thing(place)}(o, x)")

    def of_value(self, of: Any, details: Details) -> Complete | None:
        return self._compiled(lambda: self._root_value(of, details))

    def _compiled(self, expression: Callable[[], str]) -> Complete | None:
        try:
            answer = expression()
        except NotGenerated:
            return None
        text = "\n".join([*self._functions, f"def complete(o, x):\n    return {answer}\n"])
        exec(compile(text, "<completion>", "exec"), self._names)  # noqa: S102  # made here, of nothing that was given
        return self._names["complete"]

    # --- what is read ---

    def _thing(self, place: ThingPlace) -> str:
        if place not in self._made:
            if place.own or place.apart:
                raise NotGenerated
            self._made[place] = self._function("thing", self._dict(self._thing_fields(place)))
        return self._made[place]

    def _thing_fields(self, place: ThingPlace) -> Iterator[tuple[str, str]]:
        at = place.rows.at
        for field in place.fields:
            yield field.key, self._of_thing(place, field, at)

    def _of_thing(self, place: ThingPlace, field: ThingField, at: dict[object, int]) -> str:
        shows = field.shows
        if field.name == NODE_ID:
            return self._value(field.type, field.details, f"{node_id_of(place.type.name, '')!r} + o[{at['id']}]")
        if shows is None:
            return repr(place.type.name)
        if isinstance(shows, OnePlace):
            return self._object(field.type, f"o[{at[shows.relation]}]", self._thing(shows.things))
        if isinstance(shows, ListPlace):
            return self._list(shows, "o", at[shows])
        if isinstance(shows, ComputedPlace):
            needed = ", ".join(f"o[{at[name]}]" for name in shows.computed.needs)
            key = f"({needed})" if len(shows.computed.needs) > 1 else needed
            value = f"x.computed[{shows.number}].get({key})"
            return self._value(field.type, field.details, value)
        return self._value(field.type, field.details, f"o[{at[shows.name]}]")

    def _list(self, place: ListPlace, row: str, at: int) -> str:
        """The expression that completes a list, whose values begin at place `at` of a row."""
        found = f"{row}[{at}]" if place.listed else "()"
        number = f"{row}[{at + place.listed}]" if place.counted else "0"
        groups = f"{row}[{at + place.groups_at}]" if place.grouped else "()"
        fields = {field.key: self._of_connection(place, field) for field in place.fields}
        body = [f"    a = x.lists[{place.number}]"]
        if place.listed:
            body.append("    rows = a.window.rows(found)")
        name = self._name("list")
        lines = [f"def {name}(found, number, groups, x):", *body, f"    return {self._dict(fields.items())}"]
        self._functions.append("\n".join(lines))
        return f"{name}({found}, {number}, {groups}, x)"

    def _of_connection(self, place: ListPlace, field: ConnectionField) -> str:
        if field.name == "nodes" and field.things is not None:
            return f"[{self._thing(field.things)}(o, x) for o in rows]"
        if field.name == "edges":
            return f"[{self._edge(place, field)}(o, a, x) for o in rows]"
        if field.name == "pageInfo":
            keys = place.keys if place.cursors else None
            return self._value(field.type, field.details, f"page_info(a, found, rows, {keys})")
        if field.name == "totalCount":
            return self._value(field.type, field.details, "number")
        if field.name == COUNT_BY:
            counts = self._constant(counts_of(self._selecting.types, place), "counts")
            return self._value(field.type, field.details, f"{counts}(groups)")
        return repr(place.type.name)

    def _edge(self, place: ListPlace, edge: ConnectionField) -> str:
        fields = {field.key: self._of_edge(place, edge, field) for field in edge.edge}
        name = self._name("edge")
        self._functions.append(f"def {name}(o, a, x):\n    return {self._dict(fields.items())}")
        return name

    def _of_edge(self, place: ListPlace, edge: ConnectionField, field: ConnectionField) -> str:
        if field.things is not None and field.latest is not None:
            return self._object(field.type, f"o[{place.rows.at[field.latest]}]", self._thing(field.things))
        if field.things is not None:
            return f"{self._thing(field.things)}(o, x)"
        if field.property is not None:
            return self._value(field.type, field.details, f"o[{place.edge_at(field.property)}]")
        if field.name == "cursor":
            return f"a.order.cursor(o[{place.keys}:])"
        return repr(bare(edge.type).name)

    # --- what resolvers answer ---

    def _root_value(self, of: Any, details: Details) -> str:
        if not self._names_things(of):
            return self._value(of, details, "o")
        self._functions.append(
            f"def listed(o, x):\n    box = [None]\n    {self._naming(of, details)}(box, 0, o, x)\n    return box[0]"
        )
        return "listed(o, x)"

    def _value(self, of: Any, details: Details, given: str) -> str:
        """An expression that completes another one."""
        inner, required = unwrapped(of)
        if is_leaf_type(inner):
            return self._leaf(inner, given, required=required)
        if isinstance(inner, GraphQLList):
            value, item = self._name("v"), self._name("i")
            each = self._value(inner.of_type, details, item)
            otherwise = self._constant(refused if required else absent, "absent")
            is_list = f"({value} := {given}).__class__ is list or {value}.__class__ is tuple"
            return f"([{each} for {item} in {value}] if {is_list} else {otherwise}({value}))"
        if isinstance(inner, GraphQLObjectType):
            return self._object(of, given, self._answer(inner, details))
        return self._object(of, given, self._abstract(inner, details))

    def _object(self, of: Any, given: str, function: str) -> str:
        if isinstance(of, GraphQLNonNull):
            return f"{function}({given}, x)"
        value = self._name("v")
        return f"(None if ({value} := {given}) is None else {function}({value}, x))"

    def _leaf(self, of: Any, given: str, *, required: bool) -> str:
        value = answer = self._name("v")
        if isinstance(of, GraphQLEnumType):
            answer = self._name("n")
            known = self._constant({name: name for name, member in of.values.items() if member.value == name}, "known")
            plain = ENUM.format(v=value, given=given, name=answer, known=known)
        else:
            plain = PLAIN.get(of.name, UNKNOWN).format(v=value, given=given)
        otherwise = self._constant(leaf(of, required=required), "leaf")
        if of.name == "Date":
            return DAY.format(v=value, given=given, absent="" if required else f" or {value} is None", leaf=otherwise)
        accepted = plain if required else f"({plain}) or {value} is None"
        return f"({answer} if {accepted} else {otherwise}({value}))"

    def _answer(self, of: GraphQLObjectType, details: Details) -> str:
        """A function for objects that resolvers answer."""
        fields: dict[str, str] = {}
        named: list[str] = []
        for key, asked in self._selecting.fields(of, details).items():
            name = asked[0].node.name.value
            if name == "__typename":
                fields[key] = repr(of.name)
                continue
            declared = of.fields[name]
            given = self._resolved(of, declared, asked)
            if self._names_things(declared.type):
                fields[key], left = self._known(declared, asked, key)
                named.append(f"    {left}{self._naming(declared.type, asked)}(d, {key!r}, {given}, x)")
            else:
                fields[key] = self._value(declared.type, asked, given)
        if not named:
            return self._function("answer", self._dict(fields.items()))
        name = self._name("answer")
        lines = [f"def {name}(o, x):", f"    d = {self._dict(fields.items())}", *named, "    return d"]
        self._functions.append("\n".join(lines))
        return name

    def _resolved(self, of: GraphQLObjectType, declared: GraphQLField, details: Details) -> str:
        definition = declared.extensions.get("strawberry-definition")
        if definition is None or definition.extensions or definition.permission_classes:
            raise NotGenerated
        resolver = definition.base_resolver
        if READS in definition.metadata:
            return f"o.{definition.metadata[READS]}"
        if resolver is None:
            return f"o.{definition.python_name}"
        if definition.is_async or resolver.root_parameter is None:
            raise NotGenerated
        if not declared.args and resolver.info_parameter is None:
            return f"{self._constant(at_once(resolver.wrapped_func), 'resolve')}(root=o)"
        self._plan.calls.append(CallPlace(of, declared, details))
        return f"x.calls[{len(self._plan.calls) - 1}](o)"

    def _abstract(self, of: Any, details: Details) -> str:
        if not is_abstract_type(of):
            raise NotGenerated
        functions: dict[Any, str] = {}
        for possible in self._selecting.possible_types(of):
            if possible.name in self._selecting.model.kinds:
                raise NotGenerated
            functions[possible.extensions["strawberry-definition"].origin] = self._answer(possible, details)
        table = ", ".join(f"{self._constant(origin, 'class')}: {name}" for origin, name in functions.items())
        name = self._name("any")
        self._functions.append(f"{name}s = {{{table}}}\ndef {name}(o, x):\n    return {name}s[o.__class__](o, x)")
        return name

    def _names_things(self, of: Any) -> bool:
        """Whether values of the type are things: they are named, and read together."""
        inner = bare(of)
        if isinstance(inner, GraphQLObjectType):
            return inner.name in self._selecting.model.kinds
        return is_abstract_type(inner) and all(
            possible.name in self._selecting.model.kinds for possible in self._selecting.possible_types(inner)
        )

    def _naming(self, of: Any, details: Details) -> str:
        self._plan.named.append(details)
        return self._constant(Named(len(self._plan.named) - 1, of), "named")

    def _known(self, declared: GraphQLField, details: Details, key: str) -> tuple[str, str]:
        """-> (what a field answers of things whose ids are all that is selected, when it is still to be named)."""
        naming = declared.extensions["strawberry-definition"].metadata.get(NAMING)
        if naming is None:
            return "None", ""
        known, ids = f"x.known[{len(self._plan.known)}]", f"o.{naming.attribute}"
        self._plan.known.append((naming.label, details))
        inner, required = unwrapped(declared.type)
        if isinstance(inner, GraphQLList):
            return f"[*map({known}.__getitem__, {ids})]", f"if None in d[{key!r}]: "
        return f"{known}[{ids}]", f"if d[{key!r}] is None{'' if required else f' and {ids} is not None'}: "

    # --- text ---

    def _function(self, purpose: str, answer: str) -> str:
        name = self._name(purpose)
        self._functions.append(f"def {name}(o, x):\n    return {answer}")
        return name

    def _name(self, purpose: str) -> str:
        self._count += 1
        return f"{purpose}{self._count}"

    def _constant(self, value: Any, purpose: str) -> str:
        name = self._name(purpose)
        self._names[name] = value
        return name

    def _dict(self, items: Any) -> str:
        return f"{{{', '.join(f'{key!r}: {value}' for key, value in items)}}}"


def unwrapped(of: Any) -> tuple[Any, bool]:
    required = isinstance(of, GraphQLNonNull)
    return (cast("Any", of).of_type if required else of), required


def bare(of: Any) -> Any:
    return get_named_type(of)
