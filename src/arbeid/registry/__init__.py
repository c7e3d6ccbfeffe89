"""Named things: one TOML file each in the catalogue, or in a folder that the reader adds to it.

``ARBEID_CATALOGUE`` may name more folders (separated as in ``PATH``), laid out like the package's own
``catalogue/``; a file there adds a thing and needs no code.
"""

from arbeid.registry.entry import Entry, Registry, fault_in
from arbeid.registry.folders import CATALOGUE_VARIABLE, catalogue_folders, shown
from arbeid.registry.memory import Remembered, following, forget, look_again, remembered, watch
from arbeid.registry.plain_file import read_bytes, text_in
from arbeid.registry.toml_file import brief, damaged, line_of, read_file

__all__ = [
    "CATALOGUE_VARIABLE",
    "Entry",
    "Registry",
    "Remembered",
    "brief",
    "catalogue_folders",
    "damaged",
    "fault_in",
    "following",
    "forget",
    "line_of",
    "look_again",
    "read_bytes",
    "read_file",
    "remembered",
    "shown",
    "text_in",
    "watch",
]
