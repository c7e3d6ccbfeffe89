"""The settings of a result that was kept, where a run with them would come to that same result today."""

from __future__ import annotations

from dataclasses import fields

from arbeid.errors import ArbeidError
from arbeid.result import Result
from arbeid.run.evaluation import inputs_of
from arbeid.run.run import fingerprint_of
from arbeid.settings import Settings

_NOT_PLAIN = {"unset", "shock"}


def kept_settings(result: Result) -> Settings | None:
    """Read what a result was run with; nothing where it holds no longer: other figures, blocks or version.

    A result that does not say which parameters nobody set, as one of before that was kept, has none either.

    >>> from arbeid.run.run import run
    >>> from arbeid.scenario import SCENARIOS
    >>> found = run(SCENARIOS.get("base").settings(), flows=False)
    >>> kept_settings(found.result) == found.settings
    True
    """
    plain, known = result.settings, {field.name for field in fields(Settings)} - _NOT_PLAIN
    if result.unset is None or plain.keys() != known:
        return None
    settings = Settings(**plain, unset=frozenset(result.unset))
    try:
        inputs = inputs_of(settings)
    except ArbeidError:
        return None
    # The hash is over figures, rules, version and settings, so that where it is the same all of them are.
    now = fingerprint_of(settings, inputs, flows="unemployment" in result.tables)
    return settings if now == result.fingerprint else None
