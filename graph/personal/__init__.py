"""What is kept about a person: all of it, to be shown to them, and to be erased."""

from graph.personal.data import PersonalData, personal_data
from graph.personal.erasing import Erased, erase_person
from graph.personal.files import complete_rewriting
from graph.personal.mentions import Mention

__all__ = [
    "Erased",
    "Mention",
    "PersonalData",
    "complete_rewriting",
    "erase_person",
    "personal_data",
]
