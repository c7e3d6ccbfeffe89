"""What a report says of change and of how sure it is, on a screen and on a page alike."""

from __future__ import annotations

from arbeid.answers.market.appear import Appear, ChangeRow, Third
from arbeid.views.jobs.people_change import since, spoken, with_ends
from arbeid.views.phrasing import counted, opening, signed_percent
from arbeid.wording import Words


def of_all(measured: Appear, words: Words) -> str:
    """Say how many more or fewer people are at work than in the period before, in all and by thirds."""
    total, growth = measured.total, measured.growth_of_all
    shown, range_ = with_ends(growth, words, 1)
    values = {
        "since": since(measured.period_before or "", words),
        # Of a survey: the ends of its growth say what it is sure of, and that is less than single people.
        "total": "–" if total.value is None else words.signed_people(total.value),
        "growth": shown,
        "range": range_,
    }
    every = opening(words("sampling.all" if growth.low is not None else "sampling.all_bare", **values))
    top, bottom = (_third(measured, third, words) for third in ("top", "bottom"))
    return f"{every} {words('sampling.thirds', top=top, bottom=bottom)}"


def _third(measured: Appear, third: Third, words: Words) -> str:
    return spoken(measured.growth(third), words, 1)


def apart(measured: Appear, words: Words) -> str:
    """Say how many groups differ from all together, over the range of what is not known of the survey."""
    if not measured.apart:
        return words("sampling.unknown")
    own, *others = measured.apart
    counts = [one.losers + one.gainers for one in (own, *others)]
    values = {
        "groups": words.number(len([row for row in measured.known if row.growth.low is not None])),
        "count": _count(counts[0], words),
        "false": words.number(own.false_expected, 1),
    }
    if own.weight is None:
        return words("sampling.apart_known", **values)
    weights = sorted(one.weight for one in measured.apart if one.weight is not None)
    return words(
        "sampling.apart",
        least=_count(min(counts), words),
        most=_count(max(counts), words),
        low=words.number(weights[0]),
        high=words.number(weights[-1]),
        weight=words.number(own.weight),
        **values,
    )


def _count(number: int, words: Words) -> str:
    return counted(number, words).lower() if number else words("sampling.none")


def growth_shown(row: ChangeRow, words: Words, digits: int = 0) -> str:
    """Write a group's growth with its ends; of few people only the ends, of an unknown error only itself."""
    if row.growth.low is None:
        return signed_percent(row.growth.value, words, digits)
    return spoken(row.growth, words) if row.shown else with_ends(row.growth, words)[1]
