"""A report calls measured only what was counted, and says under each table how its numbers came about."""

from __future__ import annotations

import pytest

from arbeid.cli.market.report_table import report_table
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.market.report import report
from arbeid.wording import words_of


@pytest.mark.parametrize("economy", ["nl", "us", "gr"])
def test_what_was_worked_out_from_counts_is_derived(economy: str) -> None:
    found = report(economy).appear
    for third in found.thirds:
        assert {third.people.badge, third.change.badge, third.growth.badge} == {"derived"}
    assert {found.total.badge, found.growth_of_all.badge} == {"derived"}
    for row in found.rows:
        assert {row.change.badge, row.growth.badge} == {"derived"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_says_how_its_numbers_came_about(language: Language) -> None:
    words = words_of(language)
    shown = " ".join(report_table(report("nl"), language, to_screen=False).split())
    badge = {name: words(f"views.badge.{name}").lower() for name in ("measured", "derived", "modelled")}
    head = {name: words(f"report.column.{name}") for name in ("before", "people", "growth", "likely", "rank")}
    jobs, change = shown.split(words("report.forecasts"))[0], shown
    assert f"{badge['measured']} ({head['people']}), {badge['derived']} ({head['rank']})" in jobs
    assert f"{badge['derived']} ({head['growth']}), {badge['modelled']} ({head['likely']})" in change
