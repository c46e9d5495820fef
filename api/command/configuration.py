"""`rapport.toml`: what stands in the environment otherwise, from the user's configuration folder or from --config. Never
from the folder where a command runs, which may be anybody's; and no secrets, which a file keeps badly.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from platformdirs import user_config_path

from graph.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMED: Final = "RAPPORT_CONFIG"
"""Set by --config for the command that runs, and for the processes that it starts."""


def place() -> Path:
    """The file that counts, whether it is there or not."""
    if named := os.environ.get(NAMED):
        return Path(named).expanduser()
    return user_config_path("rapport", appauthor=False) / "rapport.toml"


def environment() -> dict[str, str]:
    """The environment, and beneath it what the file says. Raises BadInput for a file that cannot be used."""
    file = place()
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if os.environ.get(NAMED):
            raise BadInput(f"There is no configuration {file}: leave --config out, or name a file.") from None
        return dict(os.environ)
    except (OSError, ValueError) as error:
        raise BadInput(f"{file} cannot be read: {error}.") from None
    try:
        stated = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file} is no TOML: {error}.") from None
    set_ = {name: value for name, value in os.environ.items() if value != ""}
    return {**in_environment(stated, file), **set_}


def in_environment(stated: Mapping[str, Any], file: Path) -> dict[str, str]:
    """Variables by name: `port = 9000` is RAPPORT_PORT, `neo4j_uri` is NEO4J_URI. Raises BadInput."""
    from api.settings import secrets_and_others  # noqa: PLC0415  # pydantic is slow to import

    secrets, others = secrets_and_others()
    found: dict[str, str] = {}
    for key, value in stated.items():
        if key in secrets:
            raise BadInput(f"{file}: {key} is a secret and has no place in a file: set {secrets[key]}.")
        if key not in others:
            raise BadInput(f"{file}: there is no setting {key!r}; there are {', '.join(sorted(others))}.")
        if isinstance(value, dict):
            raise BadInput(f"{file}: {key} is one value, and no table.")
        found[others[key]] = ",".join(map(str, value)) if isinstance(value, list) else _written(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]  # of TOML
    return found


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
