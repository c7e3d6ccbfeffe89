"""Of what a number of a story is a number, in words: a claim, people and a measure, or a sum."""

from __future__ import annotations

import re
from collections.abc import Mapping

from arbeid.claims.claim import DEFINITIONS
from arbeid.claims.story import STORIES, Figure, StepFigure, SumFigure
from arbeid.data.economies.economy import economy
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.story_figures import shown
from arbeid.views.phrasing import opening
from arbeid.wording import words_of

_SIGNS = {"**": "^", "*": "×", "-": "−", "/": "÷"}
_PARTS = re.compile(r"[A-Za-z_]\w*|\d[\d_]*(?:\.\d+)?|\*\*|[*/-]")


def origin_of(figures: Mapping[str, Figure], name: str, language: Language) -> str:
    """Say of what a number of a story is a number: a claim, people and a measure, or a sum.

    >>> from arbeid.claims.story import STORIES
    >>> figures = STORIES.get("c03").figures
    >>> origin_of(figures, "sales", "nl"), origin_of(figures, "without_sales", "en")
    ('Wereld (zonder China): Verkopers', '35.6% − 10.3%')
    """
    figure = figures[name]
    if figure.published or figure.said or figure.ours:
        return claim_name(figure.published.claim if figure.published else figure.about, language)
    if figure.step is not None:
        return _step(figure.step, language)
    if figure.sum is not None:
        return _sum(figure.sum, figures, language)
    if figure.raw is not None or figure.given:
        return words_of(language).known(figure.raw or "")
    return _part(figure, language)


def origins_of(story: str, language: Language) -> dict[str, str]:
    """Say it of all numbers of a story, by their names."""
    figures = STORIES.get(story).figures
    return {name: origin_of(figures, name, language) for name in figures}


def _step(step: StepFigure, language: Language) -> str:
    ends = [claim_name(name, language) for name in step.claims]
    ends += [_place(step.on, language)] if step.on else []
    return f"{' → '.join(ends)}: {words_of(language)(f'why.{step.switch}')}"


def _sum(rule: SumFigure, figures: Mapping[str, Figure], language: Language) -> str:
    words = words_of(language)

    def said(found: re.Match[str]) -> str:
        part = found[0]
        if part in figures:
            return shown(figures[part], words)
        if part in _SIGNS:
            return _SIGNS[part]
        number = rule.parts[part] if part in rule.parts else float(part)
        return words.number(number, len(f"{number:.4f}".rstrip("0").partition(".")[2]))

    return _PARTS.sub(said, rule.formula).removeprefix("−−")


def _part(figure: Figure, language: Language) -> str:
    rule = getattr(figure, figure.how)
    measures = [one.measure for one in getattr(rule, "where", ())]
    measures += [getattr(rule, "measure", None), *getattr(rule, "measures", ())]
    defined = getattr(rule, "definition", None)
    labels = [DEFINITIONS.get(defined).label.read(language)] if defined else []
    labels += [MEASURES.get(name).label.read(language) for name in dict.fromkeys(measures) if name]
    labels += _groups(rule.economy, getattr(rule, "code", None), language)
    return f"{_place(rule.economy, language)}: {'; '.join(labels)}"


def _place(name: str, language: Language) -> str:
    return opening(economy(name).entry.title.read(language))


def _groups(place: str, code: str | None, language: Language) -> list[str]:
    groups = economy(place).groups
    names = dict(groups.select("code", language).iter_rows()) if language in groups.columns else {}
    return [str(names.get(code, code))] if code else []
