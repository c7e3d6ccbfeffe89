"""A level is told as a yearly rate, or a figure gets a date that its source does not give."""

from __future__ import annotations

from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.dates import due, since
from arbeid.claims.checking.lexicon import phrase
from arbeid.claims.checking.profile import RATES, figures_of, told_years
from arbeid.claims.checking.telling import Telling
from arbeid.claims.claim import PUBLICATIONS

# Right behind a number: 69.9% in 1995.
_BEFORE_IT = r"(?:<dates.deadline>\s+)?(?:<beside.the>\s+)?(?:\w+\s+(?:<beside.of>\s+)?)?"
_ITS_YEAR = rf"\s+\(?{_BEFORE_IT}((?:19|20)\d{{2}})\b"
# “Ten to twenty years” is told as fifteen or as twenty, and not as fifty.
_LONG, _DECADE, _AS_LONG = 15, 10, 2.5
_YEARS_BEFORE = 5
# “Than in 2003” and “since 1990” compare.
_FROM_THEN = r"\b(?:<dates.since>|<beside.compared>)\b"
_RATES = ("change", "jobs", "people", "points", "share", "euros", "dollars")


def other_time(telling: Telling) -> str | None:
    """Tell whether the clause changes how often or by when."""
    if _made_yearly(telling):
        return "level-as-yearly"
    if _made_whole(telling):
        return "yearly-as-level"
    if _year_of_another(telling) or its_year_is_unknown(telling):
        return "wrong-year"
    return "wrong-year" if _other_date(telling) else None


def _made_yearly(telling: Telling) -> bool:
    value = telling.figure.value
    told = telling.clause.time & RATES
    return bool(told) and not told & telling.figure.rates and value is not None and value.unit in _RATES


def _made_whole(telling: Telling) -> bool:
    value = telling.figure.value
    rate = value is not None and value.unit == "points_a_year"
    return rate and "total" in telling.clause.time and "yearly" not in telling.clause.time


def _year_of_another(telling: Telling) -> bool:
    # 69.9% in 1995, where the source has that in 2024 and another number in 1995.
    amount, figure = telling.amount, telling.figure
    if amount is None or not figure.own_years:
        return False
    told = phrase(_ITS_YEAR).match(telling.clause.text[amount.end :])
    if told is None or int(told[1]) in figure.own_years:
        return False
    others = (one.own_years for one in figures_of(figure.claim))
    return any(int(told[1]) in years for years in others)


def its_year_is_unknown(telling: Telling) -> bool:
    """Say whether a number has a year right behind it that its claim is nowhere on: 60.3% in July 2007."""
    amount = telling.amount
    if amount is None or telling.close is not Closeness.EXACT:
        return False
    told = phrase(_ITS_YEAR).match(telling.clause.text[amount.end :])
    known = told_years(telling.figure)
    return told is not None and int(told[1]) not in known and int(told[1]) < min(known)


def _other_date(telling: Telling) -> bool:
    clause, figure = telling.clause, telling.figure
    if _year_before(telling):
        return True
    if figure.observed:
        return _other_start(telling)
    published = PUBLICATIONS.get(figure.claim.publication).year
    known = figure.horizon | figure.years | {published}
    later = {
        year
        for year in clause.deadlines
        if year > published or (year == published and year in due(clause.text))
    }
    if figure.horizon:
        known -= {published} - figure.horizon
    if later:
        return not later & known
    spans = figure.span | {year - published + off for year in figure.horizon for off in (-1, 0, 1)}
    if clause.spans:
        longest = max(spans, default=0)
        return not clause.spans & spans and not any(
            span >= _LONG and longest >= _DECADE and span <= _AS_LONG * longest for span in clause.spans
        )
    if "decade" in clause.time:
        return not any(year % 10 == 0 for year in figure.horizon)
    return "soon" in clause.time and telling.says(
        "loss", "automated", "change", "exposed", "raised", "switch", "created"
    )


def _year_before(telling: Telling) -> bool:
    # “Back in 2003 they put it at 47%”: before anything that the claim is about.
    if telling.close < Closeness.LOOSE:
        return False
    known = told_years(telling.figure)
    told = {year for year in telling.clause.years if year not in known}
    if not told or told != telling.clause.years:
        return False
    return any(year < min(known) for year in told & telling.clause.dated) or _long_before(
        telling, frozenset(told)
    )


def _long_before(telling: Telling, told: frozenset[int]) -> bool:
    # “As long ago as 2003 the OECD calculated”: in whatever words, years before anything of the source.
    text = telling.clause.text
    from_then = since(text) or phrase(_FROM_THEN).search(text)
    own = telling.figure.claim.publication in telling.named
    return own and not from_then and max(told) <= min(told_years(telling.figure)) - _YEARS_BEFORE


def _other_start(telling: Telling) -> bool:
    # What was measured was measured then: since 1940 is not since ten years ago.
    clause, figure = telling.clause, telling.figure
    if not figure.years:
        return False
    seen = since(clause.text)
    return bool(seen and not seen & figure.years) or (
        "ago" in clause.time and not clause.years & figure.years
    )
