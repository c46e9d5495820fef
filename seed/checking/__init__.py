"""Everything that can be wrong with an estate's files, found before anything is written."""

from seed.checking.check import ReadFiles, check, read_files, staged

__all__ = ["ReadFiles", "check", "read_files", "staged"]
