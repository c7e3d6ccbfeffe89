"""Check anew every number that we print, a file for each place where numbers stand."""
