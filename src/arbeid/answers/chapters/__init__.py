"""What is answered about a course chapter."""
