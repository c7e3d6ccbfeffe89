"""What the lists of the catalogue answer: a line a thing, the method, the sources at hand."""
