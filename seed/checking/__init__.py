"""Everything that can be wrong with an estate's files, found before anything is written."""

from seed.checking.check import check, staged

__all__ = ["check", "staged"]
