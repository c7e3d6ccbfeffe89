"""Commands that list what there is, check chapters and keep data."""
