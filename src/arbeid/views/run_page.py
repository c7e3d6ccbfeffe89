"""A run as one self-contained page: five questions with their figures, both closures, all assumptions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from arbeid.language import language as language_named
from arbeid.views.answers import Answer, Block
from arbeid.views.figure import Figure
from arbeid.views.phrasing import Facts, opening, period
from arbeid.views.plots.facts import OUTER
from arbeid.views.plots.run_gains import run_gains
from arbeid.views.plots.run_jobs import run_jobs
from arbeid.views.plots.run_occupations import run_occupations
from arbeid.views.plots.run_productivity import run_productivity
from arbeid.views.plots.run_unemployment import run_unemployment
from arbeid.views.report import BADGES, downloads
from arbeid.views.run_sentences import (
    closure_sentence,
    gains_sentences,
    jobs_sentences,
    rounded,
    start_sentence,
    won_and_lost,
)
from arbeid.views.templating import static, templates
from arbeid.wording import Words, words_of

QUESTIONS = ("jobs", "occupations", "productivity", "gains", "unemployment")


def figures(facts: Facts, words: Words) -> dict[str, Figure]:
    """Draw the figure of each question of a run; one without an answer has none."""
    drawn = {
        "jobs": run_jobs(facts, words),
        "occupations": run_occupations(facts, words),
        "productivity": run_productivity(facts, words),
        "gains": run_gains(facts, words),
        "unemployment": run_unemployment(facts, words),
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


def run_html(facts: Mapping[str, Any], language: str) -> str:
    """Write a run's plain facts as one HTML page. Errors: an unknown language, with the nearest name."""
    spoken = language_named(language)
    words = words_of(spoken)
    said = _said(facts, words)
    return (
        templates()
        .get_template("run.html.j2")
        .render(
            words=words,
            language=spoken,
            facts=facts,
            said=said,
            answers=_answers(facts, words),
            description=said["description"],
            version=facts["version"],
            badges=BADGES,
            industries=_largest(facts["industries"]),
            rounded=rounded,
            write=partial(_value, words=words),
            downloads=partial(downloads, economy=f"{facts['economy']['id']}-{facts['scenario']['id']}"),
            style=static("arbeid.css"),
            script=static("arbeid.js"),
        )
    )


def _said(facts: Facts, words: Words) -> dict[str, str]:
    line, place, balance = facts["scenario"], facts["economy"], facts["balance"]
    people, net = place["people"]["value"], balance["net"]["value"]
    said = {
        "scenario": line["title"],
        "economy": opening(place["title"]),
        "period": period(place["period"], words),
        "years": str(line["years"]),
        "touched": words.percent(balance["touched"]["value"] / people, 1),
        "net": words.percent(abs(net) / people, 1),
    }
    key = "run.view.headline" if net <= 0 else "run.view.headline_up"
    return said | {
        "headline": words(key, **said),
        "kicker": words("run.view.kicker", **said),
        "description": re.sub(
            r"\*", "", words("run.view.description", **said | {"economy": words.inside(place["title"])})
        ),
    }


def _answers(facts: Facts, words: Words) -> list[Answer]:
    drawn = figures(facts, words)
    shorts = _shorts(facts, words)
    texts = _texts(facts, words)
    return [
        Answer(
            id=name,
            question=words(f"run.q_{name}").split(". ", 1)[1],
            value=shorts[name][0],
            short=shorts[name][1],
            badge="modelled",
            blocks=(Block(paragraphs=texts[name], figure=drawn.get(name)),),
        )
        for name in QUESTIONS
    ]


def _shorts(facts: Facts, words: Words) -> dict[str, tuple[str, str]]:
    found, gains, paths = facts["balance"], facts["gains"], facts["unemployment"]
    before = words.percent(gains["labour_share_before"]["value"], 1)
    won = words("run.view.occupations.short", won=words.signed_people(found["won"]["value"]))
    rise = words.signed(paths[0]["difference"]["value"], 1) if paths else "–"
    years = facts["scenario"]["years"]
    return {
        "jobs": (words.signed_people(found["net"]["value"]), words("run.view.jobs.short")),
        "occupations": (words.signed_people(-found["lost"]["value"]), won),
        "productivity": (
            words.number(facts["productivity"][0]["a_year"]["value"], 2),
            words("run.view.productivity.short"),
        ),
        "gains": (
            words.percent(gains["labour_share_after"]["value"], 1),
            words("run.view.gains.short", before=before),
        ),
        "unemployment": (
            rise,
            words("run.view.unemployment.short", years=years) if paths else words("run.no_flows"),
        ),
    }


def _largest(lines: Sequence[Facts]) -> list[Facts]:
    """Give the ten industries that change most, from the largest loss on."""
    chosen = sorted(lines, key=lambda line: -abs(line["net"]["value"]))[:OUTER]
    return sorted(chosen, key=lambda line: float(line["net"]["value"]))


def _texts(facts: Facts, words: Words) -> dict[str, tuple[str, ...]]:
    lines = [closure_sentence(line, facts, words) for line in facts["unemployment"]]
    level = start_sentence(facts["start"], words) if lines else words("run.no_flows")
    return {
        "jobs": jobs_sentences(facts, words),
        "occupations": (won_and_lost(facts, words),),
        "productivity": (words("run.productivity"),),
        "gains": gains_sentences(facts, words),
        "unemployment": (*lines, level),
    }


def _value(quantity: Facts, words: Words) -> str:
    value = quantity["value"]
    digits = next((digits for digits in range(4) if abs(value - round(value, digits)) < 1e-9), 3)
    return words.number(value, digits)
