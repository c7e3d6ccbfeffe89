"""Did old scores foretell what happened: scores of then beside the jobs counted since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from arbeid.answers.monitor.backtest import Backtested
from arbeid.answers.plain import said
from arbeid.data.monitor.backtest import BACKTESTS
from arbeid.registry import remembered
from arbeid.verbs.monitor.backtest import backtest
from arbeid.views.monitor.foretold import foretold, growth_by_band
from arbeid.views.monitor.ranged import ranged
from arbeid.views.phrasing import opening
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

COUNTRY = "us"


def _answer(asked: Asked) -> Answer:
    words = asked.words
    every = _found(asked.state.get("country", COUNTRY), None, asked.today)
    chosen = asked.state.get("measure") or every.lines[0].measure
    one = _found(every.economy, chosen, asked.today)
    together = every.together
    drawn = (foretold(every, words), growth_by_band(one, words))
    return Answer(
        title=words("web_backtest.title"),
        description=words("web_backtest.description"),
        data={"backtest": every.plain(asked.language), "measure": one.plain(asked.language)},
        shown={
            "found": every,
            "line": one.lines[0],
            "sentence": said(one.sentence, words),
            "countries": list(_countries(every.economy, words)),
            "measures": list(_measures(every, chosen, words)),
            "rivals": [(said(rival.label, words), rival) for rival in one.lines[0].rivals],
            "together": [(said(line.label, words), line) for line in together.lines] if together else [],
            "publishers": {row.claim: said(row.publisher, words) for row in every.past},
            "notes": [said(note, words) for note in every.notes],
            "ranged": lambda number: ranged(number, words),
        },
        figures=drawn,
        python={
            drawn[0].id: _python(every.economy),
            drawn[1].id: _python(every.economy, chosen),
        },
    )


# Its scores and counts ship, so a day changes nothing but which forecasts are past.
@remembered(maxsize=64)
def _found(country: str, measure: str | None, today: date) -> Backtested:
    return backtest(measure, economy=country, today=today)


def _python(country: str, measure: str = "") -> str:
    first = f'"{measure}", ' if measure else ""
    return f"""\
import arbeid

for line in arbeid.backtest({first}economy="{country}").lines:
    print(line.measure, line.first, line.last, float(line.spearman))"""


def _countries(country: str, words: Words) -> Iterator[dict[str, Any]]:
    # The country on detailed occupations first.
    for name in sorted(BACKTESTS.names(), key=lambda name: name != COUNTRY):
        label = opening(words(BACKTESTS.get(name).title))
        yield {"name": name, "label": label, "state": {"country": name}, "chosen": name == country}


def _measures(found: Backtested, chosen: str, words: Words) -> Iterator[dict[str, Any]]:
    labels = {line.measure: said(line.label, words) for line in found.lines}
    for name, label in labels.items():
        state = {"country": found.economy, "measure": name}
        yield {"name": name, "label": label, "state": state, "chosen": name == chosen}


PAGES = (
    Page(
        id="backtest",
        paths={"nl": "oude-scores", "en": "old-scores"},
        template="backtest.html.j2",
        answer=_answer,
        keys=("country", "measure"),
        under="visible",
        painted=False,
    ),
)
