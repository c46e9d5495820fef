"""The command `rapport`."""

from api.command.ending import main

__all__ = ["main"]
