"""Charts, page and memo of a run."""
