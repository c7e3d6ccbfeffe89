"""The page: its first sentence, its table twin, and a gap wherever the count broke."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.language import LANGUAGES, Language
from arbeid.views.monitor.indices import _lines, indices
from arbeid.wording import words_of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", ["nl", "se"])
def test_a_figure_has_a_gap_for_every_break(country: str, language: Language) -> None:
    found, words = arbeid.visible(country, draws=9), words_of(language)
    drawn = indices(found, words)
    shown = [one for one in found.points if one.age in ("all", "22-25")]
    lines = _lines(shown)
    assert len(lines) == len({(one.group, one.stretch) for one in shown})
    for drawing in drawn.drawings:
        assert drawing.svg(language).count("<polyline") == len(lines) + len({one.group for one in shown})
    assert said(found.sentence, words) in drawn.alt
    assert len(drawn.table.rows) == len(shown)


def test_bands_are_drawn_where_the_error_is_known() -> None:
    drawn = indices(arbeid.visible("nl", draws=9), words_of("en"))
    assert "<polygon" in drawn.drawings[-1].svg("en")
    keys = [column.key for column in drawn.table.columns]
    assert keys == ["period", "group", "value", "low", "high", "n"]
    bare = indices(arbeid.visible("se"), words_of("en"))
    assert "low" not in [column.key for column in bare.table.columns]
