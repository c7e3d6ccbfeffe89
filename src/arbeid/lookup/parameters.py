"""The factors and thresholds by which titles are found and weighed, each with what it rests on."""

from __future__ import annotations

from arbeid.language import Text
from arbeid.params import Param, Params
from arbeid.registry import remembered

_REGISTER = (
    "measured on the 3,205 current titles of the Dutch register of occupations (UWV): of the first matches, "
    "75% of exact ones are in the right group, 59% of prefixes, 42% of parts"
)
_SLIPS = (
    "measured on 1,000 titles with one or two random slips, 96 and 90% of which are then among the first "
    "three, and on 300 random strings, of which 1% find something near (9% at 0.75)"
)
_MOST = 1e6
_SETS = "chosen on our own development sets of titles (benchmarks/sets, 184 Dutch and 165 English ones)"


def _param(name: str, default: float, nl: str, en: str, source: str = _SETS, *, unit: str = "share") -> Param:
    return Param(
        name=name,
        label=Text(nl=nl, en=en),
        default=default,
        unit=unit,
        low=0,
        high=1 if unit == "share" else _MOST,
        source=source,
        badge="assumed" if source == "assumption" else "derived",
    )


_WAYS = (
    _param("exact", 1.0, "zeker bij dezelfde letters", "sure of the same letters", "assumption"),
    _param("form", 0.9, "zeker bij een andere vorm", "sure of another form of the word", "assumption"),
    _param("prefix", 0.7, "zeker bij hetzelfde begin", "sure of the same start", _REGISTER),
    _param("part", 0.7, "zeker bij gedeelde woorden", "sure of shared words", _REGISTER),
    _param("near", 0.9, "zeker bij bijna dezelfde letters", "sure of nearly the same letters"),
    _param("beside", 0.25, "naast wat precies is", "beside what is exact"),
    _param("least_shared", 0.3, "minste overeenkomst in woorden", "least agreement of words", _REGISTER),
    _param("least_near", 0.77, "minste overeenkomst in letters", "least agreement of letters", _SLIPS),
    _param("least_like", 0.75, "minste gelijkenis voor een groep", "least likeness for a group"),
    _param("least_form", 0.65, "minste gelijkenis van vormen", "least likeness of two forms"),
    _param("pieces", 0.6, "gewicht van stukjes letters", "weight of pieces of letters"),
    _param("resembles", 0.85, "minste gelijkenis om te noemen", "least likeness to be named"),
)
_VOTES = (
    _param("closeness", 4, "macht van de nabijheid", "power of closeness", unit="power"),
    _param("firmness", 0.3, "macht van de vastheid", "power of firmness", unit="power"),
    _param("people", 0.2, "macht van het aantal mensen", "power of the number of people", unit="power"),
    _param("people_of_exact", 0.35, "macht van mensen, precies", "power of people, exact", unit="power"),
    _param("distance", 2, "macht van de afstand van een lijst", "power of how far a list is", unit="power"),
    _param("firm", 2, "lijsten die een titel vast maken", "lists that make a title firm", unit="lists"),
    _param("fewest_people", 1000, "minste mensen van een beroep", "fewest people counted", unit="people"),
    _param("residual", 0.6, "gewicht van een restgroep", "weight of a residual group"),
    _param("told", 0.25, "minste zekerheid om cijfers te geven", "least sureness to tell figures of"),
    _param("offered", 0.005, "minste zekerheid om te kiezen", "least sureness to be offered"),
)
_CERTAINTY = (
    _param("sure", 0.75, "past zeker vanaf", "fits surely from"),
    _param("likely", 0.2, "past waarschijnlijk vanaf", "fits probably from"),
    _param("second_of_sure", 1 / 3, "tweede naast zeker, hoogstens", "second beside surely, at most"),
    _param("second_of_likely", 1 / 2, "tweede naast waarschijnlijk", "second beside probably, at most"),
    _param("spread_over", 12, "titels om gespreid te zijn", "titles to be spread", unit="titles"),
)
_HEADS = (
    _param("headed", 4, "titels om een kern te volgen", "titles to follow a head", unit="titles"),
    _param("known_head", 3, "titels van een bekende kern", "titles of a known head", unit="titles"),
    _param("end", 4, "letters van een einde dat kern is", "letters of an end that is a head", unit="letters"),
    _param("short_word", 4, "letters van een te kort woord", "letters of a word too short", unit="letters"),
    _param("tail", 3, "letters van een staart", "letters of a tail", unit="letters"),
    _param("before_tail", 3, "letters voor een staart", "letters before a tail", unit="letters"),
    _param("near_letters", 7, "letters van bijna een titel", "letters of nearly a title", unit="letters"),
    _param("named_letters", 5, "letters om te noemen", "letters to be named", unit="letters"),
    _param("sentence", 5, "woorden van een zin", "words of a sentence", unit="words"),
)
PARAMS = Params([*_WAYS, *_VOTES, *_CERTAINTY, *_HEADS])


@remembered
def given(name: str) -> float:
    """Read the default of a parameter."""
    return PARAMS[name].default
