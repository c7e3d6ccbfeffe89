"""The chart of a story: two or more numbers on one axis, or a walk from one number to another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from arbeid.views.claims.walk import walk
from arbeid.views.drawing.axis import axis
from arbeid.views.drawing.canvas import Mark, Scale
from arbeid.views.drawing.figure import Figure, FigureSource
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Key, Sheet
from arbeid.views.drawing.table_twin import Cell, Kind, Twin
from arbeid.views.phrasing import Facts
from arbeid.views.report.facts import column
from arbeid.wording import Words

_MARKS: dict[str, tuple[Mark, str]] = {
    "published": ("diamond", "contrast"),
    "ours": ("disc", "accent"),
    "given": ("ring", "soft"),
}
_KINDS: dict[str, Kind] = {"share": "share", "change": "change", "points": "change", "jobs": "signed_count"}


def story_plot(facts: Facts, words: Words) -> Figure:
    """Draw a story's chart from its facts: the steps of its walk, or its lines on one axis."""
    if facts["walk"]:
        return _walked(facts, words)
    lines, key = facts["lines"], _key(facts, words)
    return Figure(
        id=words("views.story.id", story=facts["id"]),
        language=words.language,
        title=facts["title"],
        subtitle=facts["subtitle"],
        note=" ".join(f"{words(f'views.story.shape_{mark}')}: {label}." for mark, _, label in key),
        alt=_alt(lines, words),
        badge=facts["badge"],
        about=(words("views.story.about_numbers"),),
        sources=_sources(facts),
        table=_table(lines, facts["unit"], words),
        drawings=_drawings(lines, axis(_values(lines), facts["unit"], words), key),
    )


def _walked(facts: Facts, words: Words) -> Figure:
    first, last = facts["ends"]
    published = facts["walk"]["steps"][-1]["remainder"]
    told = {"walk": facts["walk"], "first": first, "last": last, "published_end": published}
    drawn = walk({**told, "sources": facts["sources"]}, words)
    return replace(
        drawn,
        id=words("views.story.id", story=facts["id"]),
        title=facts["title"],
        subtitle=facts["subtitle"],
        sources=_sources(facts),
    )


def _values(lines: Sequence[Facts]) -> list[float]:
    return [float(end["quantity"]["value"]) for line in lines for end in _ends(line)]


def _ends(line: Facts) -> list[Facts]:
    return [line["value"]] if line["to"] is None else [line["value"], line["to"]]


def _alt(lines: Sequence[Facts], words: Words) -> str:
    if lines[0]["to"] is not None:
        told = [f"{one['label']}: {one['value']['shown']} → {one['to']['shown']}" for one in lines]
        return words("views.story.alt_pairs", count=len(lines), lines="; ".join(told))
    ranked = sorted(lines, key=lambda line: float(line["value"]["quantity"]["value"]))
    low, high = ranked[0], ranked[-1]
    said = {"low": low["value"]["shown"], "first": low["label"]}
    said |= {"high": high["value"]["shown"], "last": high["label"]}
    return words("views.story.alt_numbers", count=len(lines), **said)


def _drawings(lines: Sequence[Facts], scale: Scale, key: Sequence[Key]) -> tuple[Drawing, ...]:
    return (
        _drawn(Sheet(scale, 320, left=0, right=0), lines, key),
        _drawn(Sheet(scale, 600, left=250, right=44), lines, key),
    )


def _drawn(sheet: Sheet, lines: Sequence[Facts], key: Sequence[Key]) -> Drawing:
    sheet.key(key)
    for line in lines:
        y = sheet.row(line["label"])
        if line["to"] is not None:
            _pair(sheet, line, y)
            continue
        value = float(line["value"]["quantity"]["value"])
        mark, colour = _MARKS[line["value"]["mark"]]
        sheet.dot(value, y, colour, mark)
        sheet.value(value, y, line["value"]["shown"])
    return sheet.drawing()


def _pair(sheet: Sheet, line: Facts, y: float) -> None:
    first, last = (float(end["quantity"]["value"]) for end in _ends(line))
    sheet.line(min(first, last), max(first, last), y, "soft", 1.5)
    sheet.dot(first, y, "accent", "ring")
    sheet.dot(last, y, "accent")
    low, high = (line["value"], line["to"]) if first < last else (line["to"], line["value"])
    sheet.number(sheet.px(min(first, last)) - 10, y, low["shown"], "right")
    sheet.number(sheet.px(max(first, last)) + 10, y, high["shown"], "left")


def _key(facts: Facts, words: Words) -> list[Key]:
    if facts["pair"] is not None:
        first, last = facts["pair"]
        return [("ring", "accent", first), ("disc", "accent", last)]
    used = {line["value"]["mark"] for line in facts["lines"]}
    return [(*_MARKS[name], words(f"views.story.key_{name}")) for name in _MARKS if name in used]


def _sources(facts: Facts) -> tuple[FigureSource, ...]:
    named = [FigureSource(publisher, year) for publisher, year in facts["publications"]]
    own = [
        FigureSource(one["publisher"], one["vintage"], one["title"], one["licence"], one["url"])
        for one in facts["sources"]
    ]
    return tuple(dict.fromkeys((*named, *own)))


def _table(lines: Sequence[Facts], unit: str, words: Words) -> Twin:
    kind = _KINDS.get(unit, "number")
    columns = [
        column(words, "about_what"),
        column(words, "value", kind, digits=0 if unit in ("jobs", "rank") else 1),
    ]
    pairs = lines[0]["to"] is not None
    if pairs:
        columns.append(column(words, "value_to", kind))
    columns += [column(words, "kind_of"), column(words, "source")]
    return Twin(tuple(columns), tuple(_cells(line, pairs, words) for line in lines))


def _cells(line: Facts, pairs: bool, words: Words) -> tuple[Cell, ...]:
    ends = _ends(line)
    values = [end["quantity"]["value"] for end in ends]
    kind = words(f"views.story.key_{line['value']['mark']}")
    source = "; ".join(dict.fromkeys(end["source"] for end in ends))
    return (line["label"], *values[: 2 if pairs else 1], kind, source)
