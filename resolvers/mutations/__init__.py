"""Mutations: derived for every kind and relation from the declarations, and the verbs of the field."""

from resolvers.mutations.mutation import mutation

__all__ = ["mutation"]
