"""Networks of moves between occupations: their entries, their sources, carried to an economy."""
