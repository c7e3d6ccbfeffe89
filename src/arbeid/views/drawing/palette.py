"""The colours of charts: one name each, the light value for files, the page's variable on a page."""

from __future__ import annotations

import re
from types import MappingProxyType

LIGHT = MappingProxyType(
    {
        "paper": "#FBFAF7",
        "raised": "#FFFFFF",
        "ink": "#1B1F24",
        "soft": "#565E68",
        "line": "#D9D5CC",
        "accent": "#26479B",
        "contrast": "#A34A00",
        "handed": "#0072B2",
        "assisted": "#009E73",
        "on-dark": "#FEFEFE",
        "on-light": "#111418",
        "measure-0": "#00224E",
        "measure-1": "#123570",
        "measure-2": "#3B496C",
        "measure-3": "#575D6D",
        "measure-4": "#707173",
        "measure-5": "#8A8678",
        "measure-6": "#A59C74",
        "measure-7": "#C3B369",
        "measure-8": "#E1CC55",
        "measure-9": "#FEE838",
    }
)
STEPS = 10
# From here on black has more contrast with cividis than white.
_DARK_STEPS = 5
_NAMES = {value.lower(): name for name, value in LIGHT.items()}
# Only paint: a colour in a text or a link is what somebody wrote.
_PAINT = re.compile(r'\b(fill|stroke)="(#[0-9a-fA-F]{3,8}|black)"')


def step_of(rank: float) -> int:
    """Give the step of cividis for a rank from 0 to 100.

    >>> step_of(0), step_of(55), step_of(100)
    (0, 5, 9)
    """
    return min(max(int(rank * STEPS / 100), 0), STEPS - 1)


def writing_on(step: int) -> str:
    """Name the colour of letters on a step of the measures' scale."""
    return "on-dark" if step < _DARK_STEPS else "on-light"


def follow_page(svg: str) -> str:
    """Let the colours of an SVG follow the page's variables, so that one drawing serves light and dark.

    >>> follow_page('<path fill="#26479B"/>')
    '<path fill="var(--accent, #26479B)"/>'
    """
    return _PAINT.sub(_variable, svg)


def _variable(paint: re.Match[str]) -> str:
    attribute, colour = paint.groups()
    name = _NAMES[colour.lower()]
    return f'{attribute}="var(--{name}, {LIGHT[name]})"'
