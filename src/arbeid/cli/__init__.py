"""The verbs as commands."""
