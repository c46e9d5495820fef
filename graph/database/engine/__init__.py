"""The two engines behind one `Database`: the embedded one, started when needed, and Neo4j."""

from graph.database.engine.database import Database, Server, Transaction, open_database
from graph.database.engine.refusals import StatementRefused
from graph.database.engine.settings import Engine, EngineSettings

__all__ = ["Database", "Engine", "EngineSettings", "Server", "StatementRefused", "Transaction", "open_database"]
