"""Codes of occupations: the classifications, the crosswalks between them, and means along a crosswalk."""
