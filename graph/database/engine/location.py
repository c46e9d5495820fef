"""Where the embedded engine's package lies: found without importing it, which would load a JVM into this process."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from graph.errors import EngineMissing

PACKAGE = "arcadedb-embedded"
VERSION = "26.10.2.post1"  # the settings in command.py are this version's
SERVER_JAR = "arcadedb-server-26.10.2.jar"
LEFT_OUT = ("mcp", "postgresw", "redisw", "console", "graphql", "bridge")  # ways in that nobody here uses

INSTALL = f'Install it with: pip install "{PACKAGE}=={VERSION}", or give the address of a Neo4j.'


@dataclass(frozen=True, slots=True)
class Location:
    java: Path
    jars: tuple[Path, ...]


def embedded_engine() -> Location:
    """Raises EngineMissing when it is not installed, of another version, or not whole."""
    spec = importlib.util.find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise EngineMissing(f"The embedded engine, the package {PACKAGE}, is not installed. {INSTALL}")
    found = importlib.metadata.version(PACKAGE)
    if found != VERSION:
        raise EngineMissing(f"The embedded engine must be {PACKAGE} {VERSION}, but {found} is installed. {INSTALL}")
    package = Path(spec.origin).parent
    java = package / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")
    if not os.access(java, os.X_OK):
        raise EngineMissing(f"The embedded engine's java cannot be run: {java}. {INSTALL}")
    jars = tuple(jar for jar in sorted(package.rglob("*.jar")) if not any(word in jar.name for word in LEFT_OUT))
    if SERVER_JAR not in {jar.name for jar in jars}:
        raise EngineMissing(f"The embedded engine is not whole: {SERVER_JAR} is not in {package}. {INSTALL}")
    return Location(java, jars)
