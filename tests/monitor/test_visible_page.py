"""The page: its first sentence, its table twin, and a gap wherever the count broke."""

from __future__ import annotations

import asyncio
import csv
import html
import io
import re

import httpx
import pytest

import arbeid
from arbeid.answers.monitor.visible import COLUMNS
from arbeid.answers.plain import said
from arbeid.errors import NotInData
from arbeid.language import LANGUAGES, Language
from arbeid.views.monitor.indices import _lines, indices
from arbeid.views.monitor.ways import ways
from arbeid.web.serving.app import create_app
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
    assert [column.key for column in drawn.table.shown] == ["period", "label", "value", "low", "high", "n"]
    bare = indices(arbeid.visible("se"), words_of("en"))
    assert [column.key for column in bare.table.shown] == ["period", "label", "value"]


@pytest.mark.parametrize("country", ["nl", "se"])
def test_the_file_of_a_figure_has_the_columns_of_other_monitors(country: str) -> None:
    found = arbeid.visible(country, draws=9)
    drawn = indices(found, words_of("nl"))
    rows = list(csv.DictReader(io.StringIO(drawn.csv())))
    assert set(COLUMNS) < set(rows[0])
    known = {
        (str(row["period"]), str(row["group"])) for row in found.interchange() if row["age"] != "26-plus"
    }
    assert {(row["period"], row["group"]) for row in rows} == known
    assert {row["country"] for row in rows} == {country}
    assert {row["outcome"] for row in rows} == {"employment"}
    assert "" not in drawn.csv_nl().partition("\r\n")[0].split(";")
    assert all("filed" not in column for column in drawn.plain()["columns"])


@pytest.mark.parametrize("country", ["nl", "us"])
def test_no_two_lines_of_the_ways_have_the_same_number(country: str) -> None:
    drawn = ways(arbeid.visible(country, draws=9), words_of("en"))
    assert drawn is not None
    # A way of asking has no interval here, so that no heading may promise one.
    assert not any("95%" in column.label for column in drawn.table.columns)
    for drawing in drawn.drawings:
        texts = re.findall(r"<text[^>]*>([^<]*)</text>", drawing.svg("en"))
        ticks = [text for text in texts if re.fullmatch(r"−?\d+(\.\d+)?", text)]
        assert len(ticks) >= 4
        assert len(set(ticks)) == len(ticks)


def test_a_chart_of_marks_is_called_so_and_names_its_own_breaks_alone() -> None:
    american = indices(arbeid.visible("us", draws=9), words_of("en"))
    assert "no line between years" in american.alt
    assert "2019" in american.note and "2005" not in american.note
    dutch = indices(arbeid.visible("nl", draws=9), words_of("nl"))
    assert dutch.alt.startswith("Lijngrafiek")
    assert "2013" in dutch.note


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        (
            "/nl/al-zichtbaar?country=se",
            ("22 tot en met 25", "juni 2022 – juni 2025", "K4 (meest)"),
        ),
        (
            "/en/visible-yet?country=se",
            ("26 and over", "in months that jump", "−0.174 in logs"),
        ),
        ("/nl/al-zichtbaar?country=us&outcome=postings", ("het derde deel van de 46 sectoren",)),
    ],
)
def test_the_page_is_written_in_words(address: str, parts: tuple[str, ...]) -> None:
    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=create_app(hosts=["site"]))
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(address)

    reply = asyncio.run(asked())
    assert reply.status_code == 200
    page = html.unescape(reply.text)
    assert all(part in page for part in parts), [part for part in parts if part not in page]
    assert "26-plus" not in page
    assert ">Q4<" not in page


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
