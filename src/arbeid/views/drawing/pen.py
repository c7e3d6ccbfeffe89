"""What can be drawn, and from SVG to the pixels of a PNG; vl-convert paints those."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from arbeid.language import Language


class Drawable(Protocol):
    """One way of drawing a figure, laid out for a width in pixels."""

    @property
    def width(self) -> int:
        """The width in pixels that it was laid out for."""

    def svg(self, language: Language) -> str:
        """Give the bare chart as SVG."""


# Half a second each, and a page, its files and its archive ask for the same one.
@lru_cache(maxsize=32)
def png_of(svg: str, scale: float) -> bytes:
    """Paint an SVG in pixels, ``scale`` for every one of its own, in few colours and so in few bytes."""
    import io

    import vl_convert
    from PIL import Image

    painted = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale))).convert("RGB")
    # Charts have few and flat colours, which dithering would break up into specks.
    small = painted.quantize(32, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    small.save(file, "PNG", optimize=True)
    return file.getvalue()
