"""What an economy itself says of a run's parameters, where no scenario or reader sets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from arbeid.data.economies.economy import Economy, economy
from arbeid.data.economies.entry import LabourMarketRates
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.models.flows.shock_settings import ShockSettings
from arbeid.registry import remembered
from arbeid.settings import Settings
from arbeid.table import Origin
from arbeid.wording import words_of

LABOUR_SHARE = "accounts.labour_share"
AI_IMPORT_SHARE = "added_value.ai_import_share"
FLOWS = "flows"


@dataclass(frozen=True)
class OwnValue:
    """A parameter's value in one economy, who says so, and how sure that is."""

    value: float
    source: Text
    badge: Literal["measured", "derived", "modelled", "assumed"]
    origins: tuple[Origin, ...] = field(default=(), repr=False)


@remembered
def own_values(market: Economy) -> Mapping[str, OwnValue]:
    """Read an economy's own values by ``model.parameter``: shares of income and spending, and fitted flows.

    >>> found = own_values(economy("nl"))
    >>> round(found["accounts.labour_share"].value, 3), found["flows.separation_chance"].badge
    (0.6, 'assumed')
    """
    return {**_labour_share(market), **_import_share(market), **_flows(market.entry.rates)}


def with_own_values(settings: Settings) -> Settings:
    """Lay the economy's own values where nobody set a parameter; what is set stays, and so does the rest.

    The economy and the measure get the names that they have in the catalogue, however they were asked for.

    >>> from arbeid.scenario import SCENARIOS
    >>> base = SCENARIOS.get("base").settings()
    >>> round(with_own_values(base).models["accounts"]["labour_share"], 3)
    0.6
    >>> with_own_values(base.set({"labour_share": 0.57})).models["accounts"]["labour_share"]
    0.57
    """
    market = economy(settings.economy)
    settings = replace(settings, economy=market.id, measure=MEASURES.named(settings.measure))
    own = own_values(market) if settings.shock is None else _own_values_of_shock(market, settings.shock)
    values = {name: own[name].value for name in sorted(settings.unset & own.keys())}
    return replace(settings.set(values), unset=settings.unset)


def _own_values_of_shock(market: Economy, shock: ShockSettings) -> Mapping[str, OwnValue]:
    # Whoever recomputes the paper wants its parameters, whatever the labour market.
    return {} if shock.replicate else _flows(market.entry.rates)


def _labour_share(market: Economy) -> dict[str, OwnValue]:
    given = market.entry.labour_share
    if given is None:
        return {}
    share, year, origins = given.read(market.id, market.entry.folder)
    said = "; ".join(f"{origin.publisher}: {origin.title} ({year})" for origin in origins)
    return {LABOUR_SHARE: OwnValue(share, Text(nl=said, en=said), given.badge, origins)}


def _import_share(market: Economy) -> dict[str, OwnValue]:
    given = market.entry.ai_import_share
    if given is None:
        return {}
    return {AI_IMPORT_SHARE: OwnValue(given.value, given.source, given.badge)}


def _flows(rates: LabourMarketRates | None) -> dict[str, OwnValue]:
    if rates is None:
        return {}
    values = {**rates.fitted, "long_term_weeks": rates.long_term_weeks}
    source = Text(**{language: _fitted(rates, language) for language in ("nl", "en")})
    return {f"{FLOWS}.{name}": OwnValue(value, source, rates.badge) for name, value in values.items()}


def _fitted(rates: LabourMarketRates, language: str) -> str:
    words = words_of(language)
    shares = {name: words.percent(getattr(rates, name), 1) for name in ("unemployment", "vacancy")}
    return f"{words('run.fitted_to', **shares)} {rates.source.read(words.language)}"
