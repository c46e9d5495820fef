"""The course of a planned change: asked, answered, decided, told, acknowledged, moved and finished, by verbs alone."""
