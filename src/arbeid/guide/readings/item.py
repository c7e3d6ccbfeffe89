"""The readings of one item of a list or one row of a table, wherever in it their links stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from arbeid.guide.chapter.inline import Link, References, is_footnote, links_among, plain, spans
from arbeid.guide.marks import Marks, moved
from arbeid.guide.readings.kind import icon_by_sign, icon_by_word
from arbeid.guide.readings.line import (
    LONGEST_LINE,
    Match,
    behind_link,
    blotted,
    fields_of,
    glass_behind,
    marks_of,
)
from arbeid.guide.readings.number_words import any_of, vocabulary
from arbeid.guide.readings.source import is_source
from arbeid.guide.readings.stated import Stated, Times, icon_alone, times

_ICON = re.compile(r"<(span|i)\b[^<>]*\bmaterial[^<>]*>\s*([a-z0-9_]+)\s*</\1>", re.IGNORECASE)
_CLOSE = re.compile(r"[*_~]{1,3}|[\"”’»)]")


class _Region(NamedTuple):
    """A link and the text behind it, up to the next link."""

    link: Link
    after: int
    end: int
    times: Times


def readings_of_item(text: str, references: References | None = None) -> list[Match]:
    """Find the readings of an item: links with a time, and one that opens it or ends it after an author.

    >>> text = "De Wit (2021), [Werk in cijfers](https://a.nl/w), 12 min"
    >>> [(found.fields["title"], found.fields["minutes"]) for found in readings_of_item(text)]
    [('Werk in cijfers', 12)]
    """
    if len(text) > LONGEST_LINE:
        return []
    found = spans(text, references)
    every = links_among(text, found, bare=True)
    blot = blotted(text, found, (link[:2] for link in every))
    regions = _regions(text, blot, every)
    if not regions:
        return []
    before = text[: regions[0].link.start]
    chosen = _chosen(blot, regions)
    if any(chosen):
        return [
            _match(text, region, stated, before if region is regions[0] else "")
            for region, stated in zip(regions, chosen, strict=True)
            if stated or (region is regions[0] and _opens(blot[: region.link.start]))
        ]
    first = regions[0]
    alone = _opens(blot[: first.link.start]) or _ends_after_author(blot, first)
    return [_match(text, first, None, before)] if alone else []


def _regions(text: str, blot: str, every: Sequence[Link]) -> list[_Region]:
    main: list[Link] = []
    for link in every:
        known = {other.url for other in main}
        aside = bool(main) and _is_aside(blot, main[-1].end, link)
        # The mark of a footnote leads to a note on this page, not to a source.
        if is_footnote(text, link):
            continue
        if link.title.strip() and is_source(link.url) and link.url not in known and not aside:
            main.append(link)
    if not main:
        return []
    ends = [*(link.start for link in main[1:]), len(text)]
    regions = []
    for link, end in zip(main, ends, strict=True):
        after = _behind(text, link, end)
        regions.append(_Region(link, after, end, times(blot, after, end)))
    return regions


def _is_aside(blot: str, start: int, link: Link) -> bool:
    """Tell whether a link stands in brackets that opened behind the one before it."""
    between = blot[start : link.start]
    return between.rfind("(") > between.rfind(")") and ")" in blot[link.end :]


def _behind(text: str, link: Link, end: int) -> int:
    """Find the place behind a link and the marks that surround it."""
    at, _ = behind_link(text, link)
    before = text[: link.start]
    while at < end and (sign := _CLOSE.match(text, at)):
        opener = {")": "(", "”": "“", "’": "‘", "»": "«"}.get(sign[0], sign[0])
        if not before.endswith(opener):
            break
        before = before[: -len(opener)]
        at, _ = behind_link(text, link._replace(end=sign.end()))
    return at


def _chosen(blot: str, regions: Sequence[_Region]) -> list[Stated | None]:
    """Choose each link's time: the one behind it, or the only one of the item for the link that opens it."""
    own = [_best(region.times) for region in regions]
    # The only time of an item is the item's, wherever it stands: “[a](b), with a note [c](d), 12 min”.
    if sum(len(region.times.stated) for region in regions) == 1 and own[0] is None:
        at = next(number for number, stated in enumerate(own) if stated)
        if _opens(blot[: regions[0].link.start]):
            own[0], own[at] = own[at], None
    if not any(own):
        own[0] = _best(times(blot, 0, regions[0].link.start))
    return own


def _best(heard: Times) -> Stated | None:
    direct = (stated for stated in heard.stated if stated.directly)
    return next(direct, None) or next(iter(heard.stated), None)


def _opens(before: str) -> bool:
    """Tell whether nothing but signs and words of kind come before a link."""
    return bool(_nothing_said().fullmatch(before))


def _ends_after_author(blot: str, region: _Region) -> bool:
    set_off = re.search(r"[,:;–—|.-]\W{0,4}$", blot[max(0, region.link.start - 8) : region.link.start])
    return bool(set_off) and not re.search(r"\w", blot[region.after : region.end])


def _match(text: str, region: _Region, stated: Stated | None, before: str) -> Match:
    link = region.link
    glass = glass_behind(text, stated) if stated and stated.end > link.end else None
    markup = " ".join(link.markup.split("\n"))
    icon = (
        _icon_before(before)
        or (stated.icon if stated else None)
        or icon_alone(text[region.after : region.end])
    )
    fields = fields_of(plain(markup), link.url, stated, glass, icon)
    return Match(fields, {"markup": markup}, marks_of(link, region.after, region.times, stated, glass))


def _icon_before(before: str) -> str | None:
    named = _ICON.search(before)
    if named:
        return named[2]
    signs = [icon for sign, icon in icon_by_sign().items() if sign in before]
    return next(iter(signs), None) or icon_alone(re.split(r"[,;.(–—|]", before)[-1])


@cache
def _nothing_said() -> re.Pattern[str]:
    said = any_of((*icon_by_word(), *vocabulary("label")))
    return re.compile(rf"(?:\[[xX]\]|[\W_]|(?:{said})(?!\w))*+", re.IGNORECASE)


class Columns(NamedTuple):
    """What the heads of a table say: which column holds times, and in which unit a bare number is."""

    time: int | None = None
    unit: int = 1


def columns(heads: Sequence[str]) -> Columns:
    """Find the column of times by its head.

    >>> columns(["Titel", "Tijd (min)"]), columns(["Titel", "Uren"])
    (Columns(time=1, unit=1), Columns(time=1, unit=60))
    """
    labels = [word for word in vocabulary("label") if word not in icon_by_word()]
    for number, head in enumerate(heads):
        said = plain(head).strip().lower()
        hours = re.search(rf"(?<!\w)(?:{any_of(vocabulary('hours'))})(?!\w)", said)
        minutes = re.search(rf"(?<!\w)(?:{any_of((*vocabulary('minutes'), *labels))})(?!\w)", said)
        if len(said) <= 40 and (hours or minutes):
            in_hours = hours and not re.search(rf"(?<!\w)(?:{any_of(vocabulary('minutes'))})(?!\w)", said)
            return Columns(number, 60 if in_hours else 1)
    return Columns()


def readings_of_row(
    row: str, cells: Sequence[tuple[int, int]], heads: Columns, references: References | None = None
) -> list[Match]:
    """Find the reading of a table's row: its first link, if a cell states a time or a column is for times."""
    if len(row) > LONGEST_LINE:
        return []
    found = list(_in_cells(row, cells, references))
    if not found:
        return []
    # A row may hold several readings in one cell; each with its own time is one.
    with_time = [item for _, item in found if item.fields["minutes"] is not None]
    if with_time:
        return with_time
    number, item = found[0]
    heads = heads if heads.time != number else Columns()
    kind = next(filter(None, (icon_alone(row[start:end]) for start, end in cells)), None)
    fields = {**item.fields, "icon": item.fields["icon"] or kind}
    others = (at for place, at in enumerate(cells) if place != number)
    time = _bare_time(row, cells, heads) or next(filter(None, (_cell_time(row, *at) for at in others)), None)
    if time is None:
        marks = _beside(item.marks, row, cells, heads)
        return [item._replace(fields=fields, marks=marks)] if heads.time is not None else []
    minutes, marks = time
    return [
        item._replace(
            fields={**fields, "minutes": minutes},
            marks=marks._replace(start=item.marks.start, after=item.marks.after),
        )
    ]


def _in_cells(
    row: str, cells: Sequence[tuple[int, int]], references: References | None
) -> Iterator[tuple[int, Match]]:
    for number, (start, end) in enumerate(cells):
        text = row[start:end]
        found = spans(text, references)
        every = links_among(text, found, bare=True)
        blot = blotted(text, found, (link[:2] for link in every))
        for region in _regions(text, blot, every):
            stated = _best(region.times)
            item = _match(text, region, stated, text[: region.link.start])
            yield number, item._replace(marks=moved(item.marks, start))


def _beside(marks: Marks, row: str, cells: Sequence[tuple[int, int]], heads: Columns) -> Marks:
    """Note what is no time in the column of times, so that no second number is put beside it."""
    if heads.time is None or heads.time >= len(cells):
        return marks
    start, end = cells[heads.time]
    return marks._replace(beside=row[start:end].strip()) if re.search(r"\d", row[start:end]) else marks


def _bare_time(row: str, cells: Sequence[tuple[int, int]], heads: Columns) -> tuple[int, Marks] | None:
    """Read a number without a unit below the head of a column of times."""
    if heads.time is None or heads.time >= len(cells):
        return None
    start, end = cells[heads.time]
    number = re.fullmatch(r"\s*[~±≈]?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*", row[start:end])
    if number is None:
        return None
    minutes = int(float(number[1].replace(",", ".")) * heads.unit + 0.5)
    # A new number is in minutes, so below hours it needs a unit.
    return minutes, Marks(0, 0, (start + number.start(1), start + number.end(1)), whole=heads.unit != 1)


def _cell_time(row: str, start: int, end: int) -> tuple[int, Marks] | None:
    found = times(row[start:end], 0, end - start).stated
    if not found:
        return None
    marks = moved(Marks(0, 0, found[0].duration.part, found[0].duration.whole), start)
    return found[0].duration.minutes, marks
