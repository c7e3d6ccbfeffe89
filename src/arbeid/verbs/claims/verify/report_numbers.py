"""The numbers of the report: each definition counted anew beside the share that the build stored."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.verified import CheckedNumber
from arbeid.claims.claim import DEFINITIONS, Definition
from arbeid.claims.rules import count
from arbeid.claims.stored import stored_share
from arbeid.data.economies.economy import Economy, economy
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import ships
from arbeid.verbs.market.definitions import definitions

ECONOMY = "nl"
# Sums in another order differ in the last bits.
_SAME = 1e-9


def report_numbers() -> Iterator[CheckedNumber]:
    """Count the people of the report's economy anew: all of them, and by each definition that it prints.

    What rests on scores that may not ship cannot be counted anew here; the build did that.
    """
    market, printed = economy(ECONOMY), definitions(ECONOMY)
    shares = {row.id: row.share.value for row in printed.rows}
    yield _people(market)
    for definition in DEFINITIONS.all():
        if definition.id in shares:
            yield _definition(market, definition)
    for name, end, pick in (("low", printed.low, min), ("high", printed.high, max)):
        counted = [shares[one] for one in printed.over if shares[one] is not None]
        found = pick(value for value in counted if value is not None)
        yield _same("headline " + name, end.value, found, "recomputed")


def _people(market: Economy) -> CheckedNumber:
    return _same("people", market.people, float(market.groups["jobs"].sum()), "recomputed")


def _definition(market: Economy, definition: Definition) -> CheckedNumber:
    stored = stored_share(market.id, definition.where)
    if not all(ships(MEASURES.get(one.measure).scores[0]) for one in definition.where):
        written = stored.value if stored is not None else None
        return CheckedNumber("report", ECONOMY, definition.id, "cannot", "may_not_ship", written)
    counted, _ = count(market, definition.where)
    written = stored.value if stored is not None else counted.value
    return _same(definition.id, written, counted.value, "recomputed")


def _same(what: str, written: float | None, found: float, reason: str) -> CheckedNumber:
    near = written is not None and abs(written - found) <= _SAME * max(1.0, abs(found))
    return CheckedNumber("report", ECONOMY, what, "agrees" if near else "differs", reason, written, found)
