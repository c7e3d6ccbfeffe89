"""The time that a text states for the link before it, and how that time is set off from other words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from arbeid.guide.readings.duration import Duration, durations
from arbeid.guide.readings.kind import icon_by_word, playing_words
from arbeid.guide.readings.number_words import NUMBER_WORDS, any_of, vocabulary

BLOT = "\x01"
"""Stands for every character of a tag or another link, which parts the text around it."""

# Farther away a time is about something else; it also bounds the work on a hostile line.
_FARTHEST = 80
_PARTS = rf"()\[\]{{}}|,;·•‐‑−–—*_`\"“”«»\n{BLOT}"
_SIGNS = "~±≈=+⏱⏲⏳⌛\ufe0f\U0001f550-\U0001f567"
_NOTE_SIGNS = "^†‡§¹²³⁰⁴-⁹…"
"""Signs behind a time that point at a footnote or trail off: they say nothing of the time itself."""
_READING = ("read", "reading", "lezen")
"""Words behind a time that say how it was counted rather than what kind of thing is read."""


class Stated(NamedTuple):
    """A stated time: the words that belong to it end at ``end``; ``directly`` where it follows its link."""

    duration: Duration
    end: int
    directly: bool
    icon: str | None


class Times(NamedTuple):
    """The times of a stretch: those that it states, and the words of others that it only mentions."""

    stated: tuple[Stated, ...]
    mentioned: tuple[str, ...]


def times(text: str, start: int, end: int) -> Times:
    """Find what a stretch of text, which starts behind a link, states as time.

    >>> found = times("(leestijd: 12 min)", 0, 18)
    >>> found.stated[0].duration.minutes, found.stated[0].directly
    (12, True)
    >>> times("over wat in 5 minuten kan", 0, 25).mentioned
    ('5 minuten',)
    >>> times("(leestijd: 12)", 0, 14).mentioned
    ('leestijd: 12',)
    """
    part = text[start:end]
    stated, mentioned = [], []
    for duration in durations(part):
        found = _stated(part, duration)
        if found is None:
            mentioned.append(part[duration.start : duration.end])
        else:
            stated.append(_moved(found, start))
    unclear = None if stated or mentioned else _allowed()["unclear"].search(part[:_FARTHEST])
    if unclear and _allowed()["between"].fullmatch(part, 0, unclear.start()):
        mentioned.append(unclear[0])
    return Times(tuple(stated), tuple(mentioned))


def icon_alone(text: str) -> str | None:
    """Find the icon of a kind that a text names and nothing else."""
    return icon_by_word().get(text.strip(f" \t{BLOT}()[]-–—|,:;·*_.").lower())


def _moved(found: Stated, by: int) -> Stated:
    at = found.duration
    part = (at.part[0] + by, at.part[1] + by)
    return found._replace(
        duration=at._replace(start=at.start + by, end=at.end + by, part=part), end=found.end + by
    )


def _stated(text: str, duration: Duration) -> Stated | None:
    before, after = _before(text, duration.start), _after(text, duration.end)
    directly = bool(_allowed()["between"].fullmatch(text, 0, duration.start))
    left = before is not None and bool(_allowed()["left"].fullmatch(before))
    right = after is not None and bool(_allowed()["right"].fullmatch(after))
    if not (directly or (left and right)):
        return None
    # “12:34” by itself may as well be when a lecture starts, and “12m” how high a tree is.
    if duration.bare and not (right and _is_marked(text, duration, before or "")):
        return None
    behind = (after or "") if right else ""
    icon = _icon(text[: duration.start] if directly else before or "")
    return Stated(duration, duration.end + len(behind.rstrip()), directly, icon or _icon(behind, _READING))


def _before(text: str, end: int) -> str | None:
    """Take the words between the last parting sign and a time; None where that is too far."""
    near = text[max(0, end - _FARTHEST) : end]
    parted = [found.end() for found in _before_sign().finditer(near)]
    return near[parted[-1] :] if parted else near if end <= _FARTHEST else None


def _after(text: str, start: int) -> str | None:
    near = text[start : start + _FARTHEST]
    parted = _after_sign().search(near)
    return near[: parted.start()] if parted else near if len(text) <= start + _FARTHEST else None


def _is_marked(text: str, duration: Duration, before: str) -> bool:
    """Tell whether brackets, a sign, a label or what plays say that these figures are a time."""
    near = text[max(0, duration.start - _FARTHEST) : duration.start]
    behind = text[duration.end : duration.end + _FARTHEST]
    opened, closed = near.rstrip()[-1:], behind.lstrip()[:1]
    if (opened, closed) in (("(", ")"), ("[", "]")) or re.search(rf"[{_SIGNS}]\s*$", before):
        return True
    return bool(_allowed()["named"].search(near) or _allowed()["plays"].match(behind))


def _icon(text: str, apart_from: tuple[str, ...] = ()) -> str | None:
    found = (match[0].lower() for match in _allowed()["kind"].finditer(text))
    return next((icon_by_word()[word] for word in found if word not in apart_from), None)


@cache
def _before_sign() -> re.Pattern[str]:
    return re.compile(rf"[{_PARTS}:]|\s-\s|[.?!]\s")


@cache
def _after_sign() -> re.Pattern[str]:
    return re.compile(rf"[{_PARTS}{_NOTE_SIGNS}:]|\s-\s|[.?!](?:\s|$)")


@cache
def _allowed() -> Mapping[str, re.Pattern[str]]:
    kind = any_of(icon_by_word())
    left = any_of((*vocabulary("about"), *vocabulary("label"), *icon_by_word()))
    right = any_of((*vocabulary("behind"), *vocabulary("label"), *icon_by_word()))
    number = rf"\d{{1,3}}(?:[.,]\d)?|{any_of(word for one in NUMBER_WORDS.all() for word in one.numbers)}"
    named, plays = any_of((*vocabulary("label"), *playing_words())), any_of(playing_words())
    others = any_of(vocabulary("other_units"))
    sources = {
        "left": rf"(?:[\s{_SIGNS}<>-]|(?:{left})(?!\w)\.?)*+",
        "right": rf"(?:[\s.-]|(?:{right})(?!\w))*+",
        "between": rf"(?:[\s{_SIGNS}{_PARTS}:/.<>-]|(?:{left})(?!\w)){{0,400}}+",
        "named": rf"(?:^|\W)(?:{named})\W{{0,3}}$",
        "plays": rf"\W{{0,3}}(?:{plays})(?!\w)",
        # A number of what is no minute or hour, or of nothing that is named: no second time is put beside it.
        "unclear": rf"(?<!\w)(?:(?:{named})\W{{1,3}}\d{{1,4}}|(?:{number})\s{{1,3}}(?:{others}))"
        r"(?![\w.,:%–-])",
        "kind": rf"(?<!\w)(?:{kind})(?!\w)",
    }
    return {name: re.compile(source, re.IGNORECASE) for name, source in sources.items()}
