"""Charts of places and other parts of an economy."""
