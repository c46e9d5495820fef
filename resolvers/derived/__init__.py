"""The public schema, as it follows from the declarations of a model."""
