"""Which published claims a text leans on, and how it bends them: rules over files of words."""
