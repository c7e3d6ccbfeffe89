"""What one can ask of flows: a shock followed through a network."""
