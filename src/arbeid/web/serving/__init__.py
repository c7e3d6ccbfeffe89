"""Serving: the application, its guard, workers, what is kept, and how answers are packed."""
