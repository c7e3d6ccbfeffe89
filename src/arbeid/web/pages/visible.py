"""Is it visible yet: what was counted by exposure in each country, and what would have been seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from arbeid.answers.monitor.visible import Beside, Visible
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.economy import economy
from arbeid.data.monitor.backtest import BACKTESTS
from arbeid.data.monitor.entry import MONITORS
from arbeid.registry import remembered
from arbeid.verbs.monitor.postings import posted_countries
from arbeid.verbs.monitor.visible import visible
from arbeid.views.monitor.by_quarter import QUARTERS, by_quarter, published
from arbeid.views.monitor.indices import indices
from arbeid.views.monitor.naming_ai import naming_ai
from arbeid.views.monitor.placebo_starts import placebo_starts
from arbeid.views.monitor.ranged import ranged, with_ends
from arbeid.views.monitor.ways import ways
from arbeid.views.phrasing import figure, opening, signed_percent
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

COUNTRY = "us"
_ORDER = ("us", "nl", "se")


def _answer(asked: Asked) -> Answer:
    words = asked.words
    outcome = asked.state.get("outcome", "employment")
    found = _found(asked.state.get("country", COUNTRY), outcome)
    drawn = indices(found, words)
    figures = [one for one in (drawn, ways(found, words)) if one is not None]
    return Answer(
        title=words("web_visible.title"),
        description=words("web_visible.description"),
        data={"visible": found.plain(asked.language)},
        shown={
            "found": found,
            "sentence": said(found.sentence, words),
            "countries": list(_countries(found, words)),
            "outcomes": list(_outcomes(found)),
            "placebo_starts": placebo_starts(found, words),
            "naming_ai": naming_ai(found, words),
            "quarters": [words(f"monitor.key.{quarter}") for quarter in QUARTERS],
            "changes": by_quarter(found.changes, words) if found.jumps else [],
            "publishers": {one.claim: said(one.publisher, words) for one in found.ledger},
            "backtested": found.country in BACKTESTS.names(),
            "notes": [said(note, words) for note in found.notes],
            "written": _Written(words),
            "day": words.date(date.fromisoformat(found.mind.declared)) if found.mind else "",
        },
        figures=tuple(figures),
        python={drawn.id: _python(found)},
    )


@remembered(maxsize=8)
def _found(country: str, outcome: str) -> Visible:
    return visible(country, outcome=outcome)


class _Written:
    """Numbers as the page's tables write them."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def with_ends(self, one: Quantity) -> tuple[str, str]:
        """Write points of growth and the ends of their interval."""
        return with_ends(one, self._words)

    def plain(self, value: float | None) -> str:
        """Write a number that may be negative."""
        return figure(value, self._words)

    def ranged(self, one: Quantity) -> str:
        """Write a change as whole percents, with its range where it has one."""
        return ranged(one, self._words, signed_percent, 0)

    def period(self, period: str) -> str:
        """Write a month in words."""
        return self._words.period(period)

    def published(self, one: Beside) -> str:
        """Write an estimate of others in its own unit."""
        return published(one, self._words)

    def day(self, day: str) -> str:
        """Write a day in words."""
        return self._words.date(date.fromisoformat(day))


def _python(found: Visible) -> str:
    asked = "" if found.outcome == "employment" else f', outcome="{found.outcome}"'
    return f"""\
import arbeid

for row in arbeid.visible("{found.country}"{asked}).interchange():
    print(row["period"], row["group"], row["value"])"""


def _countries(found: Visible, words: Words) -> Iterator[dict[str, Any]]:
    if found.outcome == "postings":
        names, more = posted_countries(), {"outcome": "postings"}
    else:
        names, more = tuple(MONITORS.names()), {}
    for name in sorted(names, key=lambda one: _ORDER.index(one) if one in _ORDER else len(_ORDER)):
        title = MONITORS.get(name).title if name in MONITORS.names() else economy(name).entry.title
        yield {
            "name": name,
            "label": opening(words(title)),
            "state": {"country": name, **more},
            "chosen": name == found.country,
        }


def _outcomes(found: Visible) -> Iterator[dict[str, Any]]:
    """List what can be asked of the country that is shown, else of the first."""
    for name, known in (("employment", MONITORS.names()), ("postings", posted_countries())):
        country = found.country if found.country in known else COUNTRY
        more = {} if name == "employment" else {"outcome": name}
        yield {"name": name, "state": {"country": country, **more}, "chosen": name == found.outcome}


PAGES = (
    Page(
        id="visible",
        paths={"nl": "al-zichtbaar", "en": "visible-yet"},
        template="visible.html.j2",
        answer=_answer,
        keys=("country", "outcome"),
        place=47,
        painted=False,
    ),
)
