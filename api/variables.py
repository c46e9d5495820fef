"""How an environment variable is declared: its name, its words, what is allowed, and whether it is a secret."""

from __future__ import annotations

import ipaddress
from typing import Any
from urllib.parse import urlsplit

from pydantic import Field


def variable(name: str, allowed: str, words: str, *, secret: bool = False, **default: Any) -> Any:
    return Field(
        validation_alias=name,
        description=words,
        repr=not secret,
        json_schema_extra={"allowed": allowed, "secret": secret},
        **default,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`, an address or `localhost`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def web_address(uri: str) -> str:
    """What crosses a network must not be changed on the way. Raises ValueError."""
    given = urlsplit(uri)
    if not given.hostname or not (given.scheme == "https" or (given.scheme == "http" and is_loopback(given.hostname))):
        raise ValueError
    return uri
