"""Is it visible yet: what was counted by exposure in each country, and what would have been seen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from arbeid.answers.monitor.visible import Visible
from arbeid.answers.plain import said
from arbeid.data.monitor.entry import MONITORS
from arbeid.registry import remembered
from arbeid.verbs.monitor.visible import visible
from arbeid.views.monitor.indices import indices
from arbeid.views.phrasing import figure, opening, signed_percent
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

COUNTRY = "us"
_ORDER = ("us", "nl", "se")


def _answer(asked: Asked) -> Answer:
    words = asked.words
    found = _found(asked.state.get("country", COUNTRY))
    drawn = indices(found, words)
    return Answer(
        title=words("web_visible.title"),
        description=words("web_visible.description"),
        data={"visible": found.plain(asked.language)},
        shown={
            "found": found,
            "sentence": said(found.sentence, words),
            "countries": list(_countries(found.country, words)),
            "notes": [said(note, words) for note in found.notes],
            "written": _Written(words),
            "day": words.date(date.fromisoformat(found.mind.declared)) if found.mind else "",
        },
        figures=(drawn,),
        python={drawn.id: _python(found)},
    )


@remembered(maxsize=8)
def _found(country: str) -> Visible:
    return visible(country)


class _Written:
    """Numbers as the page's tables write them."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def slope(self, value: float | None) -> str:
        """Write points of growth with their sign."""
        return self._words.signed(value, 2)

    def plain(self, value: float | None) -> str:
        """Write a number that may be negative."""
        return figure(value, self._words)

    def change(self, value: float | None) -> str:
        """Write a change as a percentage."""
        return signed_percent(value, self._words, 1)


def _python(found: Visible) -> str:
    return f"""\
import arbeid

for row in arbeid.visible("{found.country}").interchange():
    print(row["period"], row["group"], row["value"])"""


def _countries(chosen: str, words: Words) -> Iterator[dict[str, Any]]:
    for name in sorted(MONITORS.names(), key=lambda one: _ORDER.index(one) if one in _ORDER else len(_ORDER)):
        label = opening(words(MONITORS.get(name).title))
        yield {"name": name, "label": label, "state": {"country": name}, "chosen": name == chosen}


PAGES = (
    Page(
        id="visible",
        paths={"nl": "al-zichtbaar", "en": "visible-yet"},
        template="visible.html.j2",
        answer=_answer,
        keys=("country",),
        place=47,
        painted=False,
    ),
)
