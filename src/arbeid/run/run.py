"""From settings to a result: years evaluated, flows followed, tables laid out, all of it fingerprinted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from importlib.metadata import version

import numpy as np

from arbeid.data.fingerprint import fingerprint
from arbeid.errors import NotReachable
from arbeid.models.model import Numbers
from arbeid.result import Result
from arbeid.run import tables
from arbeid.run.columns import described
from arbeid.run.evaluation import Prepared, evaluate, prepared
from arbeid.run.flows import Market, digest
from arbeid.run.note import Note
from arbeid.run.own_values import LABOUR_SHARE, own_values, settled
from arbeid.scenario import Settings


@dataclass(frozen=True, eq=False)
class Run:
    """A run with its arrays by year (years + 1 from the base year on), and the result made of them.

    ``market`` is missing where flows were not asked for or no network reaches the economy.
    """

    settings: Settings
    prepared: Prepared = field(repr=False)
    arrays: dict[str, Numbers] = field(repr=False)
    market: Market | None = field(repr=False)
    result: Result = field(repr=False)


def run(settings: Settings, *, flows: bool = True) -> Run:
    """Run a scenario's settings; the economy and measure are loaded once, however often they are run.

    Errors: an unknown economy, measure or network; parameters with which an industry would cost nothing.

    >>> from arbeid.scenario import SCENARIOS
    >>> found = run(SCENARIOS.get("base").settings(), flows=False)
    >>> sorted(found.result.tables)
    ['industries', 'occupations', 'totals']
    """
    settings, ready = settled(settings), prepared(settings)
    years = np.arange(settings.years + 1, dtype=np.float64)
    found = evaluate(settings, years)
    market, notes = _market(settings, ready) if flows else (None, ())
    return Run(
        settings,
        ready,
        found,
        market,
        _result(settings, ready, found, market, (*ready.notes, *_one_labour_share(settings, ready), *notes)),
    )


def _market(settings: Settings, ready: Prepared) -> tuple[Market | None, tuple[Note, ...]]:
    try:
        market = digest(settings, ready)
    except NotReachable:
        if settings.network:
            raise
        return None, (Note("no_network"),)
    label = market.network.entry.label
    return market, (Note("network", {"network": label.model_dump(), "badge": market.network.badge}),)


def _one_labour_share(settings: Settings, ready: Prepared) -> tuple[Note, ...]:
    if "labour_share" in settings.by_industry:
        return ()
    share, own = settings.models["accounts"]["labour_share"], own_values(ready.economy).get(LABOUR_SHARE)
    if LABOUR_SHARE not in settings.unset:
        return (Note("one_labour_share", {"share": share}),)
    if own is None:
        return (Note("american_labour_share", {"share": share}),)
    publishers = ", ".join(origin.publisher for origin in own.origins)
    return (Note("own_labour_share", {"share": share, "publishers": publishers}),)


def _result(
    settings: Settings,
    ready: Prepared,
    found: dict[str, Numbers],
    market: Market | None,
    notes: tuple[Note, ...],
) -> Result:
    years = np.arange(settings.years + 1, dtype=np.float64)
    frames = {
        "occupations": tables.occupations(found, ready.cells, years),
        "industries": tables.industries(found, ready.cells, years),
        "totals": tables.totals(found, years),
    }
    own = own_values(ready.economy)
    used = [own[name] for name in sorted(settings.unset & own.keys())]
    origins = (*ready.origins, *(origin for value in used for origin in value.origins))
    if market is not None:
        frames["unemployment"] = tables.unemployment(market, years)
        frames["places"] = tables.places(market, float(settings.years))
        origins = (*origins, *market.network.origins)
    known = {origin.id: origin for origin in origins}
    facts = {
        "verb": "run",
        "settings": settings.plain(),
        "given": ready.digest(),
        "flows": market is not None,
    }
    return Result(
        settings=settings.plain(),
        version=version("arbeid"),
        fingerprint=fingerprint(facts),
        notes=tuple(asdict(note) for note in notes),
        origins=tuple(origin for _, origin in sorted(known.items())),
        columns=described({name: frame.columns for name, frame in frames.items()}, ready.cells.badge),
        tables=frames,
    )
