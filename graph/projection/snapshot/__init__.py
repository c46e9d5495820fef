"""Rows of the projection in a file, so that a start need not read the whole graph."""

from graph.projection.snapshot.file import delete
from graph.projection.snapshot.keeper import SnapshotKeeper

__all__ = ["SnapshotKeeper", "delete"]
