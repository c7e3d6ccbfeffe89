"""How the people of an occupation changed, in words: never a percent without how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from arbeid.answers.quantity import Quantity
from arbeid.answers.sampling import Sampling
from arbeid.interval import told_apart
from arbeid.views.phrasing import opening, signed_percent
from arbeid.wording import Words

if TYPE_CHECKING:
    # The report says how its groups changed with these sentences too, and needs no other part of a job.
    from arbeid.answers.jobs.in_short import Told
    from arbeid.answers.jobs.occupation import Occupation


def change_line(found: Told, words: Words, badge: str = "") -> str:
    """Write the change since the period before in one line, with its interval; of few people in counts.

    ``badge`` says how the change is known, where nothing else on the screen does.
    """
    values = _values(found, words) | {"badge": f"; {badge}" if badge else ""}
    if found.change.low is None:
        return words("sampling.bare", **values)
    return words("sampling.percent" if found.change_shown else "sampling.counted", **values)


def change_headline(found: Occupation, words: Words) -> str:
    """Write the change as one figure: a percent, or both counts where there are too few people for that."""
    if found.change_shown:
        return signed_percent(found.change.value, words)
    return words("sampling.counts", people=words.people(float(found.people)), **_values(found, words))


def change_short(found: Occupation, words: Words) -> str:
    """Say beside the figure since when it is and between what ends it lies, in a few words."""
    key = "short" if found.change.low is not None else "short_unknown"
    return opening(words(f"sampling.{key}", **_values(found, words)))


def change_note(found: Occupation, words: Words) -> str:
    """Say since when and between what ends a change lies, and what it probably is."""
    values = _values(found, words)
    known = found.change.low is not None
    parts = [opening(words("sampling.interval" if known else "sampling.interval_unknown", **values))]
    if not found.change_shown:
        parts.append(words("sampling.few"))
    return " ".join([*parts, *likely(found, words)])


def likely(found: Occupation, words: Words) -> list[str]:
    """Say what the change probably is beside those of all occupations; nothing where no error is known.

    Where that may be nothing at all, or of few people, no percent stands in the middle.
    """
    one = found.likely_change
    if one.low is None or one.high is None:
        return []
    if found.change_differs:
        return [words(f"sampling.one_{found.change_differs}", range=ends(one, words))]
    if one.low <= 0 <= one.high:
        return [words("sampling.unsure", range=ends(one, words))]
    key = "sampling.likely" if found.change_shown else "sampling.likely_few"
    change, range_ = with_ends(one, words)
    return [words(key, likely=change, range=range_)]


def assumed(one: Sampling | None, words: Words) -> list[str]:
    """Say what the ranges assume of the survey; nothing where it publishes its errors, or none is known."""
    if one is None or one.weight.value is None:
        return []
    low, weight, high = (words.number(end) for end in (one.weight.low, one.weight.value, one.weight.high))
    return [words("sampling.assumed", weight=weight, low=low, high=high)]


def since(period: str, words: Words) -> str:
    """Say since when, with the article that a quarter has.

    >>> from arbeid.wording import words_of
    >>> since("2024Q4", words_of("nl")), since("2021-05", words_of("en"))
    ('sinds het 4e kwartaal 2024', 'since May 2021')
    """
    key = "sampling.since_quarter" if "Q" in period else "sampling.since"
    return words(key, period=words.period(period))


def ends(one: Quantity, words: Words, digits: int = 0) -> str:
    """Write the ends of a change, with their signs, once where they are one.

    >>> from arbeid.wording import words_of
    >>> ends(Quantity(-0.27, "share", "derived", -0.42, -0.09), words_of("nl"))
    '−42% tot −9%'
    """
    return with_ends(one, words, digits)[1]


def with_ends(one: Quantity, words: Words, digits: int = 0) -> tuple[str, str]:
    """Write a change and its ends, as finely as each other.

    >>> from arbeid.wording import words_of
    >>> with_ends(Quantity(0.0026, "change", "derived", -0.0004, 0.0056), words_of("en"))
    ('+0.3%', '0.0% to +0.6%')
    """
    numbers = (one.value, one.low, one.high)
    change, low, high = told_apart(numbers, lambda end, finer: signed_percent(end, words, finer), digits)
    return change, low if low == high else words("sampling.range", low=low, high=high)


def spoken(one: Quantity, words: Words, digits: int = 0) -> str:
    """Write a change with its ends where they are known.

    >>> from arbeid.wording import words_of
    >>> spoken(Quantity(0.14, "share", "derived", 0.09, 0.2), words_of("en"))
    '+14% (+9% to +20%)'
    """
    if one.low is None:
        return signed_percent(one.value, words, digits)
    change, range_ = with_ends(one, words, digits)
    return words("sampling.third", growth=change, range=range_)


def _values(found: Told, words: Words) -> dict[str, str]:
    change, range_ = with_ends(found.change, words)
    return {
        "change": change,
        "range": range_,
        "before": words.people(float(found.people_before)),
        "period": words.period(found.period_before or ""),
        "since": since(found.period_before or "", words),
    }
