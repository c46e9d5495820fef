"""Every command with its options and help: one file for each part of the work. What a command needs is imported when it
runs, so that help comes at once.
"""

from api.command.program.app import app

__all__ = ["app"]
