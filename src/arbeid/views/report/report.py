"""The report as one self-contained page: nothing is fetched, and everything is there without JavaScript."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from arbeid.guide.timing.scale import SCALES, STANDARD
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.templating import static, templates
from arbeid.views.phrasing import Facts, opening, period, share
from arbeid.views.report.answers import answers, workers
from arbeid.wording import Words, words_of

LIMITS = ("gone", "person", "us", "change", "scenario")
BADGES = ("measured", "derived", "modelled", "assumed")


@dataclass(frozen=True)
class Download:
    """A file that the page carries in itself: its kind, name, and address with all its bytes."""

    kind: str
    name: str
    address: str


def report_html(facts: Mapping[str, Any], language: str) -> str:
    """Write a report's plain facts (those of ``Report.plain()``) as one HTML page.

    Errors: an unknown language, with the nearest name.
    """
    spoken = language_named(language)
    words = words_of(spoken)
    said = _said(facts, words)
    return (
        templates()
        .get_template("report.html.j2")
        .render(
            words=words,
            language=spoken,
            facts=facts,
            said=said,
            answers=answers(facts, words),
            sections=_sections(facts),
            strip=_strip(facts),
            description=re.sub(r"\*", "", said["headline"]),
            version=facts["version"],
            limits=LIMITS,
            badges=BADGES,
            citation=words("views.foot.citation", **said),
            bibtex=_bibtex(facts, said),
            step=_step(spoken),
            downloads=partial(downloads, economy=facts["economy"]["id"]),
            style=static("arbeid.css"),
            script=static("arbeid.js"),
        )
    )


def _said(facts: Facts, words: Words) -> dict[str, str]:
    economy, touched = facts["economy"], facts["touched"]
    said = {
        "title": without_symbols(facts["chapter"]["title"]),
        "economy": opening(economy["title"]),
        "period": period(economy["period"], words),
        "population": economy["population"],
        "people": words.people(economy["people"]["value"]),
        "version": facts["version"],
        "fingerprint": facts["fingerprint"][:12],
    }
    ends = {name: share(touched[name]["value"], words) for name in ("low", "high")}
    said |= ends
    said["headline"] = opening(words("views.page.headline", workers=workers(facts, words), **ends))
    said["lede"] = words("views.page.lede", **said)
    said["kicker"] = words("views.page.kicker", **said)
    return said


def _strip(facts: Facts) -> list[float]:
    """Give the shares between the headline's ends: those of definitions with a published cousin, if any."""
    rows = [row for row in facts["touched"]["rows"] if row["share"]["value"] is not None]
    return [row["share"]["value"] for row in [row for row in rows if row["cousins"]] or rows]


def without_symbols(title: str) -> str:
    """Leave out pictographs, for which many readers have no font."""
    kept = [letter for letter in title if unicodedata.category(letter) not in ("So", "Cs", "Cn", "Mn")]
    return "".join(kept).strip()


def _sections(facts: Facts) -> list[tuple[str, list[Facts]]]:
    readings = facts["chapter"]["readings"]
    return [(name, list(group)) for name, group in groupby(readings, lambda reading: reading["section"])]


def _step(language: Language) -> Any:
    """Give a function from minutes to a colour and a word."""
    scale = SCALES.get(STANDARD)

    def step(minutes: int) -> tuple[str, str]:
        found = scale.step(minutes)
        return found.colour, found.label.read(language)

    return step


def downloads(figure: Figure, economy: str) -> list[Download]:
    """Give a figure's files as addresses that hold them."""
    name = f"arbeid-{slug(economy)}-{figure.id}"
    scale = 2 if figure.widest.width < 800 else 1.25
    files = (
        ("csv", f"{name}.csv", "text/csv;charset=utf-8", figure.csv().encode()),
        ("csv_nl", f"{name}-excel.csv", "text/csv;charset=utf-8", figure.csv_nl().encode()),
        ("svg", f"{name}.svg", "image/svg+xml", figure.svg().encode()),
        ("png", f"{name}.png", "image/png", figure.png(scale)),
    )
    return [
        Download(kind, file, f"data:{media};base64,{b64encode(content).decode()}")
        for kind, file, media, content in files
    ]


def slug(text: str) -> str:
    """Write a name in letters that every file system takes.

    >>> slug("Noord-Brabant é")
    'noord-brabant-e'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _bibtex(facts: Facts, said: Mapping[str, str]) -> str:
    economy = facts["economy"]
    key = slug(f"arbeid-{economy['id']}-{economy['period']}")
    title = _tex(f"{said['title']} ({said['economy']}, {said['period']})")
    return (
        f"@misc{{{key},\n"
        f"  author       = {{{{Arbeid}}}},\n"
        f"  title        = {{{title}}},\n"
        f"  howpublished = {{Arbeid {_tex(said['version'])}}},\n"
        f"  note         = {{fingerprint {facts['fingerprint']}}}\n"
        f"}}"
    )


def _tex(text: str) -> str:
    return re.sub(r"([\\{}%&#_$])", r"\\\1", text)
