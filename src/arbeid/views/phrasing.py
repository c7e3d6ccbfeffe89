"""Numbers as an editor would write them: rounded to what their range carries, periods in words."""

from __future__ import annotations

from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.wording import Words, is_phrase


def share(value: float | None, words: Words) -> str:
    """Write a share without decimals, or with one below one percent.

    >>> from arbeid.wording import words_of
    >>> share(0.934, words_of("nl")), share(0.004, words_of("nl"))
    ('93%', '0,4%')
    """
    return words.percent(value, 1 if value is not None and 0 < value < 0.0095 else 0)


def share_range(quantity: Quantity, words: Words) -> str:
    """Write the ends of a share's range, once where they are one.

    Ends that leave out the share as a table writes it, with a decimal, have one too.

    >>> from arbeid.wording import words_of
    >>> share_range(Quantity(0.04, "share", "modelled", 0.018, 0.07), words_of("nl"))
    '2 tot 7%'
    >>> share_range(Quantity(0.028, "share", "derived", 0.0276, 0.041), words_of("en"))
    '2.8 to 4.1%'
    """
    _, low, high = share_ends(quantity, words)
    bounds = (quantity.low, quantity.value, quantity.high)
    if None not in bounds:
        first, value, last = (100 * float(one or 0.0) for one in bounds)
        if not round(first) <= round(value, 1) <= round(last):
            low, high = told_apart((first, last), words.number, 1)
    return _between(low, high, words)


def share_with_range(quantity: Quantity, words: Words) -> tuple[str, str]:
    """Write a share and the ends of its range, as finely as each other: 3% does not lie within 2.5 to 2.8%.

    >>> from arbeid.wording import words_of
    >>> share_with_range(Quantity(0.026, "share", "derived", 0.0252, 0.0284), words_of("nl"))
    ('2,6%', '2,5 tot 2,8%')
    """
    value, low, high = share_ends(quantity, words)
    return f"{value}%", _between(low, high, words)


def _between(low: str, high: str, words: Words) -> str:
    return f"{high}%" if low == high else words("views.range", low=low, high=f"{high}%")


def share_ends(quantity: Quantity, words: Words) -> tuple[str, str, str]:
    """Write a share and the ends of its range as bare percentages; one without a range is its own ends."""
    value, low, high = quantity.value, quantity.low, quantity.high
    if low is None or high is None:
        low = high = value
    few = 1 if value is not None and 0 < value < 0.0095 else 0
    numbers = [None if one is None else 100 * one for one in (value, low, high)]
    middle, first, last = told_apart(numbers, words.number, few)
    return middle, first, last


def span(low: str, high: str) -> str:
    """Write a range where there is no room for words.

    >>> span("4%", "93%"), span("2%", "2%")
    ('4–93%', '2%')
    """
    if low == high:
        return high
    return f"{low.removesuffix('%')}–{high}" if high.endswith("%") else f"{low}–{high}"


def signed_percent(growth: float | None, words: Words, digits: int = 0) -> str:
    """Write a change as a signed percentage; what rounds to nothing has no sign.

    >>> from arbeid.wording import words_of
    >>> signed_percent(-0.27, words_of("nl")), signed_percent(-0.001, words_of("nl"))
    ('−27%', '0%')
    """
    return "–" if growth is None else f"{words.signed(round(100 * growth, digits), digits)}%"


def figure(value: float | None, words: Words, digits: int = 2) -> str:
    """Write a number with two digits behind the point, where no others are asked.

    >>> from arbeid.wording import words_of
    >>> figure(-0.144, words_of("nl"))
    '−0,14'
    """
    return words.number(value, digits)


def period(text: str, words: Words) -> str:
    """Say a quarter or a month in words; anything else stays as it is.

    >>> from arbeid.wording import words_of
    >>> period("2025Q4", words_of("nl")), period("2025-05", words_of("nl"))
    ('4e kwartaal 2025', 'mei 2025')
    """
    return words.period(text)


def chosen(prefix: str, name: str, words: Words, **values: object) -> str:
    """Say the phrase that this thing has of its own, else the one for all others."""
    key = f"{prefix}.{name}"
    return words(key if is_phrase(key) else f"{prefix}.other", **values)


def counted(number: int, words: Words) -> str:
    """Write a small number as a word, at the start of a sentence."""
    key = f"views.number.{number}"
    return opening(words(key)) if is_phrase(key) else words.number(number)


def opening(text: str) -> str:
    """Give a text with a capital at its start."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """Give a name as it stands inside a sentence, unless it starts with an abbreviation or has more capitals.

    >>> inside("Journalisten"), inside("ICT-managers"), inside("Retail Salespersons")
    ('journalisten', 'ICT-managers', 'Retail Salespersons')
    """
    later = any(word[:1].isupper() for word in text.split()[1:])
    return text if later or text[1:2].isupper() or text[1:2] == "-" else text[:1].lower() + text[1:]
