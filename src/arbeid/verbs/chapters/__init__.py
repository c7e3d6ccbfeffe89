"""What one can ask of a course chapter: findings, sources, reading times."""
