"""The main question: which consumers does a changed offering affect, how badly, why, and by when must they know?"""

from resolvers.impact.field import Reports, impact_field, reports_of

__all__ = ["Reports", "impact_field", "reports_of"]
