"""From a chart's specification to SVG, in the language's own number format; vl-convert does the work."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, Protocol

from arbeid.language import Language

VEGA_LITE = "6.4"
_LOCALES: dict[Language, Literal["nl-NL", "en-GB"]] = {"nl": "nl-NL", "en": "en-GB"}
_UNSEEN = re.compile(
    r'<path class="(?:background|foreground)"[^>]*/>|'
    r' (?:role|aria-[a-z]+|pointer-events|class|xmlns:xlink|version|font-family)="[^"]*"|'
    r' (?:opacity="1"|font-weight="400"|text-anchor="start")'
)
_LONG_NUMBER = re.compile(r"(?<=\d\.\d\d)\d{2,}")


class Drawable(Protocol):
    """One way of drawing a figure, laid out for a width in pixels."""

    @property
    def width(self) -> int:
        """The width in pixels that it was laid out for."""

    def svg(self, language: Language) -> str:
        """Give the bare chart as SVG."""


@dataclass(frozen=True)
class Drawing:
    """One way of drawing a figure: the width in pixels that it was laid out for, and its specification."""

    width: int
    spec: Mapping[str, Any] = field(repr=False)

    def svg(self, language: Language) -> str:
        """Give the bare chart as SVG; kept by its specification, so each is drawn once."""
        return _svg(json.dumps(self.spec, sort_keys=True, ensure_ascii=False), language)


# A page's sliders give ever new specifications, so the oldest are forgotten.
@lru_cache(maxsize=512)
def _svg(spec: str, language: Language) -> str:
    import vl_convert

    drawn = vl_convert.vegalite_to_svg(
        spec, vl_version=VEGA_LITE, format_locale=_LOCALES[language], allowed_base_urls=[]
    )
    return _LONG_NUMBER.sub("", _UNSEEN.sub("", drawn))


def png_of(svg: str, scale: float) -> bytes:
    """Paint an SVG in pixels, ``scale`` for every one of its own, in few colours and so in few bytes."""
    import io

    import vl_convert
    from PIL import Image

    painted = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("RGB")
    small = painted.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()
