"""The explorer: the verbs as pages, each with the same content as data."""
