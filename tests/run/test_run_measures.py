"""How much a run depends on its measure: own scales make a range, mapped ranks make none."""

from __future__ import annotations

import pytest

import arbeid
from arbeid.cli.runs.run_table import run_table
from arbeid.views.run.headline import over_measures
from arbeid.wording import words_of


@pytest.mark.parametrize("economy", ["nl", "us"])
def test_the_range_is_that_of_runs_by_each_measure(economy: str) -> None:
    found = arbeid.run("base", economy, flows=False).facts
    over = found.over_measures
    assert over is not None and len(over.measures) == 8 and len(over.voices) == 2 and not over.mapped
    each = [arbeid.run("base", economy, measure=one, flows=False).facts.balance for one in over.measures]
    for name in ("handed_over", "net"):
        values = [float(getattr(balance, name)) for balance in each]
        quantity = getattr(over, name)
        assert (quantity.low, quantity.high) == pytest.approx((min(values), max(values)), rel=1e-12)
        assert float(quantity) == pytest.approx(float(getattr(found.balance, name)), rel=1e-12)


@pytest.mark.parametrize("measure", ["microsoft", "frey-osborne", "aioe"])
def test_a_mapped_measure_confirms_nothing_and_says_so(measure: str) -> None:
    """Mapped by rank, an index and a use measure come to the totals of the one mapped onto."""
    own, mapped = (
        arbeid.run("base", "nl", measure=one, flows=False).facts for one in ("eloundou-beta-human", measure)
    )
    assert mapped.over_measures is not None and own.over_measures is not None
    assert mapped.over_measures.mapped and measure not in mapped.over_measures.measures
    assert mapped.over_measures.net.low == own.over_measures.net.low
    for language, said in (("nl", "bevestigt niets"), ("en", "confirms nothing")):
        text = " ".join(run_table(mapped, words_of(language), to_screen=False).split())
        assert said in text
        assert said not in " ".join(run_table(own, words_of(language), to_screen=False).split())
        assert over_measures(mapped, words_of(language))[0] in text


def test_a_page_shows_the_range_too() -> None:
    answer = arbeid.run("base", "nl", flows=False)
    for language in ("nl", "en"):
        line = over_measures(answer.facts, words_of(language))[0]
        assert line in answer.in_language(language).html()
