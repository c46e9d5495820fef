"""The two engines behind one `Database`: the embedded one, started when needed, and Neo4j."""

from graph.engine.database import Database, Server, Transaction, open_database
from graph.engine.refusals import StatementRefused
from graph.engine.settings import Engine, EngineSettings

__all__ = ["Database", "Engine", "EngineSettings", "Server", "StatementRefused", "Transaction", "open_database"]
