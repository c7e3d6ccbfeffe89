"""What one can ask of flows: a shock followed through a network, with its tables and notes."""
