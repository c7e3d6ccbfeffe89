"""Whether what was predicted can be seen in counted people: slopes, their null, and what would be missed."""
