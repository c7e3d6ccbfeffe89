"""Texts that the chapter tests share: the seed, our damaged fixture, and strategies for hypothesis."""

from __future__ import annotations

import itertools
import os
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import strategies as st

from arbeid.guide import Chapter, FrontMatter, Passage, Reading, Section

DATA = Path(__file__).parent / "files"

HEALTHY = (
    "één reële coöperatie, ’s avonds café-chantant – naïef, geïnd, vóór alles; 3 à 4 euro (€ 5,–) „zo” ‘nee’ "
    "IJsselmeer ÏJSSELMEER Curaçao scène crêpe maître Åland Málaga œuvre",
    "L’élève a mangé à Noël : « Où ça ? » — naïve, cœur, garçon, événement, ÉCOLE, Œuvres, NESTLÉ®, CAFÉ !",
    "Größe, Übermut, Öl, Ärger, Straße „MENÜ“ »Tür« ‚süß‘ ÜBER 20 °C, § 5, GRÖSSE",
    "Η εργασία του μέλλοντος: τεχνητή νοημοσύνη, «θέσεις» και άνθρωποι· πόσο; ΐ ΰ Ωμέγα",
    "🔮 📺 🎧 👩‍🏫 🇳🇱 ✅ ✓ → ≥ ½ ™ © ® ± × … • “quotes” 💶 ❤️",
)
WORDS = sorted({word for text in HEALTHY for word in text.split()})


def seed() -> bytes:
    """Give the chapter that the project started from, or skip."""
    folder = Path(os.environ.get("ARBEID_SEED", Path(__file__).parents[2] / "shared" / "seed"))
    files = sorted(folder.glob("*.txt"))
    if not files:
        pytest.skip("the seed chapter is not beside this checkout: set ARBEID_SEED to its folder")
    return files[0].read_bytes()


def damaged(text: str, rounds: int = 1) -> str:
    """Read UTF-8 as browsers read Windows-1252, as often as told."""
    for _ in range(rounds):
        text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode("utf-8"))
    return text


colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}") | st.just("#5f6368")
icons = st.sampled_from(["article", "play_circle", "headphones", "menu_book", "school", "odd_1"])
numbers = st.lists(st.integers(1, 20), min_size=1, max_size=4).map(lambda parts: ".".join(map(str, parts)))
# A whole number without a point is a number only where other headings go on from it: see test_guide_numbers.
labels = numbers.filter(lambda number: "." in number) | numbers.map("{}.".format)
awkward = st.text("ab 1\"'`{}[]()<>:#&*!|>%@,\\\n\t-?~ëß🔮", max_size=30)
plain = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    minutes = draw(st.none() | st.integers(0, 9999))
    colour = None if minutes is None else draw(st.none() | colours)
    icon = draw(st.none() | icons)
    return Reading(
        id="S00",
        title=draw(plain | st.text(r"ab[]\()*<>\"' ", min_size=1)),
        url="https://example.com/" + draw(st.text("az09/%?=&#._~-", max_size=20)),
        minutes=minutes,
        colour=colour,
        icon=icon,
        **({} if icon is None else {"icon_colour": draw(colours)}),
        **({} if colour is None else {"time_icon": draw(icons)}),
    )


@st.composite
def sections(draw: st.DrawFn, level: st.SearchStrategy[int]) -> Section:
    depth = draw(level)
    blocks: list[Passage | Reading] = []
    for block in draw(st.lists(readings() | plain.map(lambda words: Passage(f"Lees {words}")), max_size=5)):
        if not (blocks and isinstance(block, Passage) and isinstance(blocks[-1], Passage)):
            blocks.append(block)
    return Section(
        level=depth,
        title=draw(plain.map(lambda words: f"Deel {words}")) if depth else "",
        label=draw(st.none() | labels) if depth else None,
        rule=draw(st.booleans()) if depth else False,
        blocks=tuple(blocks),
    )


fronts = st.dictionaries(
    st.sampled_from(["title", "summary", "date", "lang", "tags", "weight", "draft", "url", "münch"]),
    awkward | st.integers(-1000, 1000) | st.booleans() | st.none() | st.lists(plain, max_size=3),
    min_size=1,
).map(lambda values: FrontMatter(yaml.safe_dump(values, allow_unicode=True).rstrip("\n")))


@st.composite
def chapters(draw: st.DrawFn) -> Chapter:
    found = draw(st.lists(sections(st.integers(1, 6)), max_size=4))
    preface = draw(sections(st.just(0)))
    if preface.blocks:
        found.insert(0, preface)
    return numbered(Chapter(draw(st.none() | fronts), tuple(found)))


def numbered(chapter: Chapter) -> Chapter:
    count = itertools.count(1)

    def with_id(block: Passage | Reading) -> Passage | Reading:
        return replace(block, id=f"S{next(count):02d}") if isinstance(block, Reading) else block

    parts = [replace(part, blocks=tuple(map(with_id, part.blocks))) for part in chapter.sections]
    return replace(chapter, sections=tuple(parts))
