"""Tables of other tools as an estate, by a map that says which of them holds what."""

from seed.mapping.declaration import Map
from seed.mapping.first import first_map
from seed.mapping.parsing import read_map
from seed.mapping.rows import MappedTables

__all__ = ["Map", "MappedTables", "first_map", "read_map"]
