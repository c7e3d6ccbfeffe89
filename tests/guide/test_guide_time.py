"""Reading times: sourced rates, main text only, stated lengths, and files changed in two places at most."""

from __future__ import annotations

import pytest

from arbeid.errors import ArbeidError
from arbeid.guide import parse
from arbeid.guide.links.fetch import fetch
from arbeid.guide.readings.retime import with_minutes
from arbeid.guide.timing.reading_time import (
    RATES,
    duration,
    recognised,
    time_of_file,
    time_of_page,
    time_of_text,
)
from chapter_texts import DATA, seed

DUTCH = "De mensen in de stad lezen vandaag samen over het werk van morgen en wat dat voor hen betekent. "
ENGLISH = "People in the town read together today about the work of tomorrow and what it means for them. "


LINKED = '<script type="application/ld+json">{}</script>'


def page(body: str, head: str = "", lang: str = ' lang="nl"') -> str:
    return (
        f"<!doctype html><html{lang}><head><title>T</title>{head}</head><body><nav><a href='/'>Menu</a> "
        f"{'Nog een item in het menu. ' * 40}</nav><article><h1>Kop</h1>{body}</article>"
        f"<footer>{'Over ons. ' * 100}</footer></body></html>"
    )


def paragraphs(sentence: str, count: int) -> str:
    return "".join(f"<p>{number}: {sentence * 5}</p>" for number in range(count))


@pytest.mark.parametrize(("letters", "published"), [(4.5, 270), (5.1, 238), (6.0, 202)])
def test_dutch_is_read_as_fast_as_was_measured(letters: float, published: int) -> None:
    long, short = "abcdefghij", "abc"
    share = (letters - len(short)) / (len(long) - len(short))
    count = 200_000
    words = [long] * round(share * count) + [short] * round((1 - share) * count)
    time = time_of_text(" ".join(words), "nl")
    assert time.letters_a_word == letters
    assert count / time.minutes == pytest.approx(published, abs=0.6)


def test_english_is_read_at_its_own_rate() -> None:
    assert (RATES.get("en").words_a_minute, RATES.get("nl").words_a_minute) == (238, 238)
    text = " ".join(["word"] * 60 + ["words"] * 40) + " "
    text *= 238
    assert time_of_text(text.replace("word ", "wordx ", 0), "en").minutes == round(
        238 * 100 * 4.4 / 4.6 / 238
    )


def test_every_rate_has_a_source_and_an_interval() -> None:
    for rate in RATES.all():
        assert rate.slowest < rate.words_a_minute < rate.fastest
        assert rate.url.startswith("https://doi.org/")
        assert rate.source.nl != rate.source.en


def test_the_interval_runs_from_fast_to_slow_readers() -> None:
    time = time_of_text(DUTCH * 200)
    assert time.low < time.minutes < time.high
    assert (time.language, time.rate, time.badge) == ("nl", "nl", "derived")


def test_a_language_without_a_rate_is_called_assumed() -> None:
    time = time_of_text("Les gens lisent ensemble sur le travail de demain et ce que cela veut dire. " * 50)
    assert (time.language, time.rate, time.badge) == ("fr", "en", "assumed")


def test_main_text_only_is_counted() -> None:
    time = time_of_page(page(paragraphs(DUTCH, 20)))
    words = 20 * (1 + 5 * len(DUTCH.split()))
    assert words <= time.words <= words + 5
    assert (time.language, time.kind, time.figures, time.tables) == ("nl", "article", 0, 0)


def test_figures_and_tables_are_counted_and_take_time() -> None:
    extra = (
        "<figure><img src='https://a.nl/a.png' alt='x'></figure>" * 6
        + "<table><tr><td>a</td></tr></table>" * 6
    )
    without = time_of_page(page(paragraphs(DUTCH, 20)))
    time = time_of_page(page(paragraphs(DUTCH, 10) + extra + paragraphs(DUTCH, 10)))
    assert (time.figures, time.tables) == (6, 6)
    assert time.minutes == without.minutes + 3


@pytest.mark.parametrize(
    "grid",
    [
        "+----+----+\n| a  | b  |\n+====+====+\n| c  | d  |\n+----+----+\n",
        "+:---+---:+\n| a  | b  |\n| c  | d  |\n+----+----+",
    ],
)
def test_a_grid_table_is_a_table_and_no_running_text(grid: str) -> None:
    time = time_of_file(f"{DUTCH}\n\n{grid}\n\n{DUTCH}\n".encode(), "text.md")
    assert (time.words, time.tables) == (2 * len(DUTCH.split()), 1)


def test_the_language_of_the_page_or_of_the_reader_decides() -> None:
    assert time_of_page(page(paragraphs(ENGLISH, 10), lang=' lang="en-GB"')).language == "en"
    assert time_of_page(page(paragraphs(ENGLISH, 10), lang="")).language == "en"
    assert time_of_page(page(paragraphs(ENGLISH, 10)), "en").language == "en"


@pytest.mark.parametrize(
    ("head", "kind", "minutes"),
    [
        (
            LINKED.format('{"@graph": [{"@type": "VideoObject", "duration": "PT12M34S"}]}'),
            "video",
            13,
        ),
        (
            '<script type="application/ld+json">{"@type": "PodcastEpisode", "duration": "PT1H5M"}</script>',
            "audio",
            65,
        ),
        (
            '<meta property="og:type" content="video.other"><meta property="video:duration" content="125">',
            "video",
            2,
        ),
        (
            LINKED.format("{broken") + '<meta property="og:video:duration" content="300">',
            "video",
            5,
        ),
    ],
)
def test_a_stated_length_is_taken_as_it_is(head: str, kind: str, minutes: int) -> None:
    time = time_of_page(page("<p>Kijk mee.</p>", head))
    assert (time.kind, time.minutes, time.low, time.high, time.badge) == (
        kind,
        minutes,
        minutes,
        minutes,
        "measured",
    )


def test_the_length_in_microdata_is_found() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/VideoObject">'
        '<meta itemprop="duration" content="PT3M20S"></div>'
        '<div itemscope itemtype="https://schema.org/Recipe"><meta itemprop="duration" content="PT9M"></div>'
    )
    time = time_of_page(page(body))
    assert (time.kind, time.minutes) == ("video", 3)


def test_an_article_with_a_film_in_it_is_still_read() -> None:
    head = LINKED.format('{"@type": "VideoObject", "duration": "PT40M"}')
    time = time_of_page(page(paragraphs(DUTCH, 20), head))
    assert (time.kind, time.minutes) == ("article", 6)


def test_files_of_text_markdown_and_html_are_measured() -> None:
    text = (DUTCH * 100).encode()
    minutes = time_of_file(text, "a.txt").minutes
    assert time_of_file(b"---\ntitle: x\n---\n# Kop\n\n" + text, "a.md").minutes == minutes
    assert time_of_file(page(paragraphs(DUTCH, 20)).encode(), "a.html").minutes == minutes
    assert time_of_file(page(paragraphs(DUTCH, 20)).encode(), "saved").minutes == minutes


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"", "a.txt", "time_no_words"),
        (b"", "a.html", "time_no_page"),
        (b"<html><body></body></html>", "a.html", "time_no_words"),
        (b"%PDF-1.7\n\0\xff\xfe", "a.pdf", "chapter_not_text"),
        (b"--- ... !!!", "a.md", "time_no_words"),
    ],
)
def test_what_cannot_be_measured_is_said(content: bytes, name: str, key: str) -> None:
    with pytest.raises(ArbeidError) as refused:
        time_of_file(content, name)
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("PT90M", 5400),
        ("P1DT1S", 86401),
        (" pt5m ", 300),
        ("PT1.5S", 1),
        ("P", None),
        ("PT", None),
        ("12:34", 754),
    ],
)
def test_lengths_are_read(written: str, seconds: int | None) -> None:
    assert duration(written) == seconds


def test_languages_are_recognised() -> None:
    assert [recognised(text) for text in (DUTCH, ENGLISH)] == ["nl", "en"]


def test_private_pages_are_not_fetched() -> None:
    with pytest.raises(ArbeidError, match="private address"):
        fetch("http://127.0.0.1:9/")


def test_new_minutes_change_minutes_and_colour_only() -> None:
    before = seed()
    after = with_minutes(before, {"S01": 12, "S09": 25})
    changed = [
        (old, new) for old, new in zip(before.split(b"\n"), after.split(b"\n"), strict=True) if old != new
    ]
    assert changed == [
        (old, old.replace(b"~9 min", b"~12 min").replace(b"#9DC384", b"#F9DB78"))
        if b"~9 min" in old
        else (old, old.replace(b"~15 min", b"~25 min").replace(b"#F9DB78", b"#E39B86"))
        for old, _ in changed
    ]
    assert len(changed) == 2
    assert parse(after)[0].minutes == 77 + 3 + 10
    assert with_minutes(after, {"S01": 9, "S09": 15}) == before


def test_damage_line_ends_and_marks_stay_as_they_were() -> None:
    content = (
        b"\xef\xbb\xbf---\r\ntitle: x\r\n---\r\n- [Ge\xe9n \xc3\x83\xc2\xab](u) (9 min)\r\n\r\n* [b](v)\r\n"
    )
    after = with_minutes(content, {"S01": 10, "S02": 3})
    time = b' <span style="float: right;">~3 min <i class="material-icons" style="color: #9DC384;">'
    assert after == content.replace(b"(9 min)", b"(10 min)").replace(
        b"[b](v)", b"[b](v)" + time + b"hourglass_bottom</i></span>"
    )


def test_an_unknown_reading_is_refused() -> None:
    with pytest.raises(ArbeidError, match="There is no reading S99: this chapter has 2 readings"):
        with_minutes((DATA / "damaged-chapter.md").read_bytes(), {"S99": 3})


def test_what_cannot_be_changed_alone_is_refused() -> None:
    with pytest.raises(ArbeidError, match="S01 on line 1 cannot be changed"):
        with_minutes("- [a](u) ~9 min".encode("utf-16"), {"S01": 10})
