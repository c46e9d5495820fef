"""Catalogs of Backstage as an estate."""

from seed.backstage.finding import apart
from seed.backstage.rows import CatalogFiles

__all__ = ["CatalogFiles", "apart"]
