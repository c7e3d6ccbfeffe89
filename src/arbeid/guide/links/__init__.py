"""The links of a chapter: where they stand, what they point at, and whether they work."""
