"""Which of several scenarios hurts least, and where do they differ?"""

from resolvers.questions.comparison.field import compare_scenarios_field

__all__ = ["compare_scenarios_field"]
