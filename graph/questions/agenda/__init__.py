"""What is due in relationships, with whom, why, and what would settle it."""

from graph.questions.agenda.agenda import Asked, agenda, managed_by
from graph.questions.agenda.kept import KeptAgendas
from graph.questions.agenda.line import Line, Matter

__all__ = ["Asked", "KeptAgendas", "Line", "Matter", "agenda", "managed_by"]
