"""The explorer as a folder: its pages written side by side, its own files known and replaced."""
