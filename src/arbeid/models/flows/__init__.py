"""People through a network of occupations: one step, many at once, by chance, and fitted to rates."""
