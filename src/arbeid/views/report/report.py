"""The report as one self-contained page: nothing is fetched, and everything is there without JavaScript."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from arbeid.answers.chapters import ChapterLines, ReadingLine
from arbeid.answers.market.report import Report
from arbeid.guide.timing.scale import SCALES, STANDARD
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.templating import static, templates
from arbeid.views.foreign_names import marked
from arbeid.views.phrasing import opening, period, share
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


def report_html(report: Report, language: str) -> str:
    """Write a report as one HTML page. Errors: an unknown language, with the nearest name."""
    spoken = language_named(language)
    words = words_of(spoken)
    head = _head(report, words)
    written = (
        templates()
        .get_template("report.html.j2")
        .render(
            words=words,
            language=spoken,
            report=report,
            head=head,
            answers=answers(report, words),
            sections=_sections(report.chapter),
            strip=[row.share.value for row in report.touched.compared if row.share.value is not None],
            description=re.sub(r"\*", "", head["headline"]),
            version=report.version,
            limits=LIMITS,
            badges=BADGES,
            citation=words("views.foot.citation", **head),
            bibtex=_bibtex(report, head),
            step=_step(spoken),
            downloads=partial(downloads, economy=report.economy.id),
            style=static("arbeid.css"),
            script=static("arbeid.js"),
        )
    )
    return marked(written, spoken)


def _head(report: Report, words: Words) -> dict[str, str]:
    economy, touched = report.economy, report.touched
    low, high = share(touched.low.value, words), share(touched.high.value, words)
    about = {
        "title": without_symbols(words(report.chapter.title)),
        "economy": opening(words(economy.title)),
        "period": period(economy.period, words),
        "population": words(economy.population),
        "people": words.people(float(economy.people)),
        "version": report.version,
        "fingerprint": report.fingerprint[:12],
        "low": low,
        "high": high,
        "lowest": words.percent(touched.rows[-1].share.value, 1),
        "highest": words.percent(touched.rows[0].share.value, 1),
    }
    headline = words("views.page.headline", workers=workers(economy, words), low=low, high=high)
    return about | {
        "headline": opening(headline),
        "lede": words("views.page.lede", **about),
        "kicker": words("views.page.kicker", **about),
    }


def without_symbols(title: str) -> str:
    """Leave out pictographs, for which many readers have no font."""
    kept = [letter for letter in title if unicodedata.category(letter) not in ("So", "Cs", "Cn", "Mn")]
    return "".join(kept).strip()


def _sections(chapter: ChapterLines) -> list[tuple[str, list[ReadingLine]]]:
    readings = groupby(chapter.readings, lambda reading: reading.section)
    return [(name, list(group)) for name, group in readings]


def _step(language: Language) -> Callable[[int], tuple[str, str]]:
    """Make a function from minutes to a colour and a word."""
    scale = SCALES.get(STANDARD)

    def step(minutes: int) -> tuple[str, str]:
        found = scale.step(minutes)
        return found.colour, found.label.read(language)

    return step


def downloads(figure: Figure, economy: str) -> list[Download]:
    """Write a figure's files as addresses that hold them."""
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


def _bibtex(report: Report, head: Mapping[str, str]) -> str:
    economy = report.economy
    key = slug(f"arbeid-{economy.id}-{economy.period}")
    title = _tex(f"{head['title']} ({head['economy']}, {head['period']})")
    return (
        f"@misc{{{key},\n"
        f"  author       = {{{{Arbeid}}}},\n"
        f"  title        = {{{title}}},\n"
        f"  howpublished = {{Arbeid {_tex(head['version'])}}},\n"
        f"  note         = {{fingerprint {report.fingerprint}}}\n"
        f"}}"
    )


def _tex(text: str) -> str:
    return re.sub(r"([\\{}%&#_$])", r"\\\1", text)
