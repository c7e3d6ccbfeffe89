"""The figure object: every form of it is well-made, and all of them say the same."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
import vl_convert

from arbeid.guide.timing.scale import contrast
from arbeid.language import Language
from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure, FigureSource
from arbeid.views.drawing.palette import LIGHT
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import BYTE_ORDER_MARK, Column, Twin
from arbeid.views.drawing.templating import static
from arbeid.wording import words_of
from report_pages import LANGUAGES, facts, figures

NAMES = tuple(figures("nl"))
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'x'"


def made(**changes: object) -> Figure:
    """Give a small figure of our own, changed where a test needs it."""
    sheet = Sheet(Scale(0, 1, {0: "0%", 1: "100%"}), 320, left=0, right=0)
    sheet.dot(0.5, sheet.row("one", end="1,5"), "accent")
    figure = Figure(
        id="one",
        language="nl",
        title="Een titel",
        subtitle="aandeel",
        note="noot",
        alt="Stippendiagram met een stip op 50%",
        badge="measured",
        about=("over",),
        sources=(FigureSource("CBS", "2025"),),
        table=Twin(
            (Column("name", "Naam"), Column("share", "Aandeel", "share", digits=1)),
            (('one; "two"', 0.125), ("three", None)),
        ),
        drawings=(sheet.drawing(),),
    )
    return replace(figure, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_svg_is_xml_with_title_description_and_source(name: str, language: Language) -> None:
    figure = figures(language)[name]
    root = ElementTree.fromstring(figure.svg())
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.alt
    said = " ".join(text.text or "" for text in root.iter(f"{SVG}text"))
    assert figure.source_line in said
    assert "var(" not in figure.svg()


@pytest.mark.parametrize("name", NAMES)
def test_inline_colours_all_follow_the_page(name: str) -> None:
    for width, svg in figures("nl")[name].inline():
        root = ElementTree.fromstring(svg)
        assert root.get("width") == str(width)
        assert "var(--ink, #1B1F24)" in svg
        bare = re.sub(r"var\(--[a-z]+, #[0-9A-F]{6}\)", "", svg)
        assert not re.search(r'="(#|rgb|black|white)', bare)


def test_a_sheet_is_painted_as_vega_draws_it() -> None:
    """The same words and marks in the same places, so that a notebook goes on with the chart of a page."""
    drawing = figures("nl")["definitions"].widest
    assert isinstance(drawing, Drawing)
    drawn = vl_convert.vegalite_to_svg(json.dumps(drawing.spec), vl_version="6.4", allowed_base_urls=[])
    for svg in (drawing.svg("nl"), drawn):
        assert ElementTree.fromstring(svg).get("width") == str(drawing.width)
    said = [sorted(re.findall(r">([^<>]+)</text>", svg)) for svg in (drawing.svg("nl"), drawn)]
    assert said[0] == said[1]


def test_png_is_a_png_of_the_asked_size_with_its_source_burnt_in() -> None:
    figure = made()
    pixels = figure.png(2)
    assert pixels.startswith(b"\x89PNG\r\n\x1a\n")
    width, _ = struct.unpack(">II", pixels[16:24])
    assert width == 2 * (figure.widest.width + 48)
    elsewhere = replace(figure, sources=(FigureSource("ILO", "2025"),))
    assert elsewhere.png(2) != pixels
    narrower, _ = struct.unpack(">II", figure.png(1)[16:24])
    assert narrower == width / 2


@pytest.mark.parametrize("name", NAMES)
def test_csv_comes_back_as_it_went(name: str) -> None:
    table = figures("en")[name].table
    header, *rows = csv.reader(io.StringIO(table.csv()))
    assert header == [column.key for column in table.columns]
    read = [
        tuple(
            None if cell == "" else float(cell) if column.is_number else cell
            for column, cell in zip(table.columns, row, strict=True)
        )
        for row in rows
    ]
    assert read == list(table.rows)


def test_csv_for_a_dutch_spreadsheet() -> None:
    text = made().csv_nl()
    assert text.startswith(BYTE_ORDER_MARK)
    header, *rows = csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK)), delimiter=";")
    assert header == ["Naam", "Aandeel"]
    assert rows == [['one; "two"', "0,125"], ["three", ""]]


def test_json_holds_words_sources_and_rows() -> None:
    figure = made()
    facts = json.loads(figure.json())
    assert facts["title"] == figure.title
    assert facts["sources"][0]["publisher"] == "CBS"
    assert facts["rows"] == [{"name": 'one; "two"', "share": 0.125}, {"name": "three", "share": None}]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_twin_has_a_row_for_every_row(name: str, language: Language) -> None:
    figure = figures(language)[name]
    html = figure.table_html
    assert html.count("<tr>") == len(figure.table.rows) + 1
    assert html.count('scope="row"') == len(figure.table.rows)
    assert html.count('scope="col"') == len(figure.table.columns)
    assert figure.title in unescape(html)
    for column, cell in next(iter(figure.table.written(words_of(language)))):
        assert cell in unescape(html), column.key


def test_every_group_and_definition_is_in_a_table() -> None:
    found = facts("nl")
    assert len(figures("nl")["definitions"].table.rows) == len(found["touched"]["rows"])
    assert len(figures("nl")["ranks"].table.rows) == len(found["groups"]["rows"]) == 114
    assert len(figures("nl")["work"].table.rows) == 115  # with all groups together
    assert len(figures("nl")["change"].table.rows) == len(found["appear"]["rows"])
    assert len(figures("nl")["forecasts"].table.rows) == len(found["appear"]["forecasts"])
    assert len(figures("nl")["productivity"].table.rows) == len(found["productivity"]["rows"])


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_describe_the_figure(name: str) -> None:
    dutch, english = figures("nl")[name], figures("en")[name]
    for figure in (dutch, english):
        assert re.search(r"diagram|chart|plot", figure.alt.lower())
        assert re.search(r"\d", figure.alt + figure.title)
        assert figure.note and figure.about and figure.sources
        assert re.fullmatch(r"[a-z0-9-]+", figure.id)
    assert dutch.alt != english.alt
    assert dutch.badge == english.badge
    assert dutch.widest.width == english.widest.width


def test_numbers_in_a_chart_follow_the_language() -> None:
    assert ">1.000<" in figures("nl")["forecasts"].widest.svg("nl")
    assert ">1,000<" in figures("en")["forecasts"].widest.svg("en")
    assert ">0,68<" in figures("nl")["productivity"].widest.svg("nl")
    assert ">0.68<" in figures("en")["productivity"].widest.svg("en")


def test_every_grid_line_has_its_word() -> None:
    """Steps such as 3 times 0.05 are not what they seem in binary: the 15% must be there all the same."""
    drawn = figures("nl")["work"].widest
    lines = drawn.spec["layer"][0]["encoding"]["x"]["axis"]["values"]
    assert lines == [0.0, 0.05, 0.1, 0.15, 0.2]
    for word in ("0%", "5%", "10%", "15%", "20%"):
        assert f">{word}<" in drawn.svg("nl")


def test_hostile_words_stay_words() -> None:
    figure = made(title=HOSTILE, subtitle=HOSTILE, alt=HOSTILE)
    assert ElementTree.fromstring(figure.svg()).findtext(f"{SVG}title") == HOSTILE
    assert "<script>" not in figure.table_html
    sheet = Sheet(Scale(0, 1, {0: HOSTILE}), 320, left=0, right=0)
    sheet.row(HOSTILE)
    drawn = ElementTree.fromstring(sheet.drawing().svg("nl"))
    said = [text.text for text in drawn.iter(f"{SVG}text")]
    assert HOSTILE in said


@pytest.mark.parametrize(
    ("avoid", "side"), [([], "left"), ([0.52], "left"), ([0.55, 0.6], "right"), ([0.4], "left")]
)
def test_a_number_keeps_clear_of_ticks(avoid: list[float], side: str) -> None:
    """It starts to the right of its dot, a little further if need be, and else ends to the left."""
    sheet = Sheet(Scale(0, 1, {0: "0"}), 420, left=0, right=0)
    sheet.value(0.5, 20, "50%", avoid=avoid)
    layer = sheet.drawing().spec["layer"][-1]
    (row,) = layer["data"]["values"]
    assert layer["mark"]["align"] == side
    width = 30 if side == "left" else -30
    low, high = sorted((row["px"], row["px"] + width))
    assert not [tick for tick in avoid if low < sheet.px(tick) < high]
    assert (low > sheet.px(0.5)) == (side == "left")


def test_charts_and_page_use_the_same_colours() -> None:
    style = static("arbeid.css")
    for name, colour in LIGHT.items():
        assert style.count(f"--{name}: light-dark({colour}, ") == 1
        assert style.count(f"--{name}: {colour};") == 1  # where a browser knows no light-dark()


@pytest.mark.parametrize("at", [0, 1])
def test_contrast_is_enough_in_light_and_dark(at: int) -> None:
    pairs = dict(re.findall(r"--([a-z]+): light-dark\((#\w{6}, #\w{6})\)", static("arbeid.css")))
    colour = {name: pair.split(", ")[at] for name, pair in pairs.items()}
    for name in ("ink", "soft", "accent", "contrast", "focus"):
        assert contrast(colour[name], colour["paper"]) >= 4.5, name
    for name in ("handed", "assisted"):
        assert contrast(colour[name], colour["paper"]) >= 3, name
