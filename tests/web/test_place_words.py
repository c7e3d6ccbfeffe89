"""Places in words: people are in countries, but split by sex; a tiny territory is not ranked among them."""

from __future__ import annotations

import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.verbs.market.places import cut_economies, places
from arbeid.views.places.ranks import place_ranks
from arbeid.views.places.tile_map import tile_map
from arbeid.views.places.words import PlacesWords
from arbeid.web.pages.places import _summary
from arbeid.wording import words_of

CUTS = [(economy, by) for economy in cut_economies() for by in places(economy).cuts]


@pytest.mark.parametrize(
    ("economy", "by", "language", "title", "summary"),
    [
        ("nl", "sex", "nl", "Vrouwen 36%, mannen 35%", "werkenden, verdeeld naar geslacht;"),
        ("us", "sex", "en", "Women 34%, men 28%", "workers, split by sex;"),
        ("nl", "education", "nl", "Hoogopgeleid 43%, niet hoogopgeleid 29%", ", verdeeld naar opleiding;"),
        ("us", "industry", "en", "Highest: Securities", "155 million workers in 85 industries;"),
        ("eu27", "country", "nl", "Het hoogst: Luxemburg, 40%.", "werkenden in 25 landen;"),
        ("world", "country", "en", "Highest: Luxembourg", "in 141 countries and territories;"),
        ("nl", "wage", "nl", "Van 19% bij de laagste lonen", "verdeeld naar loon (vijf even grote groepen);"),
    ],
)
def test_a_title_and_a_summary_fit_the_cut(
    *, economy: str, by: str, language: Language, title: str, summary: str
) -> None:
    found, words = places(economy, by), words_of(language)
    figure = place_ranks(found, words)
    assert figure and figure.title.startswith(title)
    assert summary in _summary(found, words)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("economy", "by"), CUTS)
def test_no_one_works_in_a_sex_and_no_cut_is_called_places(economy: str, by: str, language: Language) -> None:
    found, words = places(economy, by), words_of(language)
    figure = place_ranks(found, words)
    said = f"{_summary(found, words)} {figure.title if figure else ''} {figure.note if figure else ''}"
    for wrong in (" in women", " in vrouwen", " in men", " in mannen", "plaatsen", " places", "drie cijfers"):
        assert wrong not in said.lower(), said


def test_tiny_territories_have_a_score_and_no_place_in_the_order() -> None:
    told = PlacesWords(places("world", "country"), words_of("en"))
    small = {row.code for row in told.answer.rows} - set(told.order)
    assert {"tk", "nu", "tv"} <= small and not small & {"lu", "mv", "nl"}
    assert small <= {row.code for row in told.scored}
    ranked = sorted(told.order.values())
    assert ranked[0] == 1 and ranked[-1] <= len(ranked) == len(told.answer.rows) - len(small)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_say_which_are_apart(language: Language) -> None:
    found, words = places("world", "country"), words_of(language)
    listed, chart = place_ranks(found, words), tile_map(found, {}, words)
    assert listed and chart
    said = words("places.apart", count=12, least=words.people(50_000))
    assert said in listed.note and said in chart.note
    drawn = "".join(drawing.svg(language) for drawing in listed.drawings)
    assert "Tokelau" not in drawn and "Niue" not in drawn
    assert "Tokelau" in [row[0] for row in listed.table.rows]
