"""What people call an economy: its name in capitals or not, its title in either language, short forms."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator

from arbeid.data.economies.choices import choices
from arbeid.data.economies.entry import ECONOMIES, EconomyEntry
from arbeid.data.economies.families import country_name, family_entry, family_names
from arbeid.errors import ArbeidError, Near, UnknownName, unknown_name
from arbeid.language import Text
from arbeid.nearest_names import closest
from arbeid.registry import remembered
from arbeid.registry.folders import own_folder

# What people call an economy beside its name, its title and the three letters of ISO 3166.
SHORT_NAMES = "economies/short-names.csv"
_NOISE = frozenset(("the", "de", "het", "and", "en"))


class CountryNotCounted(UnknownName):
    """A country of which no file counts people at work by occupation, so that it is no economy."""


def economy_names() -> list[str]:
    """List the names of all economies, sorted."""
    return sorted({*ECONOMIES.names(), *family_names()})


def economy_entry(name: str) -> EconomyEntry:
    """Load an economy's entry by its own name: a file of the catalogue, or a country of a family."""
    return ECONOMIES.get(name) if name in ECONOMIES.names() else family_entry(name)


def economy_id(called: object) -> str:
    """Find the name of the economy that is called so, whatever capitals, accents or articles it is given.

    Errors: nothing that is called so, with the nearest names; a country whose people no file counts.

    >>> economy_id("NL"), economy_id("Duitsland"), economy_id("the Netherlands"), economy_id("USA")
    ('nl', 'de', 'nl', 'us')
    """
    if not isinstance(called, str):
        raise ArbeidError("economy_type", value=repr(called))
    if called in ECONOMIES.names() or called in family_names():
        return called
    asked = plain(called)
    found = _called().get(asked)
    if found is None:
        country = _uncounted().get(asked)
        raise _unknown(called) if country is None else _not_counted(country)
    return found


def plain(called: str) -> str:
    """Write what something is called without capitals, accents, articles and marks.

    >>> plain("Côte d’Ivoire"), plain("the Netherlands"), plain("U.S.")
    ('cote d ivoire', 'netherlands', 'us')
    """
    letters = unicodedata.normalize("NFKD", called.replace(".", "")).casefold()
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", kept)
    # A name of one word is never noise: de is Germany.
    return " ".join(word for word in words if len(words) == 1 or word not in _NOISE)


@remembered
def _called() -> dict[str, str]:
    """Map to an economy everything that one is called; the first to be called so keeps the name."""
    found: dict[str, str] = {}
    for said, name in _ways():
        if said:
            found.setdefault(said, name)
    return found


def _ways() -> Iterator[tuple[str, str]]:
    # The shortest name first: where two economies are called alike, nl is meant and not nl-isco-08-2.
    names = sorted(economy_names(), key=lambda name: (len(name), name))
    yield from ((plain(name), name) for name in names)
    yield from (
        (plain(said), name) for name, every in short_names().items() for said in every if name in names
    )
    titles = [(title, name) for name in names for title in _titles(name)]
    yield from ((plain(title), name) for title, name in titles)
    yield from ((plain(title.partition(" (")[0]), name) for title, name in titles)
    yield from _three_letters(names)


@remembered
def short_names() -> dict[str, tuple[str, ...]]:
    """List by economy what else people call it, as they write it.

    >>> short_names()["gb"][:2]
    ('UK', 'VK')
    """
    found: dict[str, tuple[str, ...]] = {}
    with (own_folder() / SHORT_NAMES).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["economy"]] = (*found.get(row["economy"], ()), row["called"])
    return found


def _titles(name: str) -> tuple[str, str]:
    title = title_of(name)
    return title.nl, title.en


def title_of(name: str) -> Text:
    """Read an economy's title by its own name, without reading its people."""
    return ECONOMIES.get(name).title if name in ECONOMIES.names() else country_name(name[:2])


def _three_letters(names: list[str]) -> Iterator[tuple[str, str]]:
    from babel.core import get_global

    for said, countries in get_global("territory_aliases").items():
        name = countries[0].lower()
        if len(said) == 3 and said.isalpha() and len(countries) == 1 and name in names:
            yield said.lower(), name


@remembered
def _uncounted() -> dict[str, str]:
    """Map to its two letters everything that a country without an economy is called."""
    from babel.core import get_global

    # Of these a language is known, which leaves out codes that were never given to a country.
    spoken = {code.lower() for code in get_global("territory_languages")} - {"zz"}
    others = spoken - set(economy_names())
    found = {plain(title): code for code in sorted(others) for title in _names_of(code)}
    return found | dict(_three_letters(sorted(others))) | {code: code for code in others}


def _names_of(country: str) -> tuple[str, ...]:
    title = country_name(country)
    # Hong Kong is listed as “Hong Kong SAR China”, and is called so by nobody.
    return (title.nl, title.en, *(one.partition(" SAR ")[0] for one in (title.nl, title.en)))


def _not_counted(country: str) -> CountryNotCounted:
    first = ", ".join(choices().first)
    return CountryNotCounted("economy_uncounted", country=country, title=country_name(country), names=first)


def _unknown(called: str) -> ArbeidError:
    known = _called()
    asked = plain(called)
    begun = [said for said in known if len(asked) > 2 and said.startswith(asked)]
    # Two letters are near to every other two, so they are compared with short names only.
    alike = [said for said in known if len(said) != 3 and (len(said) > 3) == (len(asked) > 3)]
    near = begun or closest(asked, alike, 6)
    names = list(dict.fromkeys(known[said] for said in near))[:4]
    names.sort(key=lambda name: name not in choices().first)
    if not names:
        return unknown_name("economy", called, economy_names(), first=choices().first, near=Near())
    # What was found by its title is shown with it.
    untitled = {known[said] for said in near if said == plain(known[said])}
    titled = Near((name, {} if name in untitled else title_of(name).model_dump()) for name in names)
    return unknown_name("economy", called, economy_names(), first=choices().first, near=titled)
