"""What is kept about a person: all of it, to be shown to them, and to be erased."""

from graph.writing.personal_data.data import PersonalData, personal_data
from graph.writing.personal_data.erasing import Erased, erase_person
from graph.writing.personal_data.files import complete_rewriting
from graph.writing.personal_data.mentions import Mention

__all__ = [
    "Erased",
    "Mention",
    "PersonalData",
    "complete_rewriting",
    "erase_person",
    "personal_data",
]
