"""Times as people write them: “9 min”, “1 uur 30”, “half an hour”, “5–10 min”, “2 x 10 min”, “1:02:03”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from arbeid.guide.readings.number_words import NUMBER_WORDS, any_of, vocabulary
from arbeid.guide.timing.iso_duration import iso_seconds

# What is longer is a price, a year or a number of pages.
MOST_MINUTES = 9_999
_QUARTER = 15
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


class Duration(NamedTuple):
    """A time in a text, in whole minutes: the stretch that says it, and the part that a new number takes.

    ``whole`` tells that the part has no unit behind it that would stay; ``bare`` that the same signs may mean
    something else, such as a time of day, where nothing around them says what they are. ``exact`` is what was
    written, not yet in whole minutes.
    """

    minutes: int
    start: int
    end: int
    part: tuple[int, int]
    whole: bool = False
    bare: bool = False
    exact: float = 0.0


def durations(text: str) -> Iterator[Duration]:
    """Find the times in a text, in order.

    >>> [found.minutes for found in durations("12 min, 1 uur en 30 minuten, 2h, half an hour, 1u15, 5-7 min")]
    [12, 90, 120, 30, 75, 6]
    >>> [found.minutes for found in durations("2 x 10 min, 3 kwartier, PT1H30M")]
    [20, 45, 90]
    >>> [found.minutes for found in durations("5 + 10 min; 5 min + 10 min; een uur en tien minuten")]
    [15, 15, 70]
    """
    held: Duration | None = None
    for found in _pattern().finditer(text):
        duration = _read(found)
        if duration is None or duration.minutes > MOST_MINUTES:
            continue
        one = held and _as_one(held, duration, text[held.end : duration.start])
        if held is not None and one is None:
            yield held
        held = one or duration
    if held is not None:
        yield held


def _as_one(first: Duration, second: Duration, between: str) -> Duration | None:
    """Read two times that say one together: a sum, a smaller unit behind a larger, or a range."""
    said = between.strip().lower()
    if first.bare or second.bare or len(between) > 9:
        return None
    # Half an hour and ten minutes is one time; five minutes and ten minutes may be two.
    less_than = 60 if first.exact >= 60 else _QUARTER if first.whole and first.exact >= _QUARTER else 1
    joined = ("", *vocabulary("joined"), *([","] if second.exact < 1 else []))
    if said == "+" or (second.exact < less_than <= first.exact and said in joined):
        exact = first.exact + second.exact
    elif first.exact < second.exact and said in ("-", "–", "—", *_of_a_range()):
        exact = (first.exact + second.exact) / 2
    else:
        return None
    span = first.start, second.end
    return Duration(_rounded(exact), *span, span, True, exact=exact) if exact <= MOST_MINUTES else None


@cache
def _of_a_range() -> frozenset[str]:
    return frozenset(vocabulary("up_to")) - frozenset(vocabulary("joined"))


def _read(found: re.Match[str]) -> Duration | None:
    part = found.groupdict()
    in_words = part["phrase"] or part["word"] or part["quarters"] or part["or_so"]
    each = _in_words(part) if in_words else _in_figures(part)
    count = _whole_number(part["count"]) if part["count"] else 1
    if each is None or count is None:
        return None
    minutes = _rounded(each * count)
    bare = bool(part["m_only"]) or (bool(part["clock"]) and not part["clock_unit"])
    span = _number_alone(found)
    # What lasts seconds is still something to watch: a reading of no minutes would vanish from the sum.
    least = 1 if part["seconds"] or part["iso"] else 0
    return Duration(
        max(least, minutes), *found.span(), span or found.span(), span is None, bare, exact=each * count
    )


def _number_alone(found: re.Match[str]) -> tuple[int, int] | None:
    """Find the figures whose unit may stay where a new number of minutes takes their place."""
    part = found.groupdict()
    if part["count"] or part["range_hours"]:
        return None
    if part["n"]:
        return found.span("n")
    return (found.start("low"), found.end("high")) if part["low"] else None


def _in_words(part: dict[str, str]) -> float | None:
    if part["phrase"]:
        return _amount(part["phrase"])
    number = _whole_number(part["quarters"] or part["word"] or part["or_so"])
    in_hours = part["word_hours"] or part["or_so_hours"]
    return number and number * (_QUARTER if part["quarters"] else 60 if in_hours else 1)


def _whole_number(written: str) -> int | None:
    word = written.lower()
    if word.isdecimal():
        return int(word)
    return next((entry.numbers[word] for entry in NUMBER_WORDS.all() if word in entry.numbers), None)


def _amount(written: str) -> int | None:
    phrase = " ".join(written.lower().split())
    article, _, rest = phrase.partition(" ")
    bare = rest if article in vocabulary("article") else phrase
    known = [entry.amounts for entry in NUMBER_WORDS.all()]
    return next((amounts[key] for key in (phrase, bare) for amounts in known if key in amounts), None)


def _in_figures(part: dict[str, str]) -> float | None:
    if part["n"]:
        return _number(part["n"])
    if part["of_an_hour"]:
        *whole, above, below = re.findall(r"\d+", part["of_an_hour"])
        return (int(whole[0]) if whole else 0) * 60 + int(above) / int(below) * 60
    if part["low"]:
        # A range counts as its middle: either end would say more than was written.
        low, high = int(part["low"]), int(part["high"])
        unit = 60 if part["range_hours"] else 1
        if part["plus"]:
            return (low + high) * unit
        return (low + high) / 2 * unit if low <= high else None
    seconds = int(part["seconds"]) if part["seconds"] else iso_seconds(part["iso"] or "")
    return _in_hours(part) if seconds is None else seconds / 60


def _in_hours(part: dict[str, str]) -> float | None:
    if part["h"]:
        return _after_hours(part, int(part["h"]) * 60)
    if part["clock"]:
        return _of_clock(part["clock"], part["clock_unit"] or "")
    if part["point"]:
        hours, _, minutes = part["point"].partition(".")
        return int(hours) * 60 + int(minutes)
    # Half past one is “1.30 uur” in Dutch, so “1.75 uur” is neither a time on a clock nor surely a fraction.
    if part["iso"] or (re.search(r"\.\d\d", part["hours"]) and _points_at_clock(part["hours_unit"])):
        return None
    return _number(part["hours"]) * 60


def _after_hours(part: dict[str, str], hours: int) -> int | None:
    if part["m_words"]:
        more = _amount(part["m_words"])
    elif part["m_quarters"]:
        quarters = _whole_number(part["m_quarters"])
        more = quarters and quarters * _QUARTER
    else:
        more = int(part["m"] or part["m_alone"])
    return None if more is None else hours + more


def _points_at_clock(unit: str) -> bool:
    return any(entry.point_is_clock and unit.lower() in entry.hours for entry in NUMBER_WORDS.all())


def _of_clock(written: str, unit: str) -> float:
    """Read 1:02:03 as hours, and 12:34 as minutes unless hours are named."""
    parts = [int(part) for part in written.split(":")]
    if len(parts) == 3:
        return parts[0] * 60 + parts[1] + parts[2] / 60
    in_hours = unit.lower().rstrip(".") in vocabulary("hours")
    return parts[0] * 60 + parts[1] if in_hours else parts[0] + parts[1] / 60


def _number(written: str) -> float:
    fraction = _FRACTIONS.get(written[-1], 0.0)
    whole = written.rstrip("".join(_FRACTIONS)).strip().replace(",", ".")
    return float(whole or 0) + fraction


def _rounded(minutes: float) -> int:
    return int(minutes + 0.5)


@cache
def _pattern() -> re.Pattern[str]:
    """Compile all forms; every repetition is bounded, so that a text is read once from start to end."""
    # To Python a raised figure is a letter like any other; behind a unit it points at a footnote.
    gap, end = r"\s{0,7}", r"(?![^\W_¹²³⁰⁴-⁹])"
    minute, hour, second = (any_of(vocabulary(unit)) for unit in ("minutes", "hours", "seconds"))
    clock_hour = any_of(word for entry in NUMBER_WORDS.all() if entry.point_is_clock for word in entry.hours)
    phrases = any_of(phrase for entry in NUMBER_WORDS.all() for phrase in entry.amounts)
    article = any_of(vocabulary("article"))
    number_words = any_of(word for entry in NUMBER_WORDS.all() for word in entry.numbers)
    quarter, number = any_of(vocabulary("quarters")), rf"\d{{1,2}}|{number_words}"
    times = rf"{gap} (?: [x×]{gap} | (?:{any_of(vocabulary('times'))}) \s{{1,7}} )"
    range_end = rf"{gap} -? (?: (?:{minute}){end}\.? | ['′’]{end} | (?P<range_hours>{hour}){end}\.? )"
    or_so = rf"\s{{1,3}}(?:{any_of(vocabulary('or_so'))})\s{{1,3}}"
    times_of_day = "".join(rf"(?<!\b{re.escape(word)}\s)" for word in sorted(set(vocabulary("clock"))))
    and_then = rf"\s{{1,3}}(?:{any_of(vocabulary('joined'))})\s{{1,3}}"
    joined = rf"(?:{gap},{gap}|{and_then}|{gap})"
    return re.compile(
        rf"""
        (?<![.,:/½¼¾&\#]) (?<![^\W_]) (?: (?P<count>{number}) {times} )? (?:
          (?P<h>\d{{1,3}}) {gap} (?:{hour})(?![^\W\d]) \.?
            (?: {joined} (?P<m>\d{{1,2}}) {gap} (?:{minute}|m|['′’]){end}\.?
              | {and_then} (?P<m_words>(?:(?:{article})\s{{1,3}})?(?:{phrases})){end}
              | {joined} (?P<m_quarters>{number}) {gap} (?:{quarter}){end}
              | {gap} (?P<m_alone>[0-5]\d) (?![\w%€$:/]|[.,]\d|\s{{0,3}}(?:{hour}|{minute}){end}) )
        | {times_of_day} (?P<clock>\d{{1,2}}:[0-5]\d:[0-5]\d | \d{{1,3}}:[0-5]\d)(?!:)
            (?: {gap} (?P<clock_unit>{hour}|{minute}){end}\.? | {end} )
        | {times_of_day} (?P<point>\d\.[0-5]\d) {gap} (?:{clock_hour}){end}\.?
        | (?P<of_an_hour>(?:\d{{1,2}}\s)?(?:[13]/4|1/2)) {gap} -? (?:{hour}){end}\.?
        | (?P<low>\d{{1,4}})
            (?: {gap}(?:[-‐‑−–—/]|(?P<plus>\+)){gap} | \s{{1,3}}(?:{any_of(vocabulary("up_to"))})\s{{1,3}} )
            (?P<high>\d{{1,4}}) {range_end}
        | (?P<hours>\d{{1,3}}(?:[.,]\d{{1,2}})? | \d{{0,2}}\s?[½¼¾]) {gap} -? (?P<hours_unit>{hour}){end}\.?
        | (?P<n>(?!0\d\d)\d{{1,4}}(?:[.,]\d(?!\d))? | \d{{0,3}}[½¼¾]) \+? {gap} -? {gap}
            (?: (?:{minute}){end}\.? | ['′’]{end} | (?P<m_only>m){end} )
        | (?P<seconds>\d{{1,4}}) {gap} (?:{second}){end}\.?
        | (?P<iso>PT (?=\d) (?:\d{{1,3}}H)? (?:\d{{1,4}}M)? (?:\d{{1,6}}S)?){end}
        | (?:{article}) \s{{1,3}} (?:(?:{minute})|(?P<or_so_hours>{hour})) {or_so} (?P<or_so>{number}){end}
        | (?P<phrase>(?:(?:{article})\s{{1,3}})?(?:{phrases})){end}
        | (?P<quarters>{number}) {gap} (?:{quarter}){end}
        | (?P<word>{number_words}) [\s-]{{1,3}} (?: (?:{minute}){end} | (?P<word_hours>{hour}){end} )\.?
        )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
