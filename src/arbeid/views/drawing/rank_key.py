"""What the colours of ranks mean, in one strip above a chart."""

from __future__ import annotations

from arbeid.views.drawing.canvas import SMALL
from arbeid.views.drawing.painting import Box, Paper
from arbeid.views.drawing.palette import STEPS
from arbeid.views.drawing.sheet import letters
from arbeid.wording import Words

KEY = 26
_WIDE, _HIGH = 18, 10


def rank_key(paper: Paper, words: Words) -> None:
    """Draw the ten steps between the words for the least and the most."""
    least, most = words("views.ranks.least"), words("views.ranks.most")
    # A little more than estimated, as a reader's own font may be broader.
    start = 1.15 * letters(least, SMALL) + 8
    wide = min(_WIDE, (paper.width - start - 1.15 * letters(most, SMALL) - 8) / STEPS)
    paper.text(0, 13, least, "soft", size=SMALL)
    for step in range(STEPS):
        paper.rect(Box(start + wide * step, 4, wide, _HIGH), f"measure-{step}", "ink", thick=0.5, faint=0.3)
    paper.text(start + wide * STEPS + 8, 13, most, "soft", size=SMALL)
