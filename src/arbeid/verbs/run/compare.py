"""Two runs beside each other: what differs in their settings, and what differs in what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from arbeid.answers.comparison import Compared
from arbeid.result import FACTS, Result, load
from arbeid.run.kept_settings import kept_settings
from arbeid.settings import Places
from arbeid.verbs.arguments import checked
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.difference import Side, difference_of
from arbeid.verbs.run.run import run


@checked
def compare(
    first: str | Path | Result | RunAnswer,
    second: str | Path | Result | RunAnswer,
    economy: str | None = None,
    *,
    measure: str | None = None,
    mode: str | None = None,
    years: int | None = None,
    network: str | None = None,
    closure: str | None = None,
    seed: int | None = None,
    values: Mapping[str, float] | None = None,
    flows: bool = True,
) -> Compared:
    """Compare two runs: names of scenarios, files (``my.toml``), folders of kept results, results or answers.

    Each has its ranges, and so has each difference, over the same draws in both; a result that was kept has
    them as long as a run with its settings would come to the same today, and ``no_range`` says if it does
    not. ``economy`` and what follows it hold for those that are run here, as in
    ``run``.
    Errors: results on different economies.

    >>> found = compare("slow-adoption", "fast-adoption", economy="nl", flows=False)
    >>> [line.name for line in found.outcomes][:2]
    ['touched', 'handed_over']
    """
    places = Places(
        economy=economy, measure=measure, mode=mode, years=years, network=network, closure=closure, seed=seed
    )
    return difference_of(*(_side(asked, values, places, flows=flows) for asked in (first, second)))


def _side(
    asked: str | Path | Result | RunAnswer,
    values: Mapping[str, float] | None,
    places: Places,
    *,
    flows: bool,
) -> Side:
    if isinstance(asked, RunAnswer):
        return asked.result, asked.facts, asked.settings
    kept = asked if isinstance(asked, Result) else load(asked) if (Path(asked) / FACTS).exists() else None
    if kept is not None:
        return kept, None, kept_settings(kept)
    found = run(str(asked), values=values, flows=flows, with_range=False, **places)
    # A scenario with a shock is answered by its flows, which have no assumptions of a run to draw.
    return found.result, *((found.facts, found.settings) if isinstance(found, RunAnswer) else (None, None))
