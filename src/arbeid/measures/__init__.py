"""Measures of what AI can do in an occupation, and how far they agree."""
