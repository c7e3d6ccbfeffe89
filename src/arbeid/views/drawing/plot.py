"""A field with a scale across and one up, for lines over time or of one rate against another."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.views.drawing.canvas import SMALL, Scale
from arbeid.views.drawing.painting import Align, Box, Paper, Point

_BESIDE, _BELOW = 8, 18
# Letters hang from their baseline: this much lower, a word's middle is on its grid line.
_MIDDLE = 4


@dataclass(frozen=True)
class Plot:
    """Two scales on a paper, and the frame in pixels that they fill."""

    paper: Paper
    frame: Box
    across: Scale
    up: Scale

    @property
    def right(self) -> float:
        """The pixel at which the frame ends."""
        return self.frame.x + self.frame.width

    @property
    def bottom(self) -> float:
        """The pixel on which the frame stands."""
        return self.frame.y + self.frame.height

    def place(self, across: float, up: float) -> Point:
        """Find the pixels of a point.

        >>> plot = Plot(Paper(100), Box(10, 0, 80, 40), Scale(0, 8, {}), Scale(0, 1, {}))
        >>> plot.place(4, 0.25)
        (50.0, 30.0)
        """
        frame = self.frame
        x = frame.x + frame.width * self.across.part(across)
        return x, frame.y + frame.height * (1 - self.up.part(up))

    def rules(self) -> None:
        """Draw a level line for each value of the scale that goes up, with its words on the left."""
        for value, text in self.up.grid.items():
            _, y = self.place(self.across.low, value)
            self.paper.line((self.frame.x, y), (self.right, y), "line")
            self.paper.text(self.frame.x - _BESIDE, y + _MIDDLE, text, "soft", "right", size=SMALL)

    def words_below(self) -> None:
        """Write the words of the scale across; the last one ends where the frame does."""
        for value, text in self.across.grid.items():
            x, _ = self.place(value, self.up.low)
            # A word in the middle of an end would stick out of the drawing.
            ends: dict[float, Align] = {self.across.low: "left", self.across.high: "right"}
            align = ends.get(value, "middle")
            self.paper.text(x, self.bottom + _BELOW, text, "soft", align, size=SMALL)
