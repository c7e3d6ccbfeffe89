"""Tables fit any width and are whole: nothing cut, no name broken, no empty line."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from arbeid.cli import outcome
from arbeid.cli.terminal.grid import Grid, length
from arbeid.cli.terminal.tables import PAGE_WIDTH, render
from kept_answers import kept_answers
from output_matrix import VERBS, WIDE, tokens

pytestmark = pytest.mark.long
__all__ = ["kept_answers"]

WORD = st.text("abcdefghé-█12%…", min_size=1, max_size=14)
CELL = st.lists(WORD, max_size=8).map(" ".join)
SIDES = st.lists(st.sampled_from(["left", "right", "bar", "wide"]), min_size=1, max_size=7)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    sides = draw(SIDES)
    columns = [(draw(st.sampled_from(["", "id", "people at work"])), side) for side in sides]
    rows = draw(st.lists(st.tuples(*(CELL for _ in sides)), max_size=4))
    return Grid(columns, rows)


def words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\s·─]+", text) if not set(word) <= set("█▏")]


@settings(deadline=None)
@given(grids(), st.integers(40, 140))
def test_a_table_of_anything_is_whole_within_its_width(table: Grid, width: int) -> None:
    lines = table.lines(width)
    told = sorted(word.rstrip(":") for line in lines for word in words(line))
    for row in table.rows:
        for cell in row:
            for word in words(cell):
                assert word.rstrip(":") in told
    unbreakable = max(
        [length(cell) if side in ("right", "bar") else 0 for row in table.rows
         for cell, (_, side) in zip(row, table.columns, strict=True)] + [14]
    )  # fmt: skip
    assert all(length(line) <= max(width, unbreakable) for line in lines)
    assert not any(line != line.rstrip() for line in lines)


@settings(deadline=None)
@given(grids())
def test_without_a_width_a_row_is_a_line(table: Grid) -> None:
    heading = any(name for name, _ in table.columns)
    assert len(table.lines()) == heading + 1 + len(table.rows)


def test_a_table_is_no_wider_than_it_needs() -> None:
    row = ("automation of nearly everything", "exposure of the economy at large")
    assert Grid([("", "left"), ("", "left")], [row]).lines(50) == [
        "─" * len("automation of nearly  exposure of the economy"),
        "automation of nearly  exposure of the economy",
        "everything            at large",
    ]


def test_a_short_heading_keeps_its_line_beside_a_long_text() -> None:
    table = Grid([("over all orders", "right"), ("why", "left")], [("+1", "word " * 40)])
    assert table.lines(60)[0] == "over all orders  why"


def test_a_heading_breaks_where_its_line_would_break_many_names() -> None:
    names = [("5", "Marketing and sales advisers"), ("7", "Transport and logistics clerks")]
    table = Grid([("wages as they are", "right"), ("occupation", "left")], names)
    assert [line.split("  ")[-1] for line in table.lines(42)][-2:] == [name for _, name in names]


def test_what_does_not_fit_stands_below_its_row() -> None:
    table = Grid(
        [("", "bar"), ("id", "left"), ("said", "left"), ("by", "left")],
        [("███", "a-name-of-thirty-five-characters-x", "one two three four", "Somebody with a long name")],
    )
    assert table.lines(60)[2:] == [
        "███  a-name-of-thirty-five-characters-x  one two three four",
        "    by: Somebody with a long name",
    ]
    assert table.lines(42)[2:] == [
        "a-name-of-thirty-five-characters-x  one",
        *(" " * 36 + word for word in ("two", "three", "four")),
        "    by: Somebody with a long name",
    ]


def test_nothing_is_taken_for_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    said = "elasticity[q] is [bold] and :smile: [/x]"
    assert render([said, Text(said), Grid([("", "left")], [(said,)])], to_screen=False).count(said) == 3


@pytest.mark.parametrize("told", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}])
def test_bold_is_left_out_where_it_is_not_wanted(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str]
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"TERM": "xterm-256color", "COLUMNS": "80", **told}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    drawn = render([Text("A heading", style="bold")], to_screen=True)
    assert ("\x1b" in drawn) == (not told)


@pytest.mark.usefixtures("kept_answers")
@pytest.mark.parametrize("command", VERBS)
def test_an_answer_says_the_same_at_every_width(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for language in ("nl", "en"):
        monkeypatch.setenv("COLUMNS", str(WIDE))
        assert outcome([*command.split(), "--lang", language]) == 0
        whole = capsys.readouterr().out
        wanted = set(tokens(whole))
        for width in (60, 80, 100, None):
            monkeypatch.delenv("COLUMNS")
            if width is not None:
                monkeypatch.setenv("COLUMNS", str(width))
            assert outcome([*command.split(), "--lang", language]) == 0
            text = capsys.readouterr().out
            assert wanted <= set(tokens(text)), (width, sorted(wanted - set(tokens(text)))[:5])
            longest = max(map(length, wanted))
            assert max(map(length, text.splitlines())) <= max(width or PAGE_WIDTH, longest + 4), width
            assert not re.search(r"\n\n\n", text.removeprefix("\n")), width
            monkeypatch.setenv("COLUMNS", "")


@pytest.mark.parametrize(("lang", "people"), [("nl", "9.865.000"), ("en", "9,865,000")])
def test_a_list_writes_people_as_the_language_does(
    lang: str, people: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["economies", "--lang", lang]) == 0
    heading, _, *lines = capsys.readouterr().out.splitlines()
    (line,) = (line for line in lines if line.startswith("nl "))
    column = "mensen" if lang == "nl" else "people"
    # Numbers end where their heading ends.
    assert line.index(people) + len(people) == heading.index(column) + len(column)
