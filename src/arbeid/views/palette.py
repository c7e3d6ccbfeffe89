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
    }
)
_NAMES = {value.lower(): name for name, value in LIGHT.items()}
_PAINT = re.compile(r'\b(fill|stroke)="(#[0-9a-fA-F]{3,8}|black)"')


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
