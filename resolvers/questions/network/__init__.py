"""Who knows whom: ties, introductions, networks, stakeholders, coverage, and what is lost when somebody leaves."""

from resolvers.questions.network.fields import network_fields

__all__ = ["network_fields"]
