"""A first map: what tables of other tools seem to hold, to be corrected by hand."""

from seed.mapping.first.first_map import first_map

__all__ = ["first_map"]
