"""From settings to a result: years evaluated, flows followed, tables laid out, all of it fingerprinted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from arbeid.data.fingerprint import fingerprint
from arbeid.errors import NotReachable
from arbeid.models.blocks.chain import own_digests
from arbeid.models.model import Numbers
from arbeid.result import Result
from arbeid.run import tables
from arbeid.run.evaluation import Inputs, evaluate_on, inputs_of
from arbeid.run.flows.reallocation import Market, reallocate
from arbeid.run.kept import kept
from arbeid.run.note import Note
from arbeid.run.outputs import described
from arbeid.run.own_values import LABOUR_SHARE, own_values, with_own_values
from arbeid.settings import Settings


@dataclass(frozen=True, eq=False)
class Run:
    """A run with its arrays by year (years + 1 from the base year on), and the result made of them.

    ``market`` is missing where flows were not asked for or no network reaches the economy.
    """

    settings: Settings
    inputs: Inputs = field(repr=False)
    arrays: dict[str, Numbers] = field(repr=False)
    market: Market | None = field(repr=False)
    result: Result = field(repr=False)


def run(settings: Settings, *, flows: bool = True, with_range: bool = False) -> Run:
    """Run a scenario's settings; the economy and measure are loaded once, however often they are run.

    ``with_range`` follows flows with half and double the mobility too; the result does not depend on it.
    Errors: an unknown economy, measure or network; parameters with which an industry would cost nothing.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = run(SCENARIOS.get("base").settings(), flows=False)
    >>> sorted(found.result.tables)
    ['industries', 'occupations', 'totals']
    """
    settings, inputs = with_own_values(settings), inputs_of(settings)
    years = np.arange(settings.years + 1, dtype=np.float64)
    arrays = evaluate_on(settings, inputs, years)
    market, notes = _market(settings, inputs, with_range) if flows else (None, ())
    notes = (
        *inputs.notes,
        *_residual(inputs),
        *_one_labour_share(settings, inputs),
        *_saving_set(settings),
        *notes,
    )
    return Run(settings, inputs, arrays, market, _result(settings, inputs, arrays, market, notes))


def _market(settings: Settings, inputs: Inputs, with_range: bool) -> tuple[Market | None, tuple[Note, ...]]:
    try:
        market = reallocate(settings, inputs, with_range=with_range)
    except NotReachable:
        if settings.network:
            raise
        return None, (Note("no_network"),)
    label = market.network.entry.label
    return market, (Note("network", {"network": label.model_dump(), "badge": market.network.badge}),)


def _residual(inputs: Inputs) -> tuple[Note, ...]:
    """Say how many people count in totals whom no list of occupations names."""
    unknown = [code in inputs.economy.residual for code in inputs.cells.codes]
    people = float(inputs.cells.jobs[unknown].sum())
    return (Note("residual", {"people": people}),) if people else ()


def _one_labour_share(settings: Settings, inputs: Inputs) -> tuple[Note, ...]:
    if "labour_share" in settings.by_industry:
        return ()
    share, own = settings.models["accounts"]["labour_share"], own_values(inputs.economy).get(LABOUR_SHARE)
    if LABOUR_SHARE not in settings.unset:
        return (Note("one_labour_share", {"share": share}),)
    if own is None:
        return (Note("american_labour_share", {"share": share}),)
    publishers = ", ".join(origin.publisher for origin in own.origins)
    return (Note("own_labour_share", {"share": share, "publishers": publishers}),)


def _saving_set(settings: Settings) -> tuple[Note, ...]:
    """Say which price a saving that was set directly implies."""
    saving = settings.models["impact"].get("handed_saving")
    return () if saving is None else (Note("saving_set", {"share": 1 - saving}),)


def _result(
    settings: Settings,
    inputs: Inputs,
    arrays: dict[str, Numbers],
    market: Market | None,
    notes: Iterable[Note],
) -> Result:
    years = np.arange(settings.years + 1, dtype=np.float64)
    frames = {
        "occupations": tables.occupations(arrays, inputs.cells, years),
        "industries": tables.industries(arrays, inputs.cells, years),
        "totals": tables.totals(arrays, years),
    }
    own = own_values(inputs.economy)
    used = [own[name] for name in sorted(settings.unset & own.keys())]
    origins = (*inputs.origins, *(origin for value in used for origin in value.origins))
    if market is not None:
        frames["unemployment"] = tables.unemployment(market, years)
        frames["places"] = tables.network_nodes(market, float(settings.years))
        origins = (*origins, *market.network.origins)
    known = {origin.id: origin for origin in origins}
    # How the jobs by industry came about differs by economy; those of other columns are the model's.
    badges = {"jobs": inputs.cells.badge}
    return kept(
        settings,
        fingerprint_of(settings, inputs, flows=market is not None),
        notes,
        (origin for _, origin in sorted(known.items())),
        {name: (frame, described(name, badges)) for name, frame in frames.items()},
    )


def fingerprint_of(settings: Settings, inputs: Inputs, *, flows: bool) -> str:
    """Hash all that a run's result depends on: settings, figures, rules of a reader's own, version."""
    facts = {"verb": "run", "settings": settings.plain(), "given": inputs.digest(), "flows": flows}
    # The parameters of a reader's own block are in the settings; its equation is not.
    if own_rules := own_digests():
        facts["blocks"] = own_rules
    return fingerprint(facts)
