"""Curves: the name of a point stays on the paper, and off the words below."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from arbeid.views.drawing.breadth import breadth
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.curves import Curve, Named, curves

TEXT = "{http://www.w3.org/2000/svg}text"
SCALES = Scale(0, 8, {0: "0", 8: "year 8"}), Scale(0.4, 1.2, {0.4: "0.4%", 1.2: "1.2%"})


@pytest.mark.parametrize("width", [320, 600])
@pytest.mark.parametrize("year", [0, 4, 7, 8])
@pytest.mark.parametrize("below", [True, False])
def test_a_name_stays_on_the_paper_and_off_the_words_below(width: int, year: int, below: bool) -> None:
    named = Named((year, 0.41), "without the shock", "soft", below)
    painting = curves([Curve([(0, 0.41), (8, 0.41)], "soft", dashed=True)], SCALES, (width, 230), [named])
    texts = ElementTree.fromstring(painting.svg("en")).findall(TEXT)
    name = next(text for text in texts if text.text == named.name)
    words = next(text for text in texts if text.text == "year 8")
    room = breadth(named.name, 13, bold=True)
    left = float(name.attrib["x"]) - (room if name.get("text-anchor") == "end" else 0)
    assert left >= 0
    assert left + room <= width
    assert float(name.attrib["y"]) < float(words.attrib["y"]) - 13
