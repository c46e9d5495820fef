"""What could a gentler plan be?"""

from resolvers.questions.suggestions.field import suggestions_field

__all__ = ["suggestions_field"]
