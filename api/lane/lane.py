"""The one way a GraphQL request goes, whatever carries it: read, limited, executed, masked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final, cast

import graphql
from graphql import ExecutionResult, FieldNode, OperationType
from strawberry.execution import optimized_is_awaitable

from api.lane.documents import Documents
from api.lane.introspections import Introspections, encoded
from api.lane.masking import during_execution, of_variables
from api.lane.places import Places, are_typos_of_inputs, variable_faults
from api.lane.refusal import STATUS, Refused, error
from api.lane.trusted import TrustedDocuments
from resolvers.scalars import typos_let_in

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence

    from graphql import GraphQLError, GraphQLSchema, OperationDefinitionNode
    from strawberry import Schema

    from api.lane.asked import Asked
    from api.lane.documents import Document
    from api.lane.introspections import Encoded
    from api.lane.places import VariableFault
    from api.lane.times import DocumentTimes

EXECUTE: Final = cast("Callable[..., ExecutionResult | Awaitable[ExecutionResult]]", graphql.execute)  # pyright: ignore[reportUnknownMemberType]  # graphql-core leaves its executor's type open


@dataclass(frozen=True, slots=True)
class Prepared:
    """An operation that may be executed, the number of objects it asks for at most, and its points of computation."""

    document: Document
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    cost: int
    work: int = 0

    @property
    def name(self) -> str | None:
        return self.operation.name and self.operation.name.value

    @property
    def points(self) -> int:
        """What it takes of a key's rate."""
        return max(1, self.cost + self.work)

    @property
    def kind(self) -> OperationType:
        return self.operation.operation


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back; `data` is missing where nothing was executed. The status is for carriers that have one.
    `retry_after`: whole seconds after which it is worth asking again; `encoded`: the body's bytes, where they are kept.
    """

    body: Mapping[str, Any]
    status: HTTPStatus = HTTPStatus.OK
    retry_after: int | None = None
    encoded: Encoded | None = None


class Lane:
    """What requests share: the schema, the documents known, and how many seconds a request may take."""

    def __init__(
        self,
        schema: Schema,
        timeout: float,
        trusted: TrustedDocuments | None = None,
        times: DocumentTimes | None = None,
    ) -> None:
        self.schema = schema
        self.core: Final[GraphQLSchema] = schema._schema  # pyright: ignore[reportPrivateUsage]  # noqa: SLF001  # Strawberry has no public name for it
        self.documents = Documents(self.core, times=times)
        self.introspections = Introspections()
        self.trusted = trusted or TrustedDocuments()
        self.timeout = timeout

    def keep_times(self) -> None:
        """How long trusted documents took, for the next start."""
        self.documents.keep_times(self.trusted.all)


def prepare(lane: Lane, asked: Asked) -> Prepared:
    """Raises `Refused` for what is not valid, exceeds a limit or leaves open which operation is meant."""
    document = lane.documents.document(lane.trusted.text(asked))
    operation = document.operation(asked.operation_name)
    cost = document.price(operation, asked.variables)
    return Prepared(document, operation, asked.variables, cost, document.work(operation, asked.variables))


def refused_documents(lane: Lane) -> Iterator[tuple[str, Refused]]:
    """Trusted documents that do not fit the schema, or its limits, any more, each by one of its ids."""
    for text, document_id in {text: document_id for document_id, text in reversed(lane.trusted.texts.items())}.items():
        try:
            lane.documents.document(text)
        except Refused as refused:
            yield document_id, refused


async def perform(lane: Lane, prepared: Prepared, context: object) -> Answer:
    """Execute a query or mutation; what it awaits is cancelled when the caller is, or when its time is over."""
    if introspects(prepared.operation):
        return await asyncio.to_thread(introspection, prepared)
    pending = begun(lane, prepared, context)
    if prepared.kind is OperationType.MUTATION and mistyped(pending, prepared):
        with typos_let_in():
            pending = begun(lane, prepared, context)
    if isinstance(pending, ExecutionResult):
        return answered(pending, prepared)
    try:
        async with asyncio.timeout(lane.timeout):
            result = await pending
    except TimeoutError:
        sentence = f"The request took longer than the {lane.timeout:g} seconds it may take. Ask for less at once."
        return refusal(Refused([error(sentence, "TIMEOUT")], reported(prepared)))
    return answered(result, prepared)


def begun(lane: Lane, prepared: Prepared, context: object) -> ExecutionResult | Awaitable[ExecutionResult]:
    return EXECUTE(
        lane.core,
        prepared.document.node,
        context_value=context,
        variable_values=dict(prepared.variables),
        operation_name=prepared.name,
        is_awaitable=optimized_is_awaitable,
        executor_class=lane.schema.execution_context_class,  # pyright: ignore[reportUnknownMemberType]  # as above
    )


def mistyped(result: ExecutionResult | Awaitable[ExecutionResult], prepared: Prepared) -> bool:
    """Whether nothing was executed for typos that the mutation itself can refuse."""
    if not isinstance(result, ExecutionResult) or not _is_refused(result):
        return False
    return are_typos_of_inputs(_variable_faults(prepared), prepared.document.node, prepared.operation)


def introspects(operation: OperationDefinitionNode) -> bool:
    """Whether it asks for nothing but the schema, so that it is answered alike every time."""
    return not operation.variable_definitions and all(
        isinstance(selection, FieldNode) and selection.name.value in ("__schema", "__type")
        for selection in operation.selection_set.selections
    )


def introspection(prepared: Prepared) -> Answer:
    """A large schema takes some tenths of a second: executed in a thread, and encoded there."""
    document = prepared.document
    result = EXECUTE(document.schema, document.node, operation_name=prepared.name)
    answer = answered(cast("ExecutionResult", result), prepared)
    return replace(answer, encoded=encoded(answer.body))


def answered(result: ExecutionResult, prepared: Prepared) -> Answer:
    """Errors of the variables alone mean that nothing was executed."""
    if _is_refused(result):
        return refusal(refused_variables(result.errors or (), prepared))
    places = Places(prepared.document.node)
    errors = [during_execution(fault, places) for fault in result.errors or ()]
    body = {"data": result.data, "extensions": reported(prepared)}
    if result.data is not None:
        return Answer({"errors": errors, **body} if errors else body)
    after = max((entry["extensions"].get("retryAfter", 0) for entry in errors), default=0)
    return Answer({"errors": errors, **body}, _status(errors, HTTPStatus.OK), after or None)


def refused_variables(faults: Sequence[GraphQLError], prepared: Prepared) -> Refused:
    return Refused(of_variables(faults, _variable_faults(prepared)))


def refusal(refused: Refused) -> Answer:
    body: dict[str, Any] = {"errors": refused.errors}
    if refused.extensions:
        body["extensions"] = refused.extensions
    return Answer(body, _status(refused.errors, HTTPStatus.BAD_REQUEST))


def reported(prepared: Prepared) -> dict[str, Any]:
    limits = prepared.document.limits
    told = {"requested": prepared.cost, "limit": limits.cost}
    return {"cost": {**told, "work": prepared.work, "workLimit": limits.work} if prepared.work else told}


def _is_refused(result: ExecutionResult) -> bool:
    return result.data is None and all(fault.path is None for fault in result.errors or ())


def _variable_faults(prepared: Prepared) -> list[VariableFault]:
    document = prepared.document
    return variable_faults(document.schema, document.node, prepared.operation, prepared.variables)


def _status(errors: Sequence[Mapping[str, Any]], otherwise: HTTPStatus) -> HTTPStatus:
    """The status of an answer with errors: that of an engine that cannot be reached, else of the first error that has
    one.
    """
    codes = [entry["extensions"].get("code") for entry in errors]
    if "UNAVAILABLE" in codes:
        return STATUS["UNAVAILABLE"]
    if otherwise is HTTPStatus.OK:
        return otherwise
    return STATUS.get(codes[0], otherwise)
