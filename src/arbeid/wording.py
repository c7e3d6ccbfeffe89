"""Words, numbers and dates in Dutch and English: phrases from the catalogue, dates from Babel."""

from __future__ import annotations

import math
import re
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from arbeid.errors import unknown_name
from arbeid.language import Language, Text

_LOCALES: dict[Language, str] = {"nl": "nl_NL", "en": "en_GB"}


# From here on a number is no sure count, and its digits would fill lines.
SURE = 1e16
# From here on the third digit of a count is one of thousands.
_THOUSANDS_FROM = 1e5


class Words:
    """Everything that is said in one language.

    >>> words = words_of("nl")
    >>> words.percent(0.4137, 1), words.number(9865000), words.points(0.66, 2)
    ('41,4%', '9.865.000', '0,66 procentpunt')
    >>> words_of("en").people(9_865_000)
    '9.9 million'
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.locale = _LOCALES[language]

    def __call__(self, key: str | Text, /, **values: object) -> str:
        """Say a text, or the phrase with this key, its values filled in; a text among them is read too.

        >>> words_of("nl")(Text(nl="banen", en="jobs"))
        'banen'
        """
        if isinstance(key, Text):
            return key.read(self.language)
        phrase = _phrase(key)
        if phrase is None:
            raise unknown_name("phrase", key, _phrases())
        read = {name: self(one) if isinstance(one, Text) else one for name, one in values.items()}
        return _FORM.vformat(phrase[self.language], (), read)

    def number(self, value: float | None, digits: int = 0) -> str:
        """Write a number with the language's separators and a true minus; a missing one as a dash."""
        return "–" if value is None else _decimal(round(value, digits) + 0.0, digits, self.language)

    def counted(self, key: str, count: int) -> str:
        """Write a count with what is counted, in the singular or the plural: the phrases KEY_one, KEY_more.

        >>> words_of("en").counted("unit.hour", 1), words_of("en").counted("unit.hour", 3)
        ('1 hour', '3 hours')
        """
        return self(f"{key}_{'one' if count == 1 else 'more'}", n=self.number(count))

    def percent(self, share: float | None, digits: int = 0) -> str:
        """Write a share (0 to 1) as a percentage."""
        return "–" if share is None else f"{self.number(100 * share, digits)}%"

    def points(self, value: float, digits: int = 1) -> str:
        """Write percentage points, with the unit in words."""
        return f"{self.number(value, digits)} {self('unit.points')}"

    def signed(self, value: float | None, digits: int = 0) -> str:
        """Write a number with its sign, also where it rounds to nothing."""
        if value is None:
            return "–"
        sign = "+" if value > 0 else "−" if value < 0 else ""
        return f"{sign}{self.number(abs(value), digits)}"

    def people(self, count: float, finer: int = 0) -> str:
        """Write a head count as a reader would say it: 9.9 million, 234 thousand, or with more digits.

        >>> words_of("nl").people(9_865_000), words_of("nl").people(-1.25e200)
        ('9,9 miljoen', '−1,25e+200')
        """
        if abs(count) >= SURE:
            return self.number(count)
        for size, unit in ((1e9, "unit.billion"), (1e6, "unit.million"), (1e4, "unit.thousand")):
            if abs(count) >= size:
                scale = 1e3 if unit == "unit.thousand" else size
                digits = 0 if unit == "unit.thousand" or abs(count) >= 100 * size else 1
                return f"{self.number(count / scale, digits + finer)} {self(unit)}"
        return self.number(count)

    def jobs(self, count: float, within: float | None = None, finer: int = 0) -> str:
        """Write a modelled count of jobs or people as `people` does, with the digits that it carries.

        >>> words_of("en").jobs(4_567), words_of("en").jobs(4_567, within=199_000)
        ('4,570', '5 thousand')
        """
        rounded = carried(count, within, finer) or 0.0
        if rounded and (within or 0.0) >= _THOUSANDS_FROM > 10 * abs(rounded):
            return f"{self.number(rounded / 1e3, finer)} {self('unit.thousand')}"
        return self.people(rounded, finer)

    def signed_jobs(self, count: float, within: float | None = None, finer: int = 0) -> str:
        """Write a modelled change of a count with its sign, and the digits that it carries.

        >>> words_of("nl").signed_jobs(-4_565, within=199_000), words_of("nl").signed_jobs(200, within=1e6)
        ('−5 duizend', '0')
        """
        rounded = carried(count, within, finer)
        sign = "+" if rounded and rounded > 0 else "−" if rounded else ""
        return f"{sign}{self.jobs(abs(count), within, finer)}"

    def signed_people(self, count: float, finer: int = 0) -> str:
        """Write a change of a head count with its sign, as a reader would say it.

        >>> words_of("nl").signed_people(-193_570)
        '−194 duizend'
        """
        sign = "+" if count > 0.5 else "−" if count < -0.5 else ""
        return f"{sign}{self.people(abs(count), finer)}"

    def date(self, day: date) -> str:
        """Write a date in full."""
        from babel.dates import format_date

        return str(format_date(day, format="long", locale=self.locale))

    def period(self, period: str) -> str:
        """Write a period of a source: a quarter, a month, a year or years.

        >>> words_of("nl").period("2025Q4"), words_of("en").period("2025-05"), words_of("nl").period("2024")
        ('4e kwartaal 2025', 'May 2025', '2024')
        """
        if match := re.fullmatch(r"(\d{4})Q([1-4])", period):
            return self("unit.quarter", year=match[1], quarter=match[2])
        if match := re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", period):
            return f"{self(f'unit.month_{int(match[2])}')} {match[1]}"
        return period

    def inside(self, named: str | Text) -> str:
        """Write the name of a country or a group of countries as it stands inside a sentence.

        >>> words_of("en").inside("United States"), words_of("nl").inside("Verenigde Staten, 2021")
        ('the United States', 'de Verenigde Staten, 2021')
        >>> words_of("en").inside("the Netherlands"), words_of("nl").inside("Nederland")
        ('the Netherlands', 'Nederland')
        """
        name = self(named) if isinstance(named, Text) else named
        bare = re.split(r" \(|, ", name)[0]
        article = _articles()[self.language].get(bare)
        return f"{article} {name}" if article else name

    def known(self, text: str) -> str:
        """Say what a source, a publication or a parameter says of itself in English, where it is known.

        Months are written in words where a catalogue leaves them as figures.

        >>> words_of("nl").known("US public domain"), words_of("nl").known("CC BY 4.0")
        ('publiek domein (VS)', 'CC BY 4.0')
        >>> words_of("en").known("2020-02 to 2026-08")
        'February 2020 to August 2026'
        """
        found = _known().get(self.language, {}).get(text, text)
        if self.language == "en" and re.fullmatch(r"\d{4}-\d{2} to \d{4}-\d{2}", found):
            return " to ".join(map(self.period, found.split(" to ")))
        return found

    def foreign(self, text: str) -> bool:
        """Say whether such a text is English where the language is another.

        >>> words_of("nl").foreign("The Simple Macroeconomics of AI")
        True
        >>> words_of("nl").foreign("Crosswalk from ISCO-08 to SOC 2010"), words_of("en").foreign("GPTs")
        (False, False)
        """
        own = _known().get(self.language)
        return own is not None and text not in own and text not in own.values()

    def either(self, parts: list[str]) -> str:
        """Join parts of which one is meant: a, b or c."""
        return self._joined("unit.or", parts)

    def list(self, parts: list[str]) -> str:
        """Join parts as the language does: a, b and c."""
        return self._joined("unit.and", parts)

    def _joined(self, key: str, parts: Sequence[str]) -> str:
        *others, last = parts or [""]
        return self(key, others=", ".join(others), last=last) if others else last


class _Form(string.Formatter):
    """Phrases may choose between two forms by a count: ``{n} {n:beroep|beroepen}``, the first for one.

    >>> _FORM.format("{n} {n:job|jobs}", n=1), _FORM.format("{n} {n:job|jobs}", n="1,000")
    ('1 job', '1,000 jobs')
    """

    def format_field(self, value: Any, format_spec: str) -> str:
        """Write one value, or the form that goes with it."""
        if "|" not in format_spec:
            return str(super().format_field(value, format_spec))
        one, _, other = format_spec.partition("|")
        return one if str(value) == "1" else other


_FORM = _Form()


def carried(count: float | None, within: float | None = None, finer: int = 0) -> float | None:
    """Round a modelled count to three digits, as more would feign precision; what is missing stays.

    Ends of a range that would read alike have ``finer`` digits more.

    Where it lies ``within`` a range, or stands beside numbers up to that size, the third digit of that is
    the last one that it carries: a small number is no surer than the large ones that it is the sum of.

    >>> carried(-13_169.07), carried(391.4), carried(12.3), carried(-4_565.0, within=199_000.0)
    (-13200.0, 391.0, 12.0, -5000.0)
    """
    if not count or not math.isfinite(count):
        return count
    largest = max(abs(count), abs(within or 0.0))
    return round(count, min(0, 2 + finer - math.floor(math.log10(largest)))) + 0.0


def greatest(numbers: Iterable[float | None]) -> float:
    """Find how large numbers beside each other are, signs left aside; missing ones are passed over.

    >>> greatest([-4_565.0, None, -199_000.0])
    199000.0
    """
    return max((abs(number) for number in numbers if number is not None), default=0.0)


@cache
def words_of(language: Language) -> Words:
    """Give the words of one language."""
    return Words(language)


def phrase_keys() -> list[str]:
    """List the keys of all phrases."""
    return sorted(_phrases())


def is_phrase(key: str) -> bool:
    """Say whether there is a phrase with this key.

    >>> is_phrase("unit.hour_one"), is_phrase("unit.fortnight"), is_phrase("no_such_room.hour")
    (True, False, False)
    """
    return _phrase(key) is not None


@cache
def _known() -> dict[str, dict[str, str]]:
    """Give for each language but English the words of English texts."""
    text = files("arbeid").joinpath("catalogue/wording/names/known.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _articles() -> dict[str, dict[str, str]]:
    """Give for each language the article of each name that has one."""
    text = files("arbeid").joinpath("catalogue/wording/names/articles.toml").read_text(encoding="utf-8")
    return {
        language: {name: article for article, names in own.items() for name in names}
        for language, own in tomllib.loads(text).items()
    }


# A table writes the same few hundred numbers in every face, and each takes longer than all else of its cell.
@lru_cache(maxsize=1 << 14)
def _decimal(rounded: float, digits: int, language: Language) -> str:
    if not math.isfinite(rounded):
        from babel.numbers import format_decimal

        return str(format_decimal(rounded, locale=_LOCALES[language])).replace("-", "−")
    if abs(rounded) >= SURE:
        return f"{rounded:.4g}".translate(_signs(language))
    # By its shortest digits, which are those that it was rounded to. Babel writes the same, but with its
    # numbers come the rules of every time zone, which take longer to load than many an answer.
    return f"{Decimal(repr(float(rounded))):,.{digits}f}".translate(_signs(language))


@cache
def _signs(language: Language) -> dict[int, str]:
    words = words_of(language)
    # A hyphen is shorter than a plus and sits lower: numbers under each other would not line up.
    return str.maketrans({",": words("unit.thousands"), ".": words("unit.decimals"), "-": "−"})


def _phrase(key: str) -> dict[str, str] | None:
    # One answer is said with the phrases of a few rooms, so no other room's file is read for it.
    room = key.partition(".")[0]
    return _phrases_of(room).get(key) if room in _rooms() else None


def _phrases() -> dict[str, dict[str, str]]:
    return {key: phrase for room in _rooms() for key, phrase in _phrases_of(room).items()}


@cache
def _rooms() -> frozenset[str]:
    listed = files("arbeid").joinpath("catalogue/wording").iterdir()
    return frozenset(file.name.removesuffix(".toml") for file in listed if file.name.endswith(".toml"))


@cache
def _phrases_of(room: str) -> dict[str, dict[str, str]]:
    text = files("arbeid").joinpath(f"catalogue/wording/{room}.toml").read_text(encoding="utf-8")
    return dict(_flat(room, tomllib.loads(text)))


def _flat(prefix: str, facts: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    for name, value in facts.items():
        if set(value) == {"nl", "en"}:
            yield f"{prefix}.{name}", value
        else:
            yield from _flat(f"{prefix}.{name}", value)
