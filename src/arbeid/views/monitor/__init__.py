"""Charts of what was counted, by exposure."""
