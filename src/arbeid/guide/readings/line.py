"""The line of Markdown that stands for one reading: as the writer writes it, or in a looser form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from arbeid.guide.chapter.inline import (
    Link,
    References,
    Span,
    address,
    is_footnote,
    links_among,
    masked,
    plain,
    spans,
)
from arbeid.guide.marks import ICON_COLOUR, TIME_ICON, Marks, changes, moved
from arbeid.guide.readings.kind import icon_by_sign
from arbeid.guide.readings.source import is_source
from arbeid.guide.readings.stated import BLOT, Stated, Times, icon_alone, times

# No line that somebody wrote for one source is longer; looking through it would cost more than it finds.
LONGEST_LINE = 4_000

_HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?![0-9A-Za-z])")
_GLASS = re.compile(r"\s*<(i|span)\b([^<>]*)>\s*([A-Za-z0-9_]+)\s*</\1>", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]{0,400}\}")
_OPENER = re.compile(r"[()\[\]`]|\*{1,3}|_{1,3}|</?[A-Za-z][^<>]*>")
_SPACE = re.compile(r"&(?:nbsp|thinsp|ensp|emsp|#160|#[xX][aA]0);")
_GAP = " \t\n-‐‑−–—|,:;·"
_NOTE = re.compile(
    r"(?:\[\^[^\]\s]{1,60}\]|\^[^\s^]{1,20}\^|<sup>[^<>]{1,20}</sup>|[¹²³⁰⁴-⁹^*†‡§!?…°)\]])+", re.IGNORECASE
)
"""A mark of a footnote, or a sign of no meaning, behind a time."""
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*")


class Match(NamedTuple):
    """A reading found on a line, without its id: its fields, where they stand, and what follows.

    ``source`` is the Markdown of its title and, in the exact form, of its address.
    """

    fields: Mapping[str, str | int | None]
    source: Mapping[str, str]
    marks: Marks
    rest: str = ""


def match(line: str, listed: bool = False, references: References | None = None) -> Match | None:
    """Find the reading on a line: exactly as the writer writes it, or in a looser form.

    A line of its own needs an icon or minutes to be a reading; an item of a list (``listed``) only a link,
    and may go on after it.

    >>> match("- [Banen](https://example.com/banen) ~9 min"[2:], listed=True).fields["minutes"]
    9
    >>> match("Lees [Banen](https://example.com/banen) eerst.") is None
    True
    """
    margin = len(line) - len(line.lstrip(" \t"))
    line = line.strip(" \t")
    if len(line) > LONGEST_LINE:
        return None
    exact = _exact().fullmatch(line) if "](" in line else None
    item = _from_exact(exact) if exact else _loose(line, listed, references)
    if item is None or not is_source(str(item.fields["url"])):
        return None
    timed = item.fields["minutes"] is not None
    # Words behind it make it a sentence with a link; a mark of a footnote behind the time does not.
    alone = not item.rest or (timed and bool(_NOTE.fullmatch(item.rest.lstrip("("))))
    marked = timed or item.fields["icon"] is not None
    return item._replace(marks=moved(item.marks, margin)) if listed or (marked and alone) else None


def rewritten(line: str, minutes: int, colour: str) -> str:
    """Write the line with these minutes and this colour, and nothing else changed.

    >>> rewritten("- [Banen](https://example.com/banen) (9 min)", 12, "#F9DB78")
    '- [Banen](https://example.com/banen) (12 min)'
    """
    marker = _MARKER.match(line)
    start = marker.end() if marker else 0
    item = match(line[start:].rstrip(" \t"), listed=True)
    if item is None:
        return line
    for (first, last), text in changes(moved(item.marks, start), minutes, colour):
        line = line[:first] + text + line[last:]
    return line


def blotted(line: str, found: Iterable[Span], more: Iterable[tuple[int, int]] = ()) -> str:
    """Blot out a text's tags and attribute lists, which no longer read as words."""
    # A class, a style or the text of a picture may well say “video” or “5 min”.
    taken = [(span.start, span.end) for span in found if span.rule in ("html_inline", "image")]
    attributes = [at.span() for at in _ATTRIBUTES.finditer(line)]
    spaced = _SPACE.sub(lambda space: " " * len(space[0]), line)
    return masked(spaced, [*taken, *attributes, *more], BLOT)


def behind_link(line: str, link: Link, wrapper: str = "") -> tuple[int, str]:
    """Find the place behind a link, its attribute list and the marks around it; and marks still open."""
    at = link.end
    while True:
        attributes = _ATTRIBUTES.match(line, at)
        if attributes:
            at = attributes.end()
        elif wrapper and line.startswith(wrapper, at):
            at, wrapper = at + len(wrapper), ""
        else:
            return at, wrapper


def fields_of(
    title: str, url: str, stated: Stated | None, glass: re.Match[str] | None, icon: str | None
) -> dict[str, str | int | None]:
    """Gather the fields of a reading from what was found."""
    colour = _colour(glass[2]) if glass else None
    return {
        "title": title,
        "url": url,
        "minutes": stated.duration.minutes if stated else None,
        "colour": colour,
        "icon": icon,
        "icon_colour": ICON_COLOUR,
        "time_icon": glass[3] if glass and colour else TIME_ICON,
    }


def marks_of(
    link: Link, after: int, found: Times | None, stated: Stated | None, glass: re.Match[str] | None
) -> Marks:
    """Find the places of a time and its colour, or those where they would go."""
    if stated is None:
        return Marks(link.start, after, beside=found.mentioned[0] if found and found.mentioned else "")
    colour = _HEX.search(glass[2]) if glass else None
    at = glass.start(2) if glass else 0
    span = (at + colour.start(), at + colour.end()) if colour else None
    return Marks(link.start, after, stated.duration.part, stated.duration.whole, span)


def glass_behind(line: str, stated: Stated | None) -> re.Match[str] | None:
    """Find the icon that stands behind a time."""
    return _GLASS.match(line, stated.end) if stated else None


def _from_exact(found: re.Match[str]) -> Match | None:
    part = found.groupdict()
    title, url = plain(part["title"]), address(part["url"])
    if not title or re.search(r"\s", url):
        return None
    has_time = part["minutes"] is not None
    colour = _colour(part["time_style"]) if has_time else None
    fields = {
        "title": title,
        "url": url,
        "minutes": int(part["minutes"]) if has_time else None,
        "colour": colour,
        "icon": part["icon"],
        "icon_colour": (_colour(part["icon_style"]) if part["icon"] else None) or ICON_COLOUR,
        "time_icon": part["time_icon"] or TIME_ICON,
    }
    at = found.start("time_style") + len("color: ")
    marks = Marks(
        found.start("link"),
        found.end("link"),
        found.span("minutes") if has_time else None,
        colour=(at, at + 7) if colour else None,
    )
    return Match(fields, {"markup": part["title"], "address": part["url"]}, marks)


def _loose(line: str, listed: bool, references: References | None) -> Match | None:
    """Read what the tolerant reader takes: attributes in any order, emoji, kinds in words."""
    if not any(sign in line for sign in ("[", "<a", "<A", "://")):
        return None
    found = spans(line, references)
    every = links_among(line, found, bare=listed)
    if not every or not every[0].title.strip() or is_footnote(line, every[0]):
        return None
    link, prefix = every[0], _prefix().fullmatch(line, 0, every[0].start)
    if prefix is None:
        return None
    blot = blotted(line, found, (other[:2] for other in every))
    heard = times(blot, behind_link(line, link, prefix["wrapper"][::-1])[0], len(line))
    stated = next((time for time in heard.stated if time.directly), None)
    # A time behind another link or a picture is theirs: the item stays a passage, where each has its own.
    if heard.stated and (stated is None or _parted(link, every[1:], found, stated)):
        return None
    return _with_rest(line, link, prefix, heard)


def _parted(link: Link, others: Iterable[Link], found: Iterable[Span], stated: Stated) -> bool:
    """Tell whether another link or a picture stands between a link and its time."""
    starts = (*(other.start for other in others), *(span.start for span in found if span.rule == "image"))
    return any(link.end <= start < stated.duration.start for start in starts)


def _with_rest(line: str, link: Link, prefix: re.Match[str], heard: Times) -> Match | None:
    after, wrapper = behind_link(line, link, prefix["wrapper"][::-1])
    stated = next((time for time in heard.stated if time.directly), None)
    glass = glass_behind(line, stated)
    if stated:
        rest = _closed(line, after, stated, glass, wrapper)
    else:
        rest = None if wrapper else line[after:].lstrip(_GAP)
    if rest is None:
        return None
    alone = None if stated else icon_alone(line[after:])
    sign = (prefix["sign"] or "").rstrip("\ufe0f")
    icon = prefix["icon"] or icon_by_sign().get(sign) or alone or (stated.icon if stated else None)
    markup = prefix["wrapper"] + link.markup.replace("\n", " ") + prefix["wrapper"][::-1]
    fields = fields_of(plain(markup), link.url, stated, glass, icon)
    if prefix["icon"]:
        fields["icon_colour"] = _colour(prefix["icon_style"]) or ICON_COLOUR
    marks = marks_of(link, after, heard, stated, glass)
    return Match(fields, {"markup": markup}, marks, "" if alone else rest.strip(" \t"))


def _closed(line: str, after: int, stated: Stated, glass: re.Match[str] | None, wrapper: str) -> str | None:
    """Read what follows a time once all that was opened before it is closed; None where that cannot be."""
    opened = [wrapper[::-1]] if wrapper else []
    for sign in _OPENER.finditer(line, after, stated.duration.start):
        if opened and _closes(sign[0], opened[-1]):
            opened.pop()
        elif sign[0] not in (")", "]") and not sign[0].startswith("</"):
            opened.append(sign[0])
    at = glass.end() if glass else stated.end
    while opened:
        closing = re.compile(r"\s*([)\]`]|\*{1,3}|_{1,3}|</[A-Za-z][^<>]*>)").match(line, at)
        if closing is None or not _closes(closing[1], opened[-1]):
            break
        opened.pop()
        at = closing.end()
    rest = line[at:].lstrip(_GAP)
    if not rest:
        return None if wrapper and wrapper[::-1] in opened else ""
    return None if any(sign[0] in "<*_~`" for sign in opened) else "".join(opened) + rest


def _closes(sign: str, opener: str) -> bool:
    if opener.startswith("<"):
        name = re.match(r"</?(\w+)", opener)
        return bool(name) and sign.lower().startswith(f"</{name[1].lower()}" if name else "?")
    return sign == {"(": ")", "[": "]"}.get(opener, opener[::-1])


def _colour(style: str | None) -> str | None:
    found = _HEX.search(style or "")
    if found is None:
        return None
    return found[0] if len(found[0]) == 7 else "#" + "".join(2 * digit for digit in found[0][1:])


@cache
def _exact() -> re.Pattern[str]:
    """Compile the source line of the format, to the letter; icon, time and hourglass may be missing."""
    return re.compile(
        r'(?:<span class="material-symbols-outlined" style="(?P<icon_style>color: #[0-9A-Fa-f]{6};)">'
        r"(?P<icon>[a-z0-9_]+)</span> )?"
        r"(?P<link>\[(?P<title>(?:\\[\\\[\]]|[^\\\[\]]|\\(?![\\\[\]]))+)\]\((?P<url>[^\s<][^\s]*?)\))"
        r'(?: <span style="float: right;">~(?P<minutes>[0-9]{1,4}) min'
        r'(?: <i class="material-icons" style="(?P<time_style>color: #[0-9A-Fa-f]{6};)">'
        r"(?P<time_icon>[a-z0-9_]+)</i>)?</span>)?"
    )


@cache
def _prefix() -> re.Pattern[str]:
    """Compile what may stand before the link of a plain item: an icon, and the marks of emphasis."""
    sign = "|".join(re.escape(sign) for sign in icon_by_sign())
    return re.compile(
        rf"""
        (?: <(?P<tag>span|i)\b(?P<icon_style>[^<>]*\bmaterial[^<>]*)>\s*(?P<icon>[a-z0-9_]+)\s*</(?P=tag)>
          | (?P<sign>(?:{sign})\ufe0f?) )?+ \s*+
        (?P<wrapper>\*{{1,3}}|_{{1,3}}|~~|)
        """,
        re.VERBOSE | re.IGNORECASE,
    )
