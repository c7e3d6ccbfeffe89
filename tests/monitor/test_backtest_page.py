"""Older scores as pictures: an interval a row, placebos drawn open, bands that add up to all jobs."""

from __future__ import annotations

from datetime import date

import pytest

import arbeid
from arbeid.claims.claim import CLAIMS
from arbeid.data.monitor.entry import MONITORS
from arbeid.language import LANGUAGES, Language
from arbeid.views.monitor.foretold import foretold, growth_by_band
from arbeid.views.monitor.ways import ways
from arbeid.web.addresses import to
from arbeid.web.page import Asked, pages
from arbeid.wording import words_of

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_score_and_window_is_a_row_with_its_interval(language: Language) -> None:
    found, words = arbeid.backtest(economy="nl", draws=9), words_of(language)
    drawn = foretold(found, words)
    assert len(drawn.table.rows) == len(found.lines)
    keys = [column.key for column in drawn.table.columns]
    for row, line in zip(drawn.table.rows, found.lines, strict=True):
        cells = dict(zip(keys, row, strict=True))
        assert cells["spearman"] == line.spearman.value
        assert (cells["spearman_low"], cells["spearman_high"]) == (line.spearman.low, line.spearman.high)
        assert cells["kind"] == words(f"monitor.kind.{line.kind}")


def test_bands_add_up_to_all_jobs_and_the_title_says_the_ends() -> None:
    found = arbeid.backtest("frey-osborne", draws=9)
    drawn = growth_by_band(found, words_of("en"))
    keys = [column.key for column in drawn.table.columns]
    before = [row[keys.index("before")] for row in drawn.table.rows]
    assert sum(before[:-1]) == pytest.approx(before[-1])  # type: ignore[arg-type]
    assert "+0.2%" in drawn.title and "+30.4%" in drawn.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_asking_stands_in_order_and_the_declared_one_apart(language: Language) -> None:
    found, words = arbeid.visible("nl", draws=9), words_of(language)
    drawn = ways(found, words)
    assert drawn is not None and found.curve is not None
    slopes = [row[5] for row in drawn.table.rows]
    assert slopes == sorted(slopes, key=float)  # type: ignore[arg-type]
    declared = [at for at, row in enumerate(drawn.table.rows) if row[6] == words("monitor.yes")]
    assert declared == [found.curve.place - 1]
    assert all(len(one.svg(language).split("<circle")) == len(slopes) + 1 for one in drawn.drawings)
    assert ways(arbeid.visible("se"), words) is None


def test_numbers_whose_year_has_passed_are_listed_and_not_tested() -> None:
    years = {row.claim: row.horizon for row in arbeid.backtest(economy="nl", draws=9, today=TODAY).past}
    assert years == {"gartner-2017-net-half-million": 2020, "wef-2018-133-75": 2022, "wef-2020-97-85": 2025}
    earlier = arbeid.backtest(economy="nl", draws=9, today=date(2022, 12, 31)).past
    assert [row.horizon for row in earlier] == [2020]


def test_what_others_counted_stands_in_the_ledger() -> None:
    for monitor in MONITORS.all():
        assert monitor.claims and set(monitor.claims) <= set(CLAIMS.names())
        shown = arbeid.visible(monitor.id, draws=9).ledger
        assert [one.claim for one in shown] == list(monitor.claims)
        # What stands beside a count was counted, too.
        assert {CLAIMS.get(name).badge for name in monitor.claims} == {"measured"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_of_the_measure_that_was_chosen(language: Language) -> None:
    page = pages()["backtest"]
    state = {"country": "nl", "measure": "aioe"}
    answer = page.answer(Asked(language, {}, state, TODAY))
    assert "AIOE" in answer.shown["sentence"] and "AIOE" in answer.figures[1].title
    assert [one["name"] for one in answer.shown["measures"] if one["chosen"]] == ["aioe"]
    assert to("backtest", language, state).endswith("?country=nl&measure=aioe")
