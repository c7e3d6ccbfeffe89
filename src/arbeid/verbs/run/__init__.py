"""What one can ask of a scenario: a run, its parts, what-if, and a comparison."""
