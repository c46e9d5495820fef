"""Estates as workbooks of Excel: templates to be filled in, and exports to be read, edited and imported again."""

from seed.workbooks.book import EstateWorkbook
from seed.workbooks.template import write_template

__all__ = ["EstateWorkbook", "write_template"]
