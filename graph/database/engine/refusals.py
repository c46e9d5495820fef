"""The driver's errors in the product's words, by class and code alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConnectionPoolError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import AccessRefused, BadInput, TimedOut, TooCostly, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

LOST = (ServiceUnavailable, SessionExpired, ConnectionPoolError)
TIMED_OUT = {
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
}
TOO_LARGE = {
    "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
    "Neo.TransientError.General.OutOfMemoryError",
    "Neo.TransientError.General.StackOverFlowError",
}
SECURITY = "Neo.ClientError.Security."
EXPIRED = "Neo.ClientError.Security.CredentialsExpired"
ENDED = "Neo.ClientError.Transaction.Terminated"
GONE = "Neo.ClientError.Statement.EntityNotFound"  # removed by another one between two looks of one statement
STUCK = "Neo.DatabaseError.Transaction."
"""Neo4j could not write its log, or has stopped working since."""
READ_ONLY = "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"
NO_DATABASE = "Neo.ClientError.Database.DatabaseNotFound"


class StatementRefused(Exception):
    """The engine did not accept a statement of ours: a defect, never the asker's fault; `code` is the engine's."""

    def __init__(self, name: str, code: str, message: str) -> None:
        super().__init__(f"{name}: {code}: {message}")
        self.name = name
        self.code = code


def refusal(error: Neo4jError | DriverError, name: str, server: str, database: str | None, *, lost: str) -> Exception:
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    cases: tuple[tuple[bool, Callable[[], Exception]], ...] = (
        (code in TIMED_OUT, lambda: TimedOut(f"{name} took too long and was ended.")),
        (code in TOO_LARGE, lambda: TooCostly(f"{name} needs more memory than the engine has.")),
        (code == NO_DATABASE, lambda: Unavailable(f"There is no database {database!r} at {server}. Check its name.")),
        (code == EXPIRED, lambda: AccessRefused(f"{server} wants the password changed before the first use.")),
        (isinstance(error, AuthError) or code.startswith(SECURITY), lambda: AccessRefused(access_refused(server))),
        (code == ENDED, lambda: Unavailable(f"{name} was ended by somebody at {server}.")),
        (code == READ_ONLY, lambda: Unavailable(f"{server} takes no writes: its database is read-only.")),
        (
            code.startswith(STUCK),
            lambda: Unavailable(f"{server} cannot go on ({code}): its logs say why. It may want to be started again."),
        ),
        (isinstance(error, ConstraintError), lambda: BadInput("Something with the same key exists already.")),
        (isinstance(error, LOST), lambda: Unavailable(lost)),
        (isinstance(error, ConfigurationError), lambda: Unavailable(f"{server} cannot be used: {error}")),
        (
            code == GONE or isinstance(error, TransientError),
            lambda: Unavailable(f"{server} is busy or not ready; ask again."),
        ),
    )
    for applies, answer in cases:
        if applies:
            return answer()
    return StatementRefused(name, code or type(error).__name__, str(error))


def access_refused(server: str) -> str:
    return f"{server} refused the user name or password, or the user may not do this. Check both, and the user's role."


class Attempts:
    """Which failures of one call are worth another attempt."""

    LOSSES = 3
    REMOVALS = 10

    def __init__(self, *, survive_losses: bool) -> None:
        self._losses = 0 if survive_losses else self.LOSSES
        self._removals = 0
        self._taken = False

    def another_after(self, error: Neo4jError | DriverError) -> bool:
        if isinstance(error, ConstraintError):  # two made the same thing at once: now it is found
            first, self._taken = not self._taken, True
            return first
        if isinstance(error, Neo4jError) and error.code == GONE:
            self._removals += 1
            return self._removals <= self.REMOVALS
        if isinstance(error, LOST):
            self._losses += 1
            return error.is_retryable() and self._losses <= self.LOSSES
        return error.is_retryable() and (error.code or "") not in TOO_LARGE if isinstance(error, Neo4jError) else False
