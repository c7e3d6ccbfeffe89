"""How far a run could be off: assumptions drawn from their priors, and each of them moved by itself."""
