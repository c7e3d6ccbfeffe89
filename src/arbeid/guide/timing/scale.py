"""The colours of reading times: a named scale, which a reader may replace by another."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry

STANDARD = "reading-time"


class Step(Frozen):
    """One colour, for times below a number of minutes; the last step has no end."""

    colour: str = Field(pattern=r"^#[0-9A-Fa-f]{6}$")
    label: Text
    below: int | None = None


class Scale(Entry):
    """A scale of colours, from short to long."""

    label: Text
    source: Text
    badge: Literal["measured", "derived", "modelled", "assumed"] = "assumed"
    steps: tuple[Step, ...]

    @model_validator(mode="after")
    def _rising(self) -> Scale:
        ends = [step.below for step in self.steps[:-1]]
        known = [end for end in ends if end is not None]
        if not self.steps or len(known) < len(ends) or known != sorted(set(known)) or self.steps[-1].below:
            raise ValueError("the steps must rise, and only the last has no “below”")
        return self

    def step(self, minutes: int) -> Step:
        """Choose the step that a time falls on.

        >>> [SCALES.get(STANDARD).step(minutes).colour for minutes in (9, 10, 20)]
        ['#9DC384', '#F9DB78', '#E39B86']
        """
        return next(step for step in self.steps if step.below is None or minutes < step.below)


SCALES = Registry("scale", "scales", Scale)


def contrast(colour: str, ground: str = "#FFFFFF") -> float:
    """Compute the contrast of two colours (1 to 21) by the Web Content Accessibility Guidelines 2.2.

    >>> round(contrast("#000000"), 1), round(contrast("#9DC384"), 2)
    (21.0, 1.99)
    """
    low, high = sorted((_luminance(colour), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
