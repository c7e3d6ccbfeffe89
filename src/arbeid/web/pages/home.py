"""The home page: the chapter's question, one labour market under every definition, and three doors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from arbeid.answers.market.threshold import Thresholds
from arbeid.answers.plain import lines
from arbeid.answers.quantity import source_lines
from arbeid.errors import OutOfBounds
from arbeid.language import Language
from arbeid.registry import remembered
from arbeid.verbs.market.definitions import definitions
from arbeid.verbs.market.report import EconomyLine, economy_line
from arbeid.verbs.market.threshold import thresholds
from arbeid.views.phrasing import opening, period, share
from arbeid.views.report.definitions import definitions as definitions_figure
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

ECONOMY = "nl"


def _answer(asked: Asked) -> Answer:
    words = asked.words
    facts, counted = _facts(asked.language)
    start = round(100 * counted.median)
    at = _threshold(asked.state.get("threshold"), start)
    touched = facts["touched"]
    said = {name: share(touched[name]["value"], words) for name in ("low", "high")}
    headline = words("web_home.headline", **said)
    figure = definitions_figure(facts, words)
    return Answer(
        title=words("web_home.question"),
        description=headline.replace("*", ""),
        data={
            "economy": facts["economy"],
            "touched": touched,
            "threshold": {
                **lines([counted.rows[at]], words)[0],
                "measure": counted.measure,
                "median": counted.median,
            },
        },
        shown={
            "headline": headline,
            "economy": facts["economy"],
            "people": words.people(facts["economy"]["people"]["value"]),
            "period": period(facts["economy"]["period"], words),
            "strip": _strip(touched["rows"], words),
            "ends": said,
            "at": at,
            "start": start,
            "values": _values(counted, words),
            "says": _says(counted, at, words),
            "touched": counted.rows[at].share.value,
            "measure": opening(words(counted.label)),
            "steps": [(step, _says(counted, step, words)) for step in range(0, 101, 5)],
        },
        figures=(figure,),
        python={figure.id: _PYTHON},
    )


_PYTHON = """\
import arbeid

for row in arbeid.definitions("nl").rows:
    print(row.id, row.share.value)"""


@remembered(maxsize=2)
def _facts(language: Language) -> tuple[Mapping[str, Any], Thresholds]:
    touched, counted = definitions(ECONOMY, language), thresholds(ECONOMY)
    line: EconomyLine = economy_line(ECONOMY, language)
    plain = asdict(touched)
    del plain["origins"]
    sources = [asdict(source) for source in source_lines((*touched.origins, *counted.sources))]
    return {"economy": asdict(line), "touched": plain, "sources": sources}, counted


def _threshold(asked: str | None, start: int) -> int:
    if asked is None:
        return start
    if not asked.isascii() or not asked.isdigit() or len(asked) > 3 or int(asked) > 100:
        raise OutOfBounds("web_number", name="threshold", value=asked, low=0, high=100)
    return int(asked)


def _strip(rows: list[Mapping[str, Any]], words: Words) -> list[tuple[float, str]]:
    """Give the definitions with a published cousin: where each lies, and what it is called."""
    return [
        (row["share"]["value"], f"{row['label']}: {share(row['share']['value'], words)}")
        for row in rows
        if row["cousins"] and row["share"]["value"] is not None
    ]


def _says(counted: Thresholds, at: int, words: Words) -> dict[str, str]:
    row = counted.rows[at]
    said = {"at": f"{at}%", "share": share(row.share.value, words)}
    said["people"] = words.people(row.people.value or 0)
    return {**said, "spoken": words("web_home.spoken", **said)}


def _values(counted: Thresholds, words: Words) -> str:
    values = [
        {"share": round(row.share.value or 0, 4), "says": _says(counted, at, words)}
        for at, row in enumerate(counted.rows)
    ]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


PAGES = (
    Page(id="home", paths={"nl": "", "en": ""}, template="home.html.j2", answer=_answer, keys=("threshold",)),
)
