"""A stated length is found however structured data say it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from arbeid.cli.lists.chapter import app
from arbeid.errors import ArbeidError
from arbeid.guide.timing.reading_time import time_of_page
from arbeid.guide.timing.stated_length import duration
from growth import growth


def page(*things: Any, kind: str = "application/ld+json", body: str = "<p>Kijk mee.</p>") -> str:
    scripts = "".join(f'<script type="{kind}">{json.dumps(thing)}</script>' for thing in things)
    return f"<html lang='nl'><head>{scripts}</head><body>{body}</body></html>"


@pytest.mark.kind("stated-length")
@pytest.mark.parametrize(
    ("thing", "kind", "minutes"),
    [
        pytest.param(
            {"@type": ["VideoObject", "LearningResource"], "duration": "PT6M0S"},
            "video",
            6,
            marks=pytest.mark.case("51"),
        ),
        ({"@type": ["LearningResource", "VideoObject"], "timeRequired": "PT6M"}, "video", 6),
        ({"@type": "VideoObject", "timeRequired": "PT6M"}, "video", 6),
        ({"@type": "https://schema.org/VideoObject", "duration": "PT6M"}, "video", 6),
        ({"@type": "schema:AudioObject", "duration": "PT6M"}, "audio", 6),
        ({"@type": ["Audiobook"], "duration": "P0DT1H30M"}, "audio", 90),
        ({"@type": "VideoObject", "duration": {"@type": "Duration", "name": "PT6M"}}, "video", 6),
        ({"@type": "VideoObject", "duration": {"@value": "PT6M"}}, "video", 6),
        ({"@type": "VideoObject", "duration": ["PT6M"]}, "video", 6),
        ({"@type": "VideoObject", "duration": 360}, "video", 6),
        ({"@type": "VideoObject", "duration": "P0Y0M0DT0H6M0S"}, "video", 6),
        (
            {
                "@type": "AudioObject",
                "duration": {"@type": "QuantitativeValue", "value": 6, "unitCode": "MIN"},
            },
            "audio",
            6,
        ),
        ({"@type": "Course", "timeRequired": {"value": 1.5, "unitText": "uur"}}, "article", 90),
        ({"@type": "VideoObject", "duration": "6:00"}, "video", 6),
        ({"@type": "VideoObject", "duration": "01:02:03"}, "video", 62),
        ({"@type": "AudioObject", "duration": "1 uur en een kwartier"}, "audio", 75),
        ({"@type": "LearningResource", "timeRequired": "8 minutes"}, "article", 8),
        ({"@type": "LearningResource", "timeRequired": ["8 min read"]}, "article", 8),
        ({"@type": "Course", "timeRequired": "anderhalf uur"}, "article", 90),
        ({"@type": "LearningResource", "timeRequired": "PT45M"}, "article", 45),
        ({"@type": "Course", "timeRequired": "PT1H"}, "article", 60),
        ({"@graph": [{"@type": "WebPage"}, {"@type": ["Clip"], "duration": "PT2M"}]}, "video", 2),
        (
            {
                "@type": "LearningResource",
                "timeRequired": "PT45M",
                "video": {"@type": "VideoObject", "duration": "PT6M"},
            },
            "video",
            6,
        ),
        ([{"@type": "Person", "duration": "PT9M"}, {"@type": "Movie", "duration": "PT90M"}], "video", 90),
    ],
)
def test_a_length_is_found_in_linked_data(thing: Any, kind: str, minutes: int) -> None:
    time = time_of_page(page(thing))
    assert (time.kind, time.minutes, time.badge) == (kind, minutes, "measured")


@pytest.mark.parametrize(
    "kind", ["application/ld+json; charset=utf-8", "Application/LD+JSON", " application/ld+json"]
)
def test_the_type_of_a_script_may_be_written_in_other_ways(kind: str) -> None:
    assert time_of_page(page({"@type": "VideoObject", "duration": "PT6M"}, kind=kind)).minutes == 6


@pytest.mark.kind("stated-length")
@pytest.mark.parametrize(
    "written",
    [
        "<!-- {} -->",
        "//<![CDATA[\n{}\n//]]>",
        "/*<![CDATA[*/{}/*]]>*/",
        "[{},]",
        "\n {} \n",
        '{{"name": "a\nb", "video": {}}}',
    ],
)
def test_a_script_that_is_almost_json_is_read(written: str) -> None:
    script = written.format('{"@type": "VideoObject", "duration": "PT6M",}')
    time = time_of_page(f'<html><head><script type="application/ld+json">{script}</script></head></html>')
    assert (time.kind, time.minutes) == ("video", 6)


def test_a_length_is_found_in_microdata_of_several_types() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/LearningResource https://schema.org/VideoObject">'
        '<time itemprop="timeRequired" datetime="PT7M">zeven</time></div>'
    )
    time = time_of_page(page(body=body))
    assert (time.kind, time.minutes) == ("video", 7)


def test_the_duration_of_what_is_read_is_no_reading_time() -> None:
    text = "<p>" + "De mensen lezen samen de krant van morgen. " * 100 + "</p>"
    time = time_of_page(page({"@type": "Course", "duration": "PT40H"}, body=f"<article>{text}</article>"))
    assert (time.kind, time.badge) == ("article", "derived")


def test_a_stated_time_for_an_article_gives_way_to_its_words() -> None:
    text = "<p>" + "De mensen lezen samen de krant van morgen. " * 100 + "</p>"
    time = time_of_page(
        page({"@type": "Article", "timeRequired": "PT40M"}, body=f"<article>{text}</article>")
    )
    assert (time.badge, time.minutes) == ("derived", 3)


def test_a_stated_time_is_said_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "les.html"
    path.write_text(page({"@type": "LearningResource", "timeRequired": "PT45M"}), encoding="utf-8")
    for language, said in (("en", "the page itself states"), ("nl", "de pagina zelf opgeeft")):
        done = CliRunner().invoke(app, ["time", str(path), "--lang", language])
        assert done.stdout.startswith("~45 min")
        assert said in done.stdout


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("PT1.5H", 5400),
        ("PT6,5M", 390),
        ("P1W", 604_800),
        ("P1DT1H", 90_000),
        ("P", None),
        ("P1W2", None),
        ("6 min", 360),
        ("6:30", 390),
        ("6 banen", None),
        ("in 6 min", None),
    ],
)
def test_lengths_are_read(written: str, seconds: int | None) -> None:
    assert duration(written) == seconds


def test_a_script_of_blanks_takes_time_in_proportion() -> None:
    head = '<html><head><script type="application/ld+json">{"a": 1'
    assert growth(_timed, lambda n: head + " " * n + "x</script></head></html>", 20_000) < 1.5


def _timed(page: str) -> None:
    with pytest.raises(ArbeidError):
        time_of_page(page)
