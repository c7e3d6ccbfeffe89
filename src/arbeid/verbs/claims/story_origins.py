"""Of what a number of a story is a number, in words: a claim, people and a measure, or a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arbeid.answers.claims.story import Computed
from arbeid.answers.note import Note, Saying, Sentence
from arbeid.answers.sayings import Joined, Known, Number
from arbeid.claims.claim import DEFINITIONS
from arbeid.claims.story import STORIES, Figure
from arbeid.claims.story_ways import ChangeFigure, SeenFigure, StepFigure, SumFigure
from arbeid.data.economies.economy import economy
from arbeid.data.monitor.entry import MONITORS
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.story_figures import shown
from arbeid.views.phrasing import opening

_SIGNS = {"**": "^", "*": "×", "-": "−", "/": "÷"}
_PARTS = re.compile(r"[A-Za-z_]\w*|\d[\d_]*(?:\.\d+)?|\*\*|[*/-]")


def origin_of(figures: Mapping[str, Figure], name: str) -> Sentence:
    """Say of what a number of a story is a number: a claim, people and a measure, or a sum.

    >>> from arbeid.answers.plain import said
    >>> from arbeid.claims.story import STORIES
    >>> from arbeid.wording import words_of
    >>> figures = STORIES.get("c03").figures
    >>> said(origin_of(figures, "sales"), words_of("nl"))
    'Wereld (zonder China): Verkopers'
    >>> said(origin_of(figures, "without_sales"), words_of("en"))
    '35.5% − 10.3%'
    """
    figure = figures[name]
    if figure.published or figure.said or figure.ours:
        return claim_name(figure.published.claim if figure.published else figure.about)
    if figure.step is not None:
        return _step(figure.step)
    if figure.sum is not None:
        return _sum(figure.sum, figures)
    watched = figure.changed or figure.seen
    if watched is not None:
        return _watched(watched)
    if figure.raw is not None or figure.given:
        return Known(figure.raw or "")
    return _part(figure)


def origins_of(story: str) -> dict[str, Sentence]:
    """Say it of all numbers of a story, by their names."""
    figures = STORIES.get(story).figures
    return {name: origin_of(figures, name) for name in figures}


def _step(step: StepFigure) -> Note:
    ends: list[Sentence] = [claim_name(name) for name in step.claims]
    ends += [_place(step.on)] if step.on else []
    return Note("story.of_step", {"ends": Joined(tuple(ends), " → "), "switch": Note(f"why.{step.switch}")})


def _watched(rule: ChangeFigure | SeenFigure) -> Note:
    title = MONITORS.get(rule.country).title
    if isinstance(rule, SeenFigure):
        return Note("story.of_seen", {"place": title, "part": Note(f"story.seen_{rule.part}")})
    part = Note(f"story.part_{rule.part}", {"first": Known(rule.first), "last": Known(rule.last)})
    return Note(
        "story.of_change",
        {"place": title, "age": rule.age, "group": rule.group.removeprefix("Q"), "part": part},
    )


def _sum(rule: SumFigure, figures: Mapping[str, Figure]) -> Sentence:
    bare = rule.formula.removeprefix("-")
    if bare in figures and (bare == rule.formula or figures[bare].value < 0):
        return Note(
            f"story.of_{'rounded' if bare == rule.formula else 'size'}", {"number": shown(figures[bare])}
        )
    parts: list[str | Saying] = []
    at = 0
    for found in _PARTS.finditer(rule.formula):
        parts += [rule.formula[at : found.start()], _written(found[0], rule, figures)]
        at = found.end()
    return Computed((*parts, rule.formula[at:]))


def _written(part: str, rule: SumFigure, figures: Mapping[str, Figure]) -> str | Saying:
    if part in figures:
        figure = figures[part]
        # Beside other numbers of the sum millions would be two ways of writing.
        return Number(figure.value) if figure.unit in ("jobs", "people") else shown(figure)
    if part in _SIGNS:
        return _SIGNS[part]
    number = rule.parts[part] if part in rule.parts else float(part)
    return Number(number, len(f"{number:.4f}".rstrip("0").partition(".")[2]))


def _part(figure: Figure) -> Note:
    rule = getattr(figure, figure.how)
    measures = [one.measure for one in getattr(rule, "where", ())]
    measures += [getattr(rule, "measure", None), *getattr(rule, "measures", ())]
    defined = getattr(rule, "definition", None)
    labels: list[Sentence | str] = [DEFINITIONS.get(defined).label] if defined else []
    labels += [MEASURES.get(name).label for name in dict.fromkeys(measures) if name]
    labels += _group(rule.economy, getattr(rule, "code", None))
    return Note("story.of_people", {"place": _place(rule.economy), "what": Joined(tuple(labels), "; ")})


def _place(name: str) -> Text:
    title = economy(name).entry.title
    return Text(nl=opening(title.nl), en=opening(title.en))


def _group(place: str, code: str | None) -> list[Sentence | str]:
    if not code:
        return []
    groups = economy(place).groups
    rows = groups.filter(groups["code"] == code).to_dicts()
    names = rows[0] if rows else {}
    return [Text(nl=names.get("nl") or code, en=names.get("en") or code)]
