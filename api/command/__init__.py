"""The command `rapport`."""

from api.command.main import main

__all__ = ["main"]
