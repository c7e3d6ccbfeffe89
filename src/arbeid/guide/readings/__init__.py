"""The readings of a chapter: found in its lists, with the time that each states."""
