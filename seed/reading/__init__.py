"""Rows out of files: found, taken apart, and brought to the types of their columns."""

from seed.reading.cells import Checked, checked
from seed.reading.files import EstateFile, estate_files
from seed.reading.rows import Chunk, read_rows

__all__ = ["Checked", "Chunk", "EstateFile", "checked", "estate_files", "read_rows"]
