"""How answers are made: what a document selects becomes one statement for each field at the root, and its rows the answer.

`selecting` reads the selection into a `plan`, once for each document; `graph.reading` composes the statement; `run` is
one request's way through the plan; `generated` makes the functions that complete rows; `executor` joins it to
graphql-core, which completes whatever is unusual from `instances` made of the same rows.
"""

from resolvers.completion.executor import executor_of

__all__ = ["executor_of"]
