"""The verbs of the field. A new verb is a few lines in the file of what it is about, and its line here."""

from graph.verbs.agreement import RENEW
from graph.verbs.verb import Asks, Call, Verb, do

VERBS: tuple[Verb, ...] = (RENEW,)

__all__ = ["VERBS", "Asks", "Call", "Verb", "do"]
