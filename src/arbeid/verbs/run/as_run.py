"""A scenario as it was run: what a reader changed is said instead of what its file says of its own values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from arbeid.language import LANGUAGES, Text
from arbeid.run.own_values import with_own_values
from arbeid.scenario import Scenario
from arbeid.settings import MODELS
from arbeid.views.run.parameter_value import parameter_value
from arbeid.wording import words_of

_APART = ("by_industry", "by_occupation")
_Change = tuple[Text, str, float, float]


def title_as_run(chosen: Scenario, settings: Mapping[str, Any]) -> Text:
    """Name a scenario that was run with these settings (as a result keeps them).

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.verbs.run.settings import settings_of
    >>> base = SCENARIOS.get("base")
    >>> title_as_run(base, settings_of(base, {}).plain()).en
    'Base'
    >>> title_as_run(base, settings_of(base, {"adoption": 0.4}).plain()).nl
    'Basis, met eigen waarden'
    """
    if not list(_changes(chosen, settings)):
        return chosen.title
    return _both("run.changed_title", scenario=chosen.title)


def sentence_as_run(chosen: Scenario, settings: Mapping[str, Any]) -> Text:
    """Say what a scenario supposes; of one with values of the reader's own, in what it differs from its file.

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.verbs.run.settings import settings_of
    >>> base = SCENARIOS.get("base")
    >>> print(sentence_as_run(base, settings_of(base, {"adoption": 0.4}).plain()).en)
    As “Base”, but for: share of exposed work worth doing with AI within ten years 0.4 (there 0.33).
    """
    changes = list(_changes(chosen, settings))
    if not changes:
        return chosen.sentence
    said = {}
    for language in LANGUAGES:
        words = words_of(language)
        lines = [
            words(
                "run.changed_value",
                label=words(label) + (f" ({code})" if code else ""),
                value=parameter_value(value, words),
                usual=parameter_value(usual, words),
            )
            for label, code, value, usual in changes
        ]
        said[language] = words("run.changed_sentence", scenario=chosen.title, values="; ".join(lines))
    return Text(**said)


def _changes(chosen: Scenario, settings: Mapping[str, Any]) -> Iterator[_Change]:
    """List label, code (where set apart), value and the scenario's own value of all that differs from it."""
    usual = with_own_values(chosen.settings().changed(economy=settings["economy"]))
    for model, values in settings["models"].items() if "models" in settings else ():
        for name, value in values.items():
            before = usual.models[model].get(name, value) if model in usual.models else value
            if value != before:
                yield MODELS[model][name].label, "", value, before
    labels = {param.name: param.label for params in MODELS.values() for param in params}
    for axis in _APART:
        own = getattr(usual, axis)
        for name, values in settings.get(axis, {}).items():
            whole = next(params[name] for params in usual.models.values() if name in params)
            for code, value in values.items():
                before = own.get(name, {}).get(code, whole)
                if value != before:
                    yield labels[name], code, value, before


def _both(key: str, **values: object) -> Text:
    return Text(**{language: words_of(language)(key, **values) for language in LANGUAGES})
