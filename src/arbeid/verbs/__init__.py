"""What one can ask of Arbeid: typed arguments in, plain data out."""
