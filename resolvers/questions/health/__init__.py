"""How do relationships stand?"""

from resolvers.questions.health.field import health_fields

__all__ = ["health_fields"]
