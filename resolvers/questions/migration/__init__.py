"""Who has moved from an offering to its successor, and what would those lose who have not?"""

from resolvers.questions.migration.field import migration_field

__all__ = ["migration_field"]
