"""Documents, parsed, measured and validated once per text."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from graphql import GraphQLError, Source, specified_rules, validate
from graphql.language.parser import Parser
from graphql.validation.specified_rules import recommended_rules
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from api.lane.limits import LIMITS, Limits, refusal_of_cost, refusal_of_shape, refusal_of_work, too_costly
from api.lane.masking import before_execution
from api.lane.places import Places
from api.lane.refusal import Refused, error
from api.lane.scan import least_size, tokens_of
from api.lane.size import NestedTooDeeply, Survey, longest, operations_of
from api.lane.times import DocumentTimes
from api.lane.work import computations

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from graphql import DocumentNode, GraphQLSchema, OperationDefinitionNode

    from api.lane.work import Computation

KEPT: Final = 2_000
KEPT_TOKENS: Final = 50_000
"""A token of a parsed document takes 0.3 to 0.7 kB, and the collector looks all over at times: 0.1 s of so many."""
A_TOKEN: Final = 100
"""Characters of a text that weigh as much as a token of what was made of it."""
KEPT_PRICES: Final = 50
BAD: Final = "BAD_INPUT"
RULES: Final = (*specified_rules, *recommended_rules, MaybeNullValidationRule, OneOfInputValidationRule)
FAULTS: Final = 10
"""Faults of one document that are told: each takes a millisecond to put into words."""


@dataclass(slots=True, eq=False)
class Document:
    """A valid document within the limits of shape; prices are kept by the variables that size its pages. `computed`: what
    each of its operations computes; `took`: seconds that executing it takes, near the least, None before the first time.
    """

    schema: GraphQLSchema
    node: DocumentNode
    operations: Mapping[str | None, OperationDefinitionNode]
    paged_by: tuple[str, ...]
    limits: Limits
    prices: dict[tuple[object, ...], int] = field(default_factory=dict[tuple[object, ...], int])
    computed: dict[str | None, tuple[Computation, ...]] = field(
        default_factory=dict[str | None, "tuple[Computation, ...]"]
    )
    took: float | None = None

    def operation(self, name: str | None) -> OperationDefinitionNode:
        """The operation to execute. Raises `Refused` where the name is missing or unknown."""
        if name is None and len(self.operations) == 1:
            return next(iter(self.operations.values()))
        known = ", ".join(f"'{known}'" for known in self.operations if known)
        if name is None:
            raise Refused([error(f"Several operations are given; 'operationName' must say which: {known}.", BAD)])
        if name not in self.operations:
            raise Refused([error(f"There is no operation '{name}'; there is {known or 'one without a name'}.", BAD)])
        return self.operations[name]

    def price(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
        """How many objects the operation asks for at most. Raises `Refused` where that is too many."""
        key = (operation.name and operation.name.value, *(_sizing(variables.get(name)) for name in self.paged_by))
        cost = self.prices.get(key)
        if cost is None:
            if len(self.prices) >= KEPT_PRICES:
                self.prices.clear()
            cost = self.prices[key] = Survey(self.schema, self.node, variables).size(operation).cost
        if cost > self.limits.cost:
            raise refusal_of_cost(cost, self.limits)
        return cost

    def work(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> int:
        """Points of computation. Raises `Refused` where that is too many."""
        name = operation.name and operation.name.value
        if name not in self.computed:
            self.computed[name] = computations(self.node, operation)
        work = round(sum(one.work(variables) for one in self.computed[name]))
        if work > self.limits.work:
            raise refusal_of_work(work, self.limits)
        return work


class Documents:
    """The documents asked for last, and the refusals of those that are none; bounded in number and in tokens. `times`:
    what some of them took before this start.
    """

    def __init__(self, schema: GraphQLSchema, limits: Limits = LIMITS, times: DocumentTimes | None = None) -> None:
        self.schema = schema
        self.limits = limits
        self.times = times or DocumentTimes()
        self.kept: OrderedDict[str, Document | Refused] = OrderedDict()
        self.tokens = 0

    def document(self, text: str) -> Document:
        """Raises `Refused` for a text that is too long, not GraphQL, too large or not valid."""
        if len(text) > self.limits.characters:
            raise too_costly(f"The query has {len(text):,} characters; {self.limits.characters:,} are allowed.")
        found = self.kept.get(text)
        if found is None:
            found = self._read(text)
            self._keep(text, found)
        else:
            self.kept.move_to_end(text)
        if isinstance(found, Refused):
            raise Refused(found.errors, found.extensions)
        return found

    def keep_times(self, texts: Container[str]) -> None:
        """Keeps for the next start how long those of the texts took that were executed."""
        self.times.keep(
            {
                text: document.took
                for text, document in self.kept.items()
                if text in texts and isinstance(document, Document) and document.took is not None
            }
        )

    def _read(self, text: str) -> Document | Refused:
        try:
            found = _document(self.schema, parsed(text, self.limits), self.limits)
        except Refused as refused:
            return Refused(refused.errors, refused.extensions)
        found.took = self.times.of(text)
        return found

    def _keep(self, text: str, found: Document | Refused) -> None:
        self.kept[text] = found
        self.tokens += _weight(text, found)
        while len(self.kept) > KEPT or self.tokens > KEPT_TOKENS:
            self.tokens -= _weight(*self.kept.popitem(last=False))


def parsed(text: str, limits: Limits) -> DocumentNode:
    """Raises `Refused` for a syntax error, for more tokens, comments or levels than are followed, and for what is seen
    to be too much without parsing it.
    """
    tokens = tokens_of(text, limits.tokens)
    if len(tokens) > limits.tokens:
        raise _too_many_tokens(limits)
    if refused := refusal_of_shape(least_size(tokens), limits):
        raise refused
    parser = Parser(Source(text), max_lexical_tokens=limits.tokens, max_comments=limits.tokens)
    try:
        return parser.parse_document()
    except RecursionError:
        raise too_costly("The query is nested too deeply.") from None
    except GraphQLError as fault:
        if parser.token_count > limits.tokens:
            raise _too_many_tokens(limits) from None
        raise Refused([before_execution(fault)]) from None


def _too_many_tokens(limits: Limits) -> Refused:
    return too_costly(f"The query has more than {limits.tokens:,} tokens.")


def _document(schema: GraphQLSchema, node: DocumentNode, limits: Limits) -> Document:
    survey = Survey(schema, node)
    operations: dict[str | None, OperationDefinitionNode] = {}
    for operation in operations_of(node):
        try:
            refused = refusal_of_shape(survey.size(operation), limits)
        except NestedTooDeeply:
            refused = too_costly("The query is nested too deeply.")
        if refused is not None:
            raise refused
        operations[operation.name.value if operation.name else None] = operation
    if not operations:
        raise Refused([error("The query holds no operation.", BAD)])
    if faults := validate(schema, node, RULES, max_errors=FAULTS):
        places = Places(node)
        raise Refused(_told_once(before_execution(fault, places) for fault in faults))
    return Document(schema, node, operations, tuple(sorted(survey.paged_by)), limits)


def _told_once(faults: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What is said of several places is one error with all of them."""
    told: dict[str, dict[str, Any]] = {}
    for fault in faults:
        first = told.setdefault(fault["message"], fault)
        if first is not fault:
            first["locations"] = [*first.get("locations", ()), *fault.get("locations", ())]
    return list(told.values())


def _sizing(value: object) -> object:
    """The part of a variable's value that a price depends on: a page's size, or how many things are asked for."""
    if isinstance(value, list | dict):
        return "list", longest(cast("object", value))
    return value if isinstance(value, int | float) else None


def _weight(text: str, found: Document | Refused) -> int:
    """The weight of a kept document, in tokens."""
    made = found.node.token_count if isinstance(found, Document) else 10 * len(found.errors)
    return made + len(text) // A_TOKEN
