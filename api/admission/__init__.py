"""Admission: how much work is done at once, who is next, and who is told to come again."""

from api.admission.admission import Admission
from api.admission.rates import Rates
from graph.errors import Overloaded

__all__ = ["Admission", "Overloaded", "Rates"]
