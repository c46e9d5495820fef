"""Rows out of files: found, taken apart, and brought to the types of their columns."""

from seed.reading.cells import Checked, checked
from seed.reading.dates import known_form
from seed.reading.encodings import known_encoding
from seed.reading.files import EstateFile, estate_files
from seed.reading.reader import AS_THEY_ARE, Foreign, Reading, read_rows
from seed.reading.rows import Chunk
from seed.reading.table import Record, Shown, Table, TableFault, Unread, Value

__all__ = [
    "AS_THEY_ARE",
    "Checked",
    "Chunk",
    "EstateFile",
    "Foreign",
    "Reading",
    "Record",
    "Shown",
    "Table",
    "TableFault",
    "Unread",
    "Value",
    "checked",
    "estate_files",
    "known_encoding",
    "known_form",
    "read_rows",
]
