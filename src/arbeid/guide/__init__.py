"""Course chapters: repair, parse, write, check, measure and render."""

from arbeid.guide.chapter import Chapter, Passage, Section
from arbeid.guide.diagnostic import Diagnostic
from arbeid.guide.front import FrontMatter
from arbeid.guide.markdown import parse
from arbeid.guide.reading import Reading
from arbeid.guide.repair import repair
from arbeid.guide.shipped import shipped, shipped_names
from arbeid.guide.write import write

__all__ = [
    "Chapter",
    "Diagnostic",
    "FrontMatter",
    "Passage",
    "Reading",
    "Section",
    "parse",
    "repair",
    "shipped",
    "shipped_names",
    "write",
]
