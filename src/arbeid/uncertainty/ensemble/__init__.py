"""A scenario under very many draws of its assumptions: planned, cut into blocks, run, kept, summed up."""
