"""The blocks of a run, which chain by the names that they take and give."""
