"""Which assumptions are drawn: those with a prior that nobody set, from what the others leave of its law."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from arbeid.data.economies.economy import economy
from arbeid.models.price_of_ai import without_a_say
from arbeid.params import Param
from arbeid.run.own_values import own_values
from arbeid.settings import MODELS, Settings

Free = Mapping[tuple[str, str], Param]
"""Parameters by model and name."""
_WHOLES = (
    ("impact", ("ai_price", "oversight")),
    ("creation", ("new_work_everywhere", "new_work_in_ai")),
)
"""By model, parameters that are parts of one whole."""


def free(settings: Settings, models: Collection[str]) -> Free:
    """Collect what is drawn: parameters of these models with a prior, that nobody set and that have a say.

    >>> from arbeid.scenario import SCENARIOS
    >>> sorted(free(SCENARIOS.get("base").settings(), ["adoption"]))
    [('adoption', 'adoption'), ('adoption', 'duration'), ('adoption', 'halfway')]
    """
    return dict(_free(settings, models))


def _free(settings: Settings, models: Collection[str]) -> Iterator[tuple[tuple[str, str], Param]]:
    apart = {*settings.by_industry, *settings.by_occupation, *without_a_say(settings.models["impact"])}
    # A prior surrounds the default: it says nothing of a value that the economy itself gave.
    theirs = own_values(economy(settings.economy))
    for model, params in MODELS.items():
        for name in params.names():
            param = params[name]
            own = f"{model}.{name}" in theirs or name in apart
            untouched = f"{model}.{name}" in settings.unset and not own
            if model in models and param.prior is not None and untouched:
                yield (model, name), param


def most_left(name: str, drawn: Free, settings: Settings) -> float | None:
    """Say where a part that somebody set cuts off the other, where both together are at most the whole."""
    for model, parts in _WHOLES:
        if name in parts:
            others = [part for part in parts if part != name and (model, part) not in drawn]
            return 1 - sum(settings.models[model][part] for part in others)
    return None
