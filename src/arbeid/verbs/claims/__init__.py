"""What one can ask of published claims: the card, the walk between two, a sentence checked, a story."""
