"""Which offerings are the weak points of the whole estate?"""

from resolvers.questions.weak_points.field import weak_points_field

__all__ = ["weak_points_field"]
