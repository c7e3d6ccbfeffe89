"""What if: every assumption of a scenario to change, beside what follows from it."""

from __future__ import annotations

from functools import partial
from typing import Any

from arbeid.answers.comparison import Compared
from arbeid.answers.plain import said as worded
from arbeid.answers.what_if import WhatIf, WhatIfFlows
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.scenario import BASE, SCENARIOS
from arbeid.views.drawing.figure import Figure
from arbeid.views.run.closures import hit_row, on_moves
from arbeid.views.run.gains import run_gains
from arbeid.views.run.headline import over_measures
from arbeid.views.run.jobs import run_jobs
from arbeid.views.run.occupations import run_occupations
from arbeid.views.run.outputs import amount, in_points, output_rows, range_of
from arbeid.views.run.range_cell import moved_range, range_cell
from arbeid.views.run.ranges import beyond_sentence, range_table, without_ends
from arbeid.views.run.what_if_unemployment import what_if_unemployment
from arbeid.web.page import Answer, Asked, Page
from arbeid.web.serving.refused import Refused
from arbeid.web.serving.workers import WORKERS
from arbeid.web.what_if.again import api_address, command, python
from arbeid.web.what_if.controls import chips, controls, economies, economy_chips, measures, years_field
from arbeid.web.what_if.drivers import driver_bars
from arbeid.web.what_if.state import KEYS, Said, said
from arbeid.web.what_if.structures import structures_beside
from arbeid.web.what_if.words import each_lines, headline, numbers, told
from arbeid.wording import Words, greatest


def _answer(asked: Asked) -> Answer:
    words, language, part = asked.words, asked.language, asked.part
    read = said(asked.state, words)
    outcome: WhatIf | None = None
    flows: WhatIfFlows | None = None
    if part != "flows":
        read, outcome = _worked_out("outcome", read, words, read.beside)
    if part != "now":
        read, flows = _worked_out("flows", read, words)
    figures = _figures(outcome, flows, words)
    return Answer(
        title=words("web_what-if.title"),
        description=words("web_what-if.description"),
        data=_data(read, outcome, flows, language),
        shown={
            "part": part,
            "read": read,
            "drawn": figures,
            "state": read.state(),
            "snippet": python(read),
            "command": command(read),
            "api": api_address(read, language),
            "amount": partial(amount, words=words),
            "range_of": partial(range_of, words=words),
            "range_cell": partial(range_cell, words=words),
            "moved_range": partial(moved_range, words=words),
            "in_points": in_points,
            "greatest": greatest,
            "note": partial(worded, words=words),
            "flows": flows,
            "moves": on_moves(flows.start, words) if flows else "",
            "hit_row": hit_row,
            **({} if part else _around(read, words)),
            **(_told(read, outcome, words) if outcome else {}),
        },
        figures=tuple(figures.values()),
        python={figure.id: python(read, name) for name, figure in figures.items()},
    )


def _figures(outcome: WhatIf | None, flows: WhatIfFlows | None, words: Words) -> dict[str, Figure]:
    """Draw the figures of the parts that were asked for; some have nothing to show."""
    drawn: dict[str, Figure | None] = {}
    if outcome:
        drawn = {
            "jobs": run_jobs(outcome.run, words),
            "gains": run_gains(outcome.run, words),
            "occupations": run_occupations(outcome.run, words),
        }
    if flows:
        drawn["unemployment"] = what_if_unemployment(flows, words)
    return {name: figure for name, figure in drawn.items() if figure}


def _worked_out(work: str, read: Said, words: Words, *more: Any) -> tuple[Said, Any]:
    """Have a choice worked out; of what does not go together as much is kept as does."""
    try:
        return read, WORKERS.do(work, read.choice, *more)
    except Refused:
        raise
    except ArbeidError:
        less = read.going_together(words)
        if less.choice == read.choice:
            raise
    return less, WORKERS.do(work, less.choice, *more)


def _around(read: Said, words: Words) -> dict[str, Any]:
    main, rest = controls(read, words)
    ours, studies = chips(read, words.language)
    near, far = economies(words.language)
    scenario = SCENARIOS.get(read.choice.scenario)
    return {
        "own": scenario.settings(),
        "places_shown": economy_chips(read, words.language),
        "main": main,
        "years": years_field(read, words),
        "rest": rest,
        "presets": ours,
        "studies": studies,
        "near": near,
        "far": far,
        "measures": list(measures(words.language, read.settings.economy)),
        "title": scenario.title.read(words.language),
        "sentence": scenario.sentence.read(words.language),
        "only_flows": scenario.settings().differs_only_in_flows(SCENARIOS.get(BASE).settings()),
        "others": [(one.id, one.title.read(words.language)) for one in SCENARIOS.all() if one.shock is None],
    }


def _told(read: Said, outcome: WhatIf, words: Words) -> dict[str, Any]:
    return {
        "found": outcome.run,
        "headline": headline(outcome.run, words),
        "numbers": numbers(outcome, words),
        "drawn_count": len(outcome.spreads.drawn),
        "draws": outcome.spreads.draws,
        "ranges": range_table(outcome.spreads, words),
        "over": over_measures(outcome.run, words),
        "each": each_lines(outcome, words),
        "told": told(outcome.run, words),
        "drivers": driver_bars(outcome.drivers, words),
        "structures": structures_beside(outcome.structures, words),
        "compared": outcome.compared,
        "noise": " ".join(_noise(outcome.compared, words)) if outcome.compared else "",
        "outputs": output_rows(outcome.run, words),
    }


def _noise(found: Compared, words: Words) -> tuple[str, ...]:
    return beyond_sentence(found, words), *without_ends(found, words)


def _data(
    read: Said, outcome: WhatIf | None, flows: WhatIfFlows | None, language: Language
) -> dict[str, Any]:
    return {
        "settings": read.settings.plain(),
        "beside": read.beside,
        "put_right": list(read.put_right),
        "outcome": outcome.plain(language) if outcome else None,
        "flows": flows.plain(language) if flows else None,
    }


PAGES = (
    Page(
        id="what-if",
        paths={"nl": "wat-als", "en": "what-if"},
        template="what-if.html.j2",
        answer=_answer,
        keys=KEYS,
        place=30,
        scripts=("typed-number.js", "what-if.js"),
        painted=False,
        filed=lambda params, state: set(state) <= {"scenario", "economy"},
        parts=("now", "flows"),
    ),
)
