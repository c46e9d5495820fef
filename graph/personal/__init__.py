"""What is kept about a person: all of it, to be shown to them, and to be erased."""

from graph.personal.data import PersonalData, personal_data
from graph.personal.erasing import Erased, erase_person

__all__ = ["Erased", "PersonalData", "erase_person", "personal_data"]
