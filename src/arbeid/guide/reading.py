"""One reading of a chapter, and the line of Markdown that stands for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.registry import Entry, Registry

ICON_COLOUR = "#5f6368"
TIME_ICON = "hourglass_bottom"
_LONGEST_LINE = 4_000


class Kind(Entry):
    """A kind of reading: the icon names, emoji and words that stand for it, and what citations call it."""

    label: Text
    icons: tuple[str, ...]
    emoji: tuple[str, ...]
    words: tuple[str, ...]
    csl: str
    bibtex: str
    ris: str


KINDS = Registry("kind", "kinds", Kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """One source that a chapter points at; what the chapter does not say is None.

    ``id`` is S01, S02, ... by document order. ``minutes`` is a whole number, ``colour`` that of the
    hourglass beside it, ``icon`` the ligature name that shows the kind. Errors: a title or link that no
    line of Markdown can hold.

    >>> Reading("S01", "Banen", "https://example.com/banen", 9, "#9DC384", "article").kind
    'article'
    """

    id: str
    title: str
    url: str
    minutes: int | None = None
    colour: str | None = None
    icon: str | None = None
    icon_colour: str = ICON_COLOUR
    time_icon: str = TIME_ICON
    line: int = field(default=1, compare=False)

    def __post_init__(self) -> None:
        if not self.title or re.search(r"[\r\n]", self.title):
            raise ArbeidError("reading_title", id=self.id, title=self.title)
        if not self.url or re.search(r"\s", self.url):
            raise ArbeidError("reading_url", id=self.id, url=self.url)

    @property
    def kind(self) -> str | None:
        """Name the kind (article, video, audio, book, course); an unknown icon is its own kind."""
        return None if self.icon is None else _kind_by_icon().get(self.icon, self.icon)


class Match(NamedTuple):
    """A reading found on a line, without its id: its fields, where they stand, and what follows."""

    fields: Mapping[str, str | int | None]
    found: re.Match[str]
    rest: str


def match(line: str, listed: bool = False) -> Match | None:
    """Find the reading on a line: exactly as the writer writes it, or in a looser form.

    A line of its own needs an icon or minutes to be a reading; an item of a list (``listed``) only a link,
    and may go on after it.

    >>> match("- [Banen](https://example.com/banen) ~9 min"[2:], listed=True).fields["minutes"]
    9
    >>> match("Lees [Banen](https://example.com/banen) eerst.") is None
    True
    """
    line = line.strip(" \t")
    if len(line) > _LONGEST_LINE or "](" not in line:
        return None
    found = _exact().fullmatch(line) or _loose().fullmatch(line)
    if found is None:
        return None
    fields = _fields(found)
    rest = (found.groupdict().get("rest") or "").strip(" \t")
    marked = fields["icon"] is not None or fields["minutes"] is not None
    refused = not (listed or (marked and not rest)) or str(fields["url"]).startswith("#")
    return None if refused else Match(fields, found, rest)


def written(reading: Reading) -> str:
    """Write the line for a reading; one without icon and minutes becomes an item of a list.

    >>> written(Reading("S01", "Banen", "https://example.com/banen", 9))
    '[Banen](https://example.com/banen) <span style="float: right;">~9 min</span>'
    """
    title = re.sub(r"\\(?=[\\\[\]]|$)|[\[\]]", r"\\\g<0>", reading.title)
    parts = [f"[{title}]({reading.url})"]
    if reading.icon is not None:
        style = f'class="material-symbols-outlined" style="color: {reading.icon_colour};"'
        parts.insert(0, f"<span {style}>{reading.icon}</span>")
    if reading.minutes is not None:
        parts.append(_written_time(reading.minutes, reading.colour, reading.time_icon))
    return f"- {parts[0]}" if is_listed(reading) else " ".join(parts)


def is_listed(reading: Reading) -> bool:
    """Tell whether a reading is written as an item of a list, for want of an icon and minutes."""
    return reading.icon is None and reading.minutes is None


def rewritten(line: str, minutes: int, colour: str) -> str:
    """Give the line with these minutes and this colour, and nothing else changed.

    >>> rewritten("- [Banen](https://example.com/banen) (9 min)", 12, "#F9DB78")
    '- [Banen](https://example.com/banen) (12 min)'
    """
    marker = re.match(r"[ \t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*", line)
    start = marker.end() if marker else 0
    body = line[start:].rstrip(" \t")
    item = match(body, listed=True)
    if item is None:
        return line
    if item.fields["minutes"] is None:
        at = start + item.found.end("link")
        return f"{line[:at]} {_written_time(minutes, colour, TIME_ICON)}{line[at:]}"
    new = [(item.found.span("minutes"), str(minutes))]
    at_colour = _colour_span(item.found)
    if at_colour:
        new.append((at_colour, colour))
    for (first, last), text in reversed(new):
        line = line[: start + first] + text + line[start + last :]
    return line


def _written_time(minutes: int, colour: str | None, icon: str) -> str:
    glass = f' <i class="material-icons" style="color: {colour};">{icon}</i>' if colour else ""
    return f'<span style="float: right;">~{minutes} min{glass}</span>'


def _fields(found: re.Match[str]) -> Mapping[str, str | int | None]:
    part = found.groupdict()
    minutes = None if part["minutes"] is None else int(part["minutes"])
    colour = _colour(part["time_style"]) if minutes is not None else None
    return {
        "title": re.sub(r"\\([\\\[\]])", r"\1", part["title"]),
        "url": _url(part),
        "minutes": minutes,
        "colour": colour,
        "icon": part["icon"] or _icon(part),
        "icon_colour": (_colour(part["icon_style"]) if part["icon"] else None) or ICON_COLOUR,
        "time_icon": (part["time_icon"] if colour else None) or TIME_ICON,
    }


def _url(part: Mapping[str, str | None]) -> str:
    angled = part.get("angled")
    if angled is None:
        return part["url"] or ""
    return re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", angled)


def _icon(part: Mapping[str, str | None]) -> str | None:
    word = part.get("word") or part.get("alone") or ""
    return _icon_by_sign().get((part.get("sign") or "").rstrip("\ufe0f")) or _icon_by_word().get(word.lower())


_HEX = re.compile(r"#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})(?![0-9A-Za-z])")


def _colour(style: str | None) -> str | None:
    found = _HEX.search(style or "")
    if found is None:
        return None
    return found[0] if len(found[0]) == 7 else "#" + "".join(2 * digit for digit in found[0][1:])


def _colour_span(found: re.Match[str]) -> tuple[int, int] | None:
    colour = _HEX.search(found.groupdict().get("time_style") or "")
    start = found.start("time_style")
    return (start + colour.start(), start + colour.end()) if colour else None


_TITLE = r"(?P<title>(?:\\[\\\[\]]|[^\\\[\]]|\\(?![\\\[\]]))+)"


@cache
def _exact() -> re.Pattern[str]:
    """Compile the source line of the format, to the letter; icon, time and hourglass may be missing."""
    return re.compile(
        r'(?:<span class="material-symbols-outlined" style="(?P<icon_style>color: #[0-9A-Fa-f]{6};)">'
        r"(?P<icon>[a-z0-9_]+)</span> )?"
        rf"(?P<link>\[{_TITLE}\]\((?P<url>[^\s]+?)\))"
        r'(?: <span style="float: right;">~(?P<minutes>[0-9]{1,4}) min'
        r'(?: <i class="material-icons" style="(?P<time_style>color: #[0-9A-Fa-f]{6};)">'
        r"(?P<time_icon>[a-z0-9_]+)</i>)?</span>)?"
    )


@cache
def _loose() -> re.Pattern[str]:
    """Compile what the tolerant reader takes: attributes in any order, emoji, kinds in words."""
    sign = "|".join(re.escape(sign) for sign in _icon_by_sign())
    word = "|".join(re.escape(word) for word in _icon_by_word())
    return re.compile(
        rf"""
        (?: <(?P<tag>span|i)\b(?P<icon_style>[^<>]*\bmaterial[^<>]*)>\s*(?P<icon>[a-z0-9_]+)\s*</(?P=tag)>\s*
          | (?P<sign>{sign})\ufe0f?\s* )?
        (?P<link> \[(?P<title>(?:\\[\\\[\]] | [^\\\[\]] | \\(?![\\\[\]]) | \[[^\[\]]*\])+)\]
          \( \s* (?: <(?P<angled>[^<>]+)> | (?P<url>[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*) )
          (?: \s+ (?:"[^"]*"|'[^']*') )? \s* \) )
        (?: [\s\-–—|,:·]* (?P<alone>{word}) (?=\s*$) | [\s\-–—|,:·]*
          (?: <span\b[^<>]*>\s* )? [(\[]? \s*
          (?: (?P<word>{word}) \s*[,:·–|-]?\s* )?
          (?: ~|±|≈|ca\.?|circa|ongeveer|about|approx\.? )? \s*
          (?P<minutes>[0-9]{{1,4}}) \s* (?: min(?:uten|utes|uut|ute|s)?\b\.? | ['′] ) \s*
          (?: <(?P<glass>i|span)\b(?P<time_style>[^<>]*)>\s*(?P<time_icon>[a-z0-9_]+)\s*</(?P=glass)> \s* )?
          [)\]]? \s* (?: </span> )? )?
        (?P<gap> [\s\-–—|,:;·]* ) (?P<rest>.*)
        """,
        re.VERBOSE | re.IGNORECASE | re.DOTALL,
    )


@cache
def _kind_by_icon() -> Mapping[str, str]:
    return {icon: kind.id for kind in KINDS.all() for icon in kind.icons}


@cache
def _icon_by_sign() -> Mapping[str, str]:
    return {sign: kind.icons[0] for kind in KINDS.all() for sign in kind.emoji}


@cache
def _icon_by_word() -> Mapping[str, str]:
    return {word: kind.icons[0] for kind in KINDS.all() for word in sorted(kind.words, key=len, reverse=True)}
