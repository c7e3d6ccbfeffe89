"""The page: its first sentence, its table twin, and a gap wherever the count broke."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.answers.plain import said
from arbeid.errors import NotInData
from arbeid.language import LANGUAGES, Language
from arbeid.views.monitor.indices import _lines, indices
from arbeid.web.serving.problems import reply
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


def test_estimates_that_share_panels_are_points_without_a_line() -> None:
    found = arbeid.visible("us", draws=9)
    assert "A line through a mark" in indices(found, words_of("en")).subtitle
    assert "bands" in indices(arbeid.visible("nl", draws=9), words_of("en")).subtitle
    for drawing in indices(found, words_of("en")).drawings:
        assert "<polyline" not in drawing.svg("en")
        assert drawing.svg("en").count("<circle") + drawing.svg("en").count("<polygon") >= len(found.points)


def test_a_country_without_counts_offers_those_that_have_them() -> None:
    error = NotInData("monitor_none", country="de", countries="nl, se")
    page = "/nl/al-zichtbaar"
    told = bytes(
        reply({"type": "http", "path": page, "headers": [], "query_string": b"country=de"}, 400, error).body
    ).decode()
    assert f'href="{page}?country=nl"' in told and f'href="{page}?country=se"' in told
    assert "?economy=de" not in told


def test_what_else_was_asked_stays_in_the_addresses_that_are_offered() -> None:
    error = NotInData("monitor_postings", country="se", countries="de, us")
    query = b"country=se&outcome=postings&x=%22%3E"
    told = reply(
        {"type": "http", "path": "/en/visible-yet", "headers": [], "query_string": query}, 400, error
    )
    page = bytes(told.body).decode()
    assert 'href="/en/visible-yet?country=us&amp;outcome=postings&amp;x=%22%3E"' in page
