"""How large an operation is, found in one pass over its document: every fragment is measured once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, cast

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLObjectType,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    VariableNode,
    get_named_type,
    is_composite_type,
)

from resolvers.derived.classes import PRICE, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphql import (
        DocumentNode,
        GraphQLField,
        GraphQLNamedType,
        GraphQLSchema,
        InlineFragmentNode,
        OperationDefinitionNode,
        SelectionSetNode,
        ValueNode,
    )

PAGE_ARGUMENTS: Final = ("first", "last")
UNSTATED_PAGE: Final = 100
"""Rows of a page whose size neither the query nor the schema states."""
WRAPPERS: Final = frozenset({"edges", "node", "nodes"})
NESTING: Final = 150
"""Levels, fragments and wrappers included, below which a document is not followed: the interpreter's stack ends."""
MOST: Final = 10**15

INTROSPECTED: Final = {"fields": 10, "inputFields": 5, "enumValues": 5, "args": 3, "possibleTypes": 3}
"""What a list of the introspection usually holds. `types` counts once: introspection is measured for each type."""


class NestedTooDeeply(Exception):
    """The document is deeper than is followed at all."""


@dataclass(frozen=True, slots=True)
class Size:
    """`rows` is the part of a connection that its page size multiplies, `described` the price of introspection.
    `fragments` are used, `repeated` fields have the name of another one beside them: both are compared in pairs.
    """

    depth: int = 0
    introspection_depth: int = 0
    aliases: int = 0
    directives: int = 0
    fields: int = 0
    cost: int = 0
    rows: int = 0
    described: int = 0
    fragments: int = 0
    repeated: int = 0

    def __add__(self, other: Size) -> Size:
        return Size(
            max(self.depth, other.depth),
            max(self.introspection_depth, other.introspection_depth),
            min(MOST, self.aliases + other.aliases),
            min(MOST, self.directives + other.directives),
            min(MOST, self.fields + other.fields),
            min(MOST, self.cost + other.cost),
            min(MOST, self.rows + other.rows),
            min(MOST, self.described + other.described),
            min(MOST, self.fragments + other.fragments),
            min(MOST, self.repeated + other.repeated),
        )


NOTHING: Final = Size()
ONE_FRAGMENT: Final = Size(fragments=1)


class Survey:
    """One pass over a document. `paged_by` names the variables that size pages, `visited` counts the selections."""

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, variables: Mapping[str, Any] | None = None
    ) -> None:
        self.paged_by: set[str] = set()
        self.visited = 0
        self._schema = schema
        self._variables = variables or {}
        self._fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}
        self._measured: dict[str, Size] = {}

    def size(self, operation: OperationDefinitionNode) -> Size:
        """The price is in `cost` and `described`; a document that is not valid is measured as far as it can be."""
        for definition in operation.variable_definitions or ():
            if definition.default_value is not None:
                self._variables = {
                    definition.variable.name.value: _literal(definition.default_value),
                    **self._variables,
                }
        root = self._schema.get_root_type(operation.operation)
        size = self._selections(operation.selection_set, root, 1)
        return replace(size, directives=size.directives + len(operation.directives or ()))

    def _selections(self, selections: SelectionSetNode, parent: GraphQLNamedType | None, level: int) -> Size:
        if level > NESTING:
            raise NestedTooDeeply
        total = Size(repeated=_repeated(selections))
        for selection in selections.selections:
            self.visited += 1
            if isinstance(selection, FieldNode):
                size = self._field(selection, parent, level)
            elif isinstance(selection, FragmentSpreadNode):
                size = self._fragment(selection.name.value, level) + ONE_FRAGMENT
            else:
                inline = cast("InlineFragmentNode", selection)
                condition = inline.type_condition
                inner = parent if condition is None else self._schema.get_type(condition.name.value)
                size = self._selections(inline.selection_set, inner, level + 1) + ONE_FRAGMENT
            if selection.directives:
                size += Size(directives=len(selection.directives))
            total += size
        return total

    def _fragment(self, name: str, level: int) -> Size:
        measured = self._measured.get(name)
        if measured is None:
            self._measured[name] = NOTHING
            fragment = self._fragments.get(name)
            if fragment is None:
                return NOTHING
            parent = self._schema.get_type(fragment.type_condition.name.value)
            measured = self._selections(fragment.selection_set, parent, level + 1)
            self._measured[name] = measured
        return measured

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None, level: int) -> Size:
        name = node.name.value
        field = self._declared(parent, name)
        kind = None if field is None else _named(field)
        inner = NOTHING if node.selection_set is None else self._selections(node.selection_set, kind, level + 1)
        own = Size(
            aliases=inner.aliases + (node.alias is not None),
            directives=inner.directives,
            fields=1,
            fragments=inner.fragments,
            repeated=inner.repeated,
        )
        if name in ("__schema", "__type") or (parent is not None and parent.name.startswith("__")):
            return replace(
                own,
                introspection_depth=inner.introspection_depth + 1,
                described=INTROSPECTED.get(name, 1) * (1 + inner.described) if node.selection_set else 0,
            )
        wrapper = name in WRAPPERS and parent is not self._schema.query_type
        own = replace(own, depth=inner.depth + (not wrapper), introspection_depth=inner.introspection_depth)
        if node.selection_set is None or (kind is not None and not is_composite_type(kind)):
            return replace(own, cost=self._page(node, field) or 0)  # of a text that has rows
        cost, rows = self._price(node, field, inner, wrapper=wrapper)
        return replace(own, cost=min(MOST, cost), rows=min(MOST, rows), described=inner.described)

    def _price(self, node: FieldNode, field: GraphQLField | None, inner: Size, *, wrapper: bool) -> tuple[int, int]:
        """Objects outside and inside the rows of the connection that the field belongs to."""
        if wrapper:
            itself = 0 if node.name.value == "node" else 1
            content = itself + inner.cost + inner.rows
            return (content, 0) if itself == 0 else (0, content)
        page = self._page(node, field)
        is_list = field is not None and _is_list(field)
        if page is None and is_list:
            rows = max(self._longest_argument(node), _usual_rows(field))
            return rows * (1 + inner.cost + inner.rows), 0
        if page is None:  # what a mutation of several answers has a row for each
            times = self._longest_argument(node) if inner.rows else 1
            return 1 + inner.cost + times * inner.rows, 0
        if is_list:
            return page * (1 + inner.cost + inner.rows), 0
        return _own_price(field) + inner.cost + page * inner.rows, 0

    def _page(self, node: FieldNode, field: GraphQLField | None) -> int | None:
        """The page size of a field that has one: as given, else by the schema."""
        declared = () if field is None else tuple(name for name in PAGE_ARGUMENTS if name in field.args)
        given = [self._number(a.value) for a in node.arguments or () if a.name.value in PAGE_ARGUMENTS]
        sizes = [size for size in given if size is not None]
        if sizes:
            return max(1, *sizes)
        if field is None or not declared:
            return None
        defaults = [field.args[name].default_value for name in declared]
        return max((size for size in defaults if isinstance(size, int)), default=UNSTATED_PAGE)

    def _number(self, value: ValueNode) -> int | None:
        if isinstance(value, VariableNode):
            self.paged_by.add(value.name.value)
            given = self._variables.get(value.name.value)
            return min(MOST, int(given)) if isinstance(given, int | float) else None
        literal = _literal(value)
        return literal if isinstance(literal, int) else None

    def _longest_argument(self, node: FieldNode) -> int:
        return max((self._length(argument.value) for argument in node.arguments or ()), default=1)

    def _length(self, value: ValueNode) -> int:
        """Length of a list, or of the longest list in an input object."""
        if isinstance(value, ListValueNode):
            return max(1, len(value.values))
        if isinstance(value, ObjectValueNode):
            return max((self._length(field.value) for field in value.fields), default=1)
        if isinstance(value, VariableNode):
            self.paged_by.add(value.name.value)
            return longest(self._variables.get(value.name.value))
        return 1

    def _declared(self, parent: GraphQLNamedType | None, name: str) -> GraphQLField | None:
        if isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            return self._schema.get_field(parent, name) if name.startswith("__") else parent.fields.get(name)
        return None


def longest(given: object) -> int:
    """How many members a variable's value has, or the longest list in it if it is an object; at least 1."""
    within = list(cast("dict[str, object]", given).values()) if isinstance(given, dict) else [given]
    return max((len(cast("list[object]", value)) for value in within if isinstance(value, list)), default=1) or 1


def _repeated(selections: SelectionSetNode) -> int:
    """How many fields have the name of one before them: each pair of a name has to be compared."""
    fields = [selection for selection in selections.selections if isinstance(selection, FieldNode)]
    return len(fields) - len({(field.alias or field.name).value for field in fields})


def _is_list(field: GraphQLField) -> bool:
    kind = cast("Any", field).type
    return isinstance(kind, GraphQLList) or isinstance(getattr(kind, "of_type", None), GraphQLList)


def _usual_rows(field: GraphQLField | None) -> int:
    """Rows that a list is taken to have whose length no argument says."""
    declared: Any = None if field is None else field.extensions.get("strawberry-definition")
    return 1 if declared is None else declared.metadata.get(ROWS, 1)


def _own_price(field: GraphQLField | None) -> int:
    """Objects that a field counts for itself: it may look at more than it answers."""
    declared: Any = None if field is None else field.extensions.get("strawberry-definition")
    return 1 if declared is None else declared.metadata.get(PRICE, 1)


def _named(field: GraphQLField) -> GraphQLNamedType:
    return cast("GraphQLNamedType", get_named_type(cast("Any", field).type))


def _literal(value: ValueNode) -> object:
    if isinstance(value, IntValueNode):
        return int(value.value) if len(value.value) <= 15 else MOST
    if isinstance(value, ListValueNode):
        return list(value.values)
    return None


def operations_of(document: DocumentNode) -> Iterator[OperationDefinitionNode]:
    for definition in document.definitions:
        if definition.kind == "operation_definition":
            yield cast("OperationDefinitionNode", definition)
