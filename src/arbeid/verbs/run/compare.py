"""Two runs beside each other: what differs in their settings, and what differs in what they come to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from arbeid.answers.comparison import Compared
from arbeid.answers.run import RunFacts
from arbeid.result import FACTS, Result, load
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

    What runs here, and an answer, has its ranges; a result that was kept has none. ``economy`` and what
    follows it hold for those that are run here, as in ``run``.
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
    if isinstance(asked, Result):
        return asked, None
    if not isinstance(asked, RunAnswer):
        if (Path(asked) / FACTS).exists():
            return load(asked), None
        answer = run(str(asked), values=values, flows=flows, with_range=False, **places)
        # A run of a shock to the labour market has facts of another kind, without ranges.
        return answer.result, answer.facts if isinstance(answer.facts, RunFacts) else None
    return asked.result, asked.facts
