"""Course chapters: repair, parse, write, check, measure and render."""

from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.front import FrontMatter
from arbeid.guide.chapter.markdown import parse
from arbeid.guide.chapter.repair import repair
from arbeid.guide.chapter.shipped import shipped, shipped_names
from arbeid.guide.chapter.write import write
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.readings.reading import Reading

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
