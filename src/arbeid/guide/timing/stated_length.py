"""The length that a page states for its video, recording or lesson, in any of the common ways."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from string import ascii_lowercase, ascii_uppercase
from typing import Any, Literal

from arbeid.guide.timing.iso_duration import iso_seconds

Tree = Any
"""An lxml tree; lxml has no types of its own."""

Kind = Literal["article", "video", "audio"]

_CLOCK = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)(?:[.,]\d{1,3})?")
_LONGEST = 60
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("videoobject", "movie", "clip", "tvepisode", "screeningevent"), "video"),
    **dict.fromkeys(("audioobject", "podcastepisode", "radioepisode", "audiobook"), "audio"),
    **dict.fromkeys(
        ("learningresource", "course", "courseinstance", "quiz", "article", "newsarticle", "blogposting"),
        "article",
    ),
    **dict.fromkeys(("scholarlyarticle", "techarticle", "report", "webpage", "creativework"), "article"),
}
_ALL = ("duration", "timeRequired")
_STATED_BY: dict[Kind, tuple[str, ...]] = {"video": _ALL, "audio": _ALL, "article": ("timeRequired",)}
"""The keys that state a length; what is to be read has a duration in another sense."""
_UNITS = {
    **dict.fromkeys(("min", "minute", "minutes", "minuten"), " min"),
    **dict.fromkeys(("hur", "hour", "hours", "uur"), " h"),
    **dict.fromkeys(("sec", "second", "seconds", "seconden"), ""),
}
"""Units of a quantity, by their UN/CEFACT code or in words, as they are written behind a number."""
_OPENED = re.compile(r"(?://|/\*)?\s{0,9}(?:<!\[CDATA\[|<!--)(?:\*/)?")
_CLOSED = re.compile(r"(?://|/\*)?\s{0,9}(?:\]\]>|-->)(?:\*/)?\Z")
_LONGEST_CLOSE = 20
_COMMA_TOO_MANY = re.compile(r",\s{0,99}([}\]])")
_LINKED = (
    "//script[starts-with(normalize-space(translate(@type, $upper, $lower)), 'application/ld+json')]/text()"
)


def stated_length(tree: Tree) -> tuple[Kind, int] | None:
    """Find the seconds that structured data, microdata or the Open Graph protocol state, in that order.

    What plays comes before what is read.
    """
    found = (*_in_linked_data(tree), *_in_microdata(tree), *_in_open_graph(tree))
    for kind, written in sorted(found, key=lambda one: one[0] == "article"):
        seconds = duration(written)
        if seconds:
            return kind, seconds
    return None


def _in_linked_data(tree: Tree) -> Iterator[tuple[Kind, str]]:
    for script in tree.xpath(_LINKED, upper=ascii_uppercase, lower=ascii_lowercase):
        pending = [_loaded(script)]
        while pending:
            thing = pending.pop()
            if isinstance(thing, list):
                pending.extend(reversed(thing))
            elif isinstance(thing, dict):
                yield from _of_thing(thing)
                pending.extend(value for value in thing.values() if isinstance(value, dict | list))


def _loaded(script: str) -> Any:
    """Read a script as JSON, also wrapped for old browsers or with a comma too many; None if it is none."""
    bare = script.strip()
    opened = _OPENED.match(bare)
    bare = bare[opened.end() :] if opened else bare
    closed = _CLOSED.search(bare, max(0, len(bare) - _LONGEST_CLOSE))
    bare = bare[: closed.start()] if closed else bare
    for text in (bare, _COMMA_TOO_MANY.sub(r"\1", bare)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _of_thing(thing: dict[str, Any]) -> Iterator[tuple[Kind, str]]:
    named = thing.get("@type", thing.get("type"))
    kind = _kind_of(map(str, named) if isinstance(named, list) else [str(named)])
    if kind:
        for key in _STATED_BY[kind]:
            for written in _values(thing.get(key)):
                yield kind, written


def _values(value: object) -> Iterator[str]:
    """List the values that a length is written as: plain, in a list, or as a thing of its own."""
    if isinstance(value, list):
        for part in value:
            yield from _values(part)
    elif isinstance(value, dict) and ("unitCode" in value or "unitText" in value):
        unit = _UNITS.get(str(value.get("unitCode", value.get("unitText"))).strip().lower())
        if unit is not None:
            yield f"{value.get('value', '')}{unit}"
    elif isinstance(value, dict):
        yield from (str(value[key]) for key in ("@value", "value", "name") if key in value)
    elif value is not None:
        yield str(value)


def _kind_of(names: Any) -> Kind | None:
    """Tell what types, written as a word or an address, play or are read; the first that plays counts."""
    plain = [re.split(r"[/#:]", name.strip())[-1].lower() for name in names]
    kinds = [_KINDS[name] for name in plain if name in _KINDS]
    return next((kind for kind in kinds if kind != "article"), kinds[0] if kinds else None)


def _in_microdata(tree: Tree) -> Iterator[tuple[Kind, str]]:
    for key in _ALL:
        for element in tree.xpath("//*[@itemscope and @itemtype]//*[@itemprop=$key]", key=key):
            scope = element.xpath("ancestor::*[@itemscope][1]/@itemtype")
            kind = _kind_of(str(scope[0]).split()) if scope else None
            if kind and key in _STATED_BY[kind]:
                yield kind, element.get("content") or element.get("datetime") or element.text_content()


def _in_open_graph(tree: Tree) -> Iterator[tuple[Kind, str]]:
    names: tuple[tuple[Kind, str], ...] = (
        ("video", "video:duration"),
        ("video", "og:video:duration"),
        ("audio", "music:duration"),
    )
    for kind, name in names:
        for written in tree.xpath("//meta[@property=$name]/@content", name=name):
            yield kind, written


@cache
def duration(written: str) -> int | None:
    """Read a length in seconds: a number, ISO 8601, a clock or words; None where it is none of these.

    >>> duration("PT12M34S"), duration("754"), duration("6:00"), duration("8 minutes"), duration("soon")
    (754, 754, 360, 480, None)
    """
    written = written.strip()
    if re.fullmatch(r"[0-9]{1,7}", written):
        return int(written)
    if clock := _CLOCK.fullmatch(written):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3600 + minutes * 60 + seconds
    seconds_of_iso = iso_seconds(written)
    return _in_words(written) if seconds_of_iso is None else seconds_of_iso


def _in_words(written: str) -> int | None:
    from arbeid.guide.readings.stated import times

    # Between brackets nothing else is said, so the words must all belong to the time.
    bracketed = f"({written[:_LONGEST]})"
    found = next(iter(times(bracketed, 0, len(bracketed)).stated), None)
    whole = found is not None and found.directly and found.end == len(bracketed) - 1
    return 60 * found.duration.minutes if found and whole else None
