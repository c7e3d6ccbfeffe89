"""What one can ask of Arbeid: typed arguments in, plain data out."""

from importlib import import_module

from arbeid.answers.jobs.comparing import compared_by
from arbeid.answers.shown import drawn_by

# Whoever holds an answer came by a verb; drawing is loaded with the first figure.
drawn_by(lambda: import_module("arbeid.verbs.drawing"))
# So is what sets two jobs beside each other.
compared_by(lambda: import_module("arbeid.verbs.jobs.versus"))
