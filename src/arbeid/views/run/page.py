"""A run as one self-contained page: five questions with their figures, both closures, all assumptions."""

from __future__ import annotations

import re
from functools import partial

from arbeid.answers.fan import Fan
from arbeid.answers.plain import said
from arbeid.answers.run import RunFacts
from arbeid.language import language as language_named
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.templating import static, templates
from arbeid.views.foreign_names import marked
from arbeid.views.report.answers import Answer, Block
from arbeid.views.report.report import BADGES, downloads
from arbeid.views.run.closures import hit_row, on_moves, with_span
from arbeid.views.run.fan import run_fan
from arbeid.views.run.gains import run_gains
from arbeid.views.run.headline import balance_range, handed_values, has_range, over_measures
from arbeid.views.run.jobs import run_jobs
from arbeid.views.run.occupations import run_occupations
from arbeid.views.run.outputs import output_rows
from arbeid.views.run.productivity import run_productivity
from arbeid.views.run.ranges import range_table
from arbeid.views.run.unemployment import run_unemployment
from arbeid.views.run.words import RunWords, greatest_of, largest
from arbeid.wording import Words, words_of


def figures(facts: RunFacts, words: Words, fan: Fan | None = None) -> dict[str, Figure]:
    """Draw the figure of each question of a run, and its fan; one without an answer has none."""
    drawn = {
        "jobs": run_jobs(facts, words),
        "occupations": run_occupations(facts, words),
        "productivity": run_productivity(facts, words),
        "gains": run_gains(facts, words),
        "unemployment": run_unemployment(facts, words),
        "fan": run_fan(fan, words) if fan else None,
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


def run_html(facts: RunFacts, language: str, fan: Fan | None = None) -> str:
    """Write a run as one HTML page. Errors: an unknown language, with the nearest name."""
    spoken = language_named(language)
    words = words_of(spoken)
    told = RunWords(facts, words)
    head = _head(told)
    written = (
        templates()
        .get_template("run.html.j2")
        .render(
            words=words,
            language=spoken,
            facts=facts,
            told=told,
            head=head,
            answers=_answers(told),
            description=head["description"],
            version=facts.version,
            badges=BADGES,
            industries=largest(facts.industries),
            note=partial(said, words=words),
            over=over_measures(facts, words),
            outputs=output_rows(facts, words),
            ranges=range_table(facts.spreads, words),
            fan=run_fan(fan, words) if fan else None,
            moves=on_moves(facts.start, words),
            hit_row=hit_row,
            write=partial(_value, words=words),
            downloads=partial(downloads, economy=f"{facts.economy.id}-{facts.scenario.id}"),
            style=static("arbeid.css"),
            script=static("arbeid.js"),
        )
    )
    return marked(written, spoken)


def _head(told: RunWords) -> dict[str, str]:
    facts, words = told.facts, told.words
    values = told.setting() | handed_values(facts, words) | {"scenario": words(facts.scenario.title)}
    values["net"] = balance_range(facts, words)
    place = words.inside(facts.economy.title)
    description = words("run.view.description", **values | {"economy": place})
    return {
        "scenario": str(values["scenario"]),
        "economy": str(values["economy"]),
        "headline": words(f"run.view.headline{'' if has_range(facts.spreads.net) else '_fixed'}", **values),
        "kicker": words("run.view.kicker", **values),
        "description": re.sub(r"\*", "", description),
    }


def _answers(told: RunWords) -> list[Answer]:
    words, drawn = told.words, figures(told.facts, told.words)
    texts = {
        "jobs": told.jobs(),
        "occupations": (told.won_and_lost(),),
        "productivity": told.productivity(),
        "gains": told.gains(),
        "unemployment": told.unemployment(),
    }
    return [
        Answer(
            id=name,
            question=words(f"run.q_{name}").split(". ", 1)[1],
            value=value,
            short=short,
            badge="modelled",
            blocks=(Block(paragraphs=texts[name], figure=drawn.get(name)),),
        )
        for name, (value, short) in _shorts(told).items()
    ]


def _shorts(told: RunWords) -> dict[str, tuple[str, str]]:
    facts, words = told.facts, told.words
    found, paths = facts.balance, facts.unemployment
    before = words.percent(facts.gains.labour_share_before.value, 1)
    won = words("run.view.occupations.short", won=words.signed_jobs(float(found.won), greatest_of(found)))
    rise = words.signed(paths[0].difference.value, 2) if paths else "–"
    return {
        "jobs": (balance_range(facts, words), words("run.view.jobs.short")),
        "occupations": (words.signed_jobs(-float(found.lost), greatest_of(found)), won),
        "productivity": (
            words.number(facts.productivity[0].a_year.value, 2),
            words("run.view.productivity.short"),
        ),
        "gains": (
            words.percent(facts.gains.labour_share_home.value, 1),
            words("run.view.gains.short", before=before),
        ),
        "unemployment": (rise, _ahead(told) if paths else words("run.no_flows")),
    }


def _ahead(told: RunWords) -> str:
    words, difference = told.words, told.facts.unemployment[0].difference
    return words(
        "run.view.unemployment.short",
        years=told.facts.scenario.years,
        span=with_span(difference, words.signed, words, digits=2)[1],
        moves=on_moves(told.facts.start, words),
    )


def _value(value: float, words: Words) -> str:
    digits = next((digits for digits in range(4) if abs(value - round(value, digits)) < 1e-9), 3)
    return words.number(value, digits)
