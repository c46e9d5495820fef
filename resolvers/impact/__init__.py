"""The main question: which consumers does a changed offering affect, how badly, why, and by when must they know?"""

from resolvers.impact.field import impact_field

__all__ = ["impact_field"]
