"""The home page: the chapter's question, one labour market under every definition, and three doors."""

from __future__ import annotations

import json

from arbeid.answers.market.definitions import LEVELS, Definitions
from arbeid.answers.market.report import EconomyLine
from arbeid.answers.market.threshold import Thresholds
from arbeid.answers.plain import lines, said
from arbeid.claims.story import STORIES
from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.errors import OutOfBounds
from arbeid.registry import remembered
from arbeid.verbs.market.definitions import definitions
from arbeid.verbs.market.report import economy_line
from arbeid.verbs.market.threshold import thresholds
from arbeid.views.phrasing import opening, period, share, share_with_range
from arbeid.views.report.definitions import definitions as definitions_figure
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words


def _answer(asked: Asked) -> Answer:
    words = asked.words
    market, touched, rule = _facts(asked.state.get("level", LEVELS[0]))
    start = round(100 * rule.median)
    at = _threshold(asked.state.get("threshold"), start)
    ends = {"low": share(touched.low.value, words), "high": share(touched.high.value, words)}
    headline = words("web_home.headline", **ends)
    figure = definitions_figure(market, touched, words)
    economy_data, touched_data, row = lines([market, touched, rule.rows[at]], words)
    return Answer(
        title=words("web_home.question"),
        description=headline.replace("*", ""),
        data={
            "economy": economy_data,
            "touched": touched_data,
            "threshold": {**row, "measure": rule.measure, "median": rule.median},
        },
        shown={
            "headline": headline,
            "stories": len(STORIES.names()),
            "economy": market,
            "people": words.people(float(market.people)),
            "period": period(market.period, words),
            "strip": _strip(touched, words),
            "ends": ends,
            "outer": {
                "lowest": words.percent(touched.rows[-1].share.value, 1),
                "highest": words.percent(touched.rows[0].share.value, 1),
            },
            "at": at,
            "start": start,
            "values": _values(rule, words),
            "says": _says(rule, at, words),
            "touched": rule.rows[at].share.value,
            "measure": opening(words(rule.label)),
            "steps": [(step, _says(rule, step, words)) for step in range(0, 101, 5)],
        },
        figures=(figure,),
        python={figure.id: _PYTHON},
    )


_PYTHON = """\
import arbeid

for row in arbeid.definitions("nl").rows:
    print(row.id, row.share.value)"""


@remembered(maxsize=4)
def _facts(level: str) -> tuple[EconomyLine, Definitions, Thresholds]:
    name = choices().usual
    return economy_line(economy(name)), definitions(name, level=level), thresholds(name, level=level)


def _threshold(asked: str | None, start: int) -> int:
    if asked is None:
        return start
    if not asked.isascii() or not asked.isdigit() or len(asked) > 3 or int(asked) > 100:
        raise OutOfBounds("web_number", name="threshold", value=asked, low=0, high=100)
    return int(asked)


def _strip(touched: Definitions, words: Words) -> list[tuple[float, str]]:
    """List the definitions with a published cousin: where each lies, and what it is called."""
    return [
        (row.share.value, f"{said(row.label, words)}: {share(row.share.value, words)}")
        for row in touched.rows
        if row.cousins and row.share.value is not None
    ]


def _says(rule: Thresholds, at: int, words: Words) -> dict[str, str]:
    row = rule.rows[at]
    shown, range_ = share_with_range(row.share, words)
    parts = {"at": f"{at}%", "share": shown, "people": words.people(row.people.value or 0), "range": range_}
    return {**parts, "spoken": words("web_home.spoken", **parts)}


def _values(rule: Thresholds, words: Words) -> str:
    values = [
        {"share": round(row.share.value or 0, 4), "says": _says(rule, at, words)}
        for at, row in enumerate(rule.rows)
    ]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


PAGES = (
    Page(
        id="home",
        paths={"nl": "", "en": ""},
        template="home.html.j2",
        answer=_answer,
        keys=("threshold", "level"),
    ),
)
