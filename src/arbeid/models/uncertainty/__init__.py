"""What is not known, as arrays: points of a sequence, laws that go together, quantiles, what drives them."""
