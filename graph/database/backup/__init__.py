"""Backups: everything that a database holds as one file, and back into an empty place, whichever engine that is of."""
