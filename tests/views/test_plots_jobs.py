"""The charts of jobs and places: layouts that keep their promises, and figures that say what they draw."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from arbeid.answers.jobs.occupations import Occupations
from arbeid.guide.timing.scale import contrast
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.places import places
from arbeid.views.drawing.breadth import breadth, broken
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.painting import Box, Paper
from arbeid.views.drawing.palette import LIGHT, STEPS, step_of, writing_on
from arbeid.views.drawing.rank_key import KEY
from arbeid.views.drawing.squarified import squarified
from arbeid.views.drawing.steps import steps
from arbeid.views.drawing.swarm import swarm
from arbeid.views.jobs.beeswarm import beeswarm
from arbeid.views.jobs.disputed import disputed
from arbeid.views.jobs.job_ranks import job_ranks
from arbeid.views.jobs.treemap import treemap
from arbeid.views.jobs.years import years
from arbeid.views.places.ranks import place_ranks
from arbeid.views.places.tile_map import squares, tile_map
from arbeid.wording import words_of

SVG = "{http://www.w3.org/2000/svg}"
VALUES = st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=60)


def links(found: Occupations) -> dict[str, str]:
    own = {row.code: f"/job/{row.code}" for row in found.rows}
    return own | {f"group:{one.code}": f"/jobs?group={one.code}" for one in found.majors}


@cache
def figures(language: Language) -> dict[str, Figure]:
    words, found = words_of(language), occupations("nl")
    american = occupations("us", "use")
    one = occupation("nl", "1033")
    assert one.trend is not None
    others = [row for row in found.rows if row.major == "10" and row.code != "1033"]
    world = places("world", "country", "ilo-2025")
    drawn = {
        "treemap": treemap(found, links(found), words),
        "group": treemap(found, links(found), words, "07"),
        "american": treemap(american, links(american), words),
        "beeswarm": beeswarm(found, links(found), words, "1033"),
        "score": beeswarm(occupations("nl", "aioe"), {}, words),
        "crowd": beeswarm(american, links(american), words),
        "disputed": disputed(found, words),
        "ranks": job_ranks(one, others, words),
        "years": years(one.trend, words),
        "map": tile_map(world, {"de": "/jobs?economy=de"}, words),
        "states": tile_map(places("us", "state", "ilo-2025"), {}, words),
        "places": place_ranks(world, words),
        "industries": place_ranks(places("nl", "industry", "aioe"), words),
        "wages": place_ranks(places("nl", "wage", "microsoft"), words),
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


# Named here, since every worker that collects this file would draw them all to name them.
NAMES = (
    *("treemap", "group", "american", "beeswarm", "score", "crowd", "disputed"),
    *("ranks", "years", "map", "states", "places", "industries", "wages"),
)


def test_each_figure_is_drawn_and_looked_at() -> None:
    assert all(tuple(figures(language)) == NAMES for language in LANGUAGES)


@settings(max_examples=150, deadline=None)
@given(values=VALUES, width=st.floats(50, 2000), height=st.floats(50, 2000))
def test_a_treemap_fills_its_frame_without_overlap(values: list[float], width: float, height: float) -> None:
    assume(max(values) / min(values) < 1e6)
    frame = Box(10, 20, width, height)
    boxes = squarified(sorted(values, reverse=True), frame)
    areas = [box.area / frame.area for box in boxes]
    shares = [value / sum(values) for value in sorted(values, reverse=True)]
    assert areas == pytest.approx(shares, rel=1e-6, abs=1e-9)
    slack = 1e-6 * max(width, height)
    for box in boxes:
        assert box.x >= 10 - slack and box.x + box.width <= 10 + width + slack
        assert box.y >= 20 - slack and box.y + box.height <= 20 + height + slack
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert wide <= slack or high <= slack


def test_a_treemap_refuses_what_has_no_area() -> None:
    for wrong in ([1, 0], [-1], [float("nan")]):
        with pytest.raises(ValueError, match="positive"):
            squarified(wrong, Box(0, 0, 1, 1))
    assert squarified([], Box(0, 0, 1, 1)) == []


@settings(max_examples=150, deadline=None)
@given(circles=st.lists(st.tuples(st.floats(0, 600), st.floats(0.5, 30)), min_size=1, max_size=80))
def test_circles_of_a_beeswarm_never_overlap(circles: list[tuple[float, float]]) -> None:
    x, radius = (np.array(part) for part in zip(*circles, strict=True))
    y = swarm(list(x), list(radius))
    apart = np.hypot(x[:, None] - x, y[:, None] - y)
    least = radius[:, None] + radius
    np.fill_diagonal(apart, np.inf)
    assert (apart >= least - 1e-3).all()
    assert y[np.argmax(radius)] == 0


@settings(max_examples=100, deadline=None)
@given(low=st.floats(-1e6, 1e6), span=st.floats(1e-3, 1e6), most=st.integers(2, 8))
def test_steps_hold_their_range_evenly(low: float, span: float, most: int) -> None:
    found = steps(low, low + span, most)
    assert found[0] <= low + 1e-6 * span and found[-1] >= low + span - 1e-6 * span
    assert 2 <= len(found) <= most + 2
    assert np.allclose(np.diff(found), found[1] - found[0], rtol=1e-4, atol=1e-9)


@settings(deadline=None)
@given(text=st.text("abcde ABW-", max_size=40), room=st.floats(5, 200))
def test_broken_lines_keep_to_their_room(text: str, room: float) -> None:
    lines = broken(text, room, 12)
    assert all(breadth(line, 12) <= room + 1e-9 for line in lines)
    assert not lines or " ".join(lines).split() == text.split()


def test_letters_stand_out_from_every_step() -> None:
    for step in range(STEPS):
        assert contrast(LIGHT[f"measure-{step}"], LIGHT[writing_on(step)]) >= 4.5
    assert [step_of(rank) for rank in (-1, 0, 9.9, 10, 99, 100, 101)] == [0, 0, 0, 1, 9, 9, 9]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_each_figure_is_whole_in_every_form(name: str, language: Language) -> None:
    figure = figures(language)[name]
    root = ElementTree.fromstring(figure.svg())
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.find(f".//{SVG}a") is None
    assert len(figure.alt) > 40 and figure.sources and figure.table.rows
    for text in (figure.title, figure.subtitle, figure.note, figure.alt, *figure.about):
        assert not re.search(r"[{}]|\b(None|nan)\b", text)
    for width, svg in figure.inline():
        inline = ElementTree.fromstring(svg)
        assert inline.get("width") == str(width)
        bare = re.sub(r"var\(--[a-z0-9-]+, #[0-9A-F]{6}\)", "", svg)
        assert not re.search(r'(fill|stroke)="(#|rgb|black|white)', bare)
        for link in inline.iter(f"{SVG}a"):
            assert link.get("href", "").startswith("/") and link.get("aria-label")


def test_a_png_can_be_painted() -> None:
    assert figures("nl")["treemap"].png(1).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["treemap", "american", "group"])
def test_areas_of_a_treemap_are_the_people_of_its_table(name: str) -> None:
    figure = figures("nl")[name]
    shares = [row[4] for row in figure.table.rows]
    whole = 1.0 if name != "group" else 1_351_000 / 9_865_000  # CBS: people in technical occupations
    assert sum(shares) == pytest.approx(whole)  # type: ignore[arg-type]
    for drawing in figure.drawings:
        root = ElementTree.fromstring(drawing.svg("nl"))
        items = [item for item in root.iter() if item.get("role") == "treeitem"]
        frame = drawing.width * (float(root.get("height", 0)) - KEY)
        for level in ("1", "2"):
            own = [item for item in items if item.get("aria-level") == level]
            area = sum(_area(item) for item in own)
            if own and level == "1":
                assert area == pytest.approx(frame, rel=1e-3)
            elif own:
                rest = sum(_area(item) for item in items if item.get("aria-level") == "1") - area
                held = [item for item in items if item.get("aria-expanded")]
                bare = [item for item in items if item.get("aria-level") == "1" and item not in held]
                assert rest == pytest.approx(sum(map(_area, bare)), abs=frame * 1e-3)


def _area(item: ElementTree.Element) -> float:
    rect = item.find(f"{SVG}rect")
    assert rect is not None
    return float(rect.get("width", 0)) * float(rect.get("height", 0))


def test_siblings_of_the_tree_are_numbered() -> None:
    root = ElementTree.fromstring(figures("en")["treemap"].widest.svg("en"))
    counts: list[tuple[int, int]] = []
    for item in root.iter():
        if item.get("role") == "treeitem":
            place = int(item.get("aria-posinset", 0)), int(item.get("aria-setsize", 0))
            if item.get("aria-level") == "1":
                assert not counts or counts[-1][0] == counts[-1][1]
                counts = []
            else:
                assert place[0] == len(counts) + 1
                counts.append(place)


def test_the_narrow_treemap_shows_groups_and_the_wide_ones_all() -> None:
    narrow, *wide = (drawing.svg("nl") for drawing in figures("nl")["treemap"].drawings)
    assert narrow.count('aria-level="2"') == 0
    assert narrow.count('aria-level="1"') == 13
    assert all(svg.count('aria-level="2"') > 90 for svg in wide)


def test_labels_of_tiles_lie_within_them() -> None:
    for name in ("treemap", "group", "american"):
        for drawing in figures("nl")[name].drawings:
            root = ElementTree.fromstring(drawing.svg("nl"))
            for item in root.iter():
                rect = item.find(f"{SVG}rect")
                if item.get("role") != "treeitem" or rect is None:
                    continue
                right = float(rect.get("x", 0)) + float(rect.get("width", 0))
                bottom = float(rect.get("y", 0)) + float(rect.get("height", 0))
                for text in item.iter(f"{SVG}text"):
                    bold = text.get("font-weight") is not None
                    long = breadth(text.text or "", float(text.get("font-size", 0)), bold=bold)
                    assert float(text.get("x", 0)) + long <= right + 0.01
                    assert float(text.get("y", 0)) <= bottom


def test_a_beeswarm_marks_one_and_lists_from_high_to_low() -> None:
    figure = figures("nl")["beeswarm"]
    root = ElementTree.fromstring(figure.widest.svg("nl"))
    options = [item for item in root.iter() if item.get("role") == "option"]
    assert [item.get("aria-selected") for item in options].count("true") == 1
    across = [float(item.find(f"{SVG}circle").get("cx")) for item in options]  # type: ignore[union-attr, arg-type]
    assert across == sorted(across, reverse=True)
    rank = round(occupation("nl", "1033").standing.rank.value or 0)
    assert f"{rank}%" in figure.title
    assert not figures("nl")["crowd"].linked


def test_areas_of_a_beeswarm_are_people() -> None:
    found = occupations("nl")
    root = ElementTree.fromstring(figures("nl")["beeswarm"].widest.svg("nl"))
    people = {f"/job/{row.code}": float(row.people) for row in found.rows}
    per = [
        people[item.get("href", "")] / float(item.find(f"{SVG}circle").get("r")) ** 2  # type: ignore[union-attr, arg-type]
        for item in root.iter(f"{SVG}a")
        if float(item.find(f"{SVG}circle").get("r")) > 3  # type: ignore[union-attr, arg-type]
    ]
    assert max(per) / min(per) < 1.01


@settings(max_examples=40, deadline=None)
@given(width=st.integers(280, 1200), side=st.integers(20, 40))
def test_squares_of_a_map_never_overlap_nor_stick_out(width: int, side: int) -> None:
    for name, by in (("world", "country"), ("us", "state")):
        tiles = places(name, by, "ilo-2025").tiles
        assume(12 * side <= width)
        found = squares(tiles, width, side)
        assert len(found) == len(tiles)
        cells = {(round(box.x, 3), round(box.y, 3)) for _, box in found}
        assert len(cells) == len(found)
        assert all(box.x >= 0 and box.x + box.width <= width for _, box in found)
        size = found[0][1].width
        ordered = sorted(cells)
        for (x, y), (other_x, other_y) in pairwise(ordered):
            assert x != other_x or other_y - y >= size


def test_missing_places_are_hatched_and_not_zero() -> None:
    svg = figures("en")["map"].widest.svg("en")
    assert "China: no figures" in svg
    assert "China" not in {row[0] for row in figures("en")["map"].table.rows}


def test_disputed_needs_two_measures_and_starts_with_the_widest() -> None:
    assert disputed(occupations("nl", "aioe"), words_of("nl")) is None
    spreads = [row[3] for row in figures("nl")["disputed"].table.rows]
    assert spreads == sorted(spreads, reverse=True)  # type: ignore[type-var]


def test_the_table_of_places_ends_with_all_of_them() -> None:
    *rows, total = figures("nl")["places"].table.rows
    people = [column.key for column in figures("nl")["places"].table.columns].index("people")
    assert sum(row[people] for row in rows) == pytest.approx(total[people])  # type: ignore[misc]


def test_hostile_names_are_escaped() -> None:
    paper = Paper(100)
    with paper.link("/?a=1&b=\"<'", 'name <b> "q"', role="option"):
        paper.text(1, 1, "<script>&")
    root = ElementTree.fromstring(paper.painting(10).svg("nl"))
    link = root.find(f"{SVG}a")
    assert link is not None
    assert (link.get("href"), link.get("aria-label")) == ("/?a=1&b=\"<'", 'name <b> "q"')
    assert link.findtext(f"{SVG}text") == "<script>&"
