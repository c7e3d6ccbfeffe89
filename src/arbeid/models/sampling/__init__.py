"""How sure a counted number is: the error of a survey, and what many noisy changes say together."""
