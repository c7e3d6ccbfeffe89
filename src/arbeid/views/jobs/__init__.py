"""Charts of occupations: ranks, disputes, a treemap, divided work, years."""
