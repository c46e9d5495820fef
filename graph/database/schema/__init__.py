"""What the database must know of the declarations, the version of its schema, and the way from each version to the next."""

from graph.database.schema.half_restored import half_restored, refuse_half_restored
from graph.database.schema.setting_up import set_up_schema
from graph.database.schema.version import VERSION, refuse_newer, require_current, schema_version

__all__ = [
    "VERSION",
    "half_restored",
    "refuse_half_restored",
    "refuse_newer",
    "require_current",
    "schema_version",
    "set_up_schema",
]
