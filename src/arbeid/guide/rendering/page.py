"""A chapter as an accessible page: plain facts for the template, and Markdown made safe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from arbeid.guide.chapter.chapter import Chapter, Passage, Section
from arbeid.guide.chapter.inline import title_html
from arbeid.guide.checking.note import Note
from arbeid.guide.links.kind import link_kind
from arbeid.guide.readings.reading import KINDS, Reading
from arbeid.guide.timing.scale import SCALES, Scale
from arbeid.language import Language
from arbeid.wording import Words, words_of

if TYPE_CHECKING:
    from jinja2 import Environment
    from markdown_it import MarkdownIt

VERDICTS = {
    "matches": "✓",
    "close": "≈",
    "differs": "≠",
    "stand_in": "↔",
    "cannot_recompute": "∅",
    "too_early": "…",
    "past_met": "✓",
    "past_missed": "✗",
}
"""The status keys of a verdict, each with the sign that stands beside its word."""

_SHORTCODE = re.compile(r"^[ \t]*(\{\{[<%].*?[%>]\}\})[ \t]*$", re.MULTILINE)


def chapter_page(
    chapter: Chapter,
    language: Language,
    notes: Sequence[Note],
    questions: Mapping[str, str],
    *,
    scale: str,
    embed: bool,
) -> str:
    """Write the chapter as HTML: a page of its own, or (``embed``) a piece for another page.

    Titles and texts are escaped, raw HTML is shown and not run, and only web links become links.
    """
    maker = _PageMaker(words_of(language), notes, questions, SCALES.get(scale))
    template = _templates().get_template("chapter.html")
    page = maker.page(chapter)
    page["top"] = "h2" if embed else "h1"
    return template.render(page=page, embed=embed, shift=int(embed), prefix="arbeid-" if embed else "")


class _PageMaker:
    """Turns a chapter into the facts that the template shows, in one language."""

    def __init__(
        self, words: Words, notes: Sequence[Note], questions: Mapping[str, str], scale: Scale
    ) -> None:
        self._words = words
        self._notes = notes
        self._questions = questions
        self._scale = scale

    def page(self, chapter: Chapter) -> dict[str, Any]:
        words = self._words
        first = next((part for part in chapter.sections if part.level), None)
        leads = first is not None and first.level == 1
        headed = [part for part in chapter.sections if part.level]
        return {
            "shell": words.language,
            "language": chapter.language,
            "title": chapter.title or words("guide.page.untitled"),
            "heading": _marked(first.title if first and leads else "")
            or chapter.title
            or words("guide.page.untitled"),
            "number": first.label if first and leads else None,
            "summary": chapter.summary,
            "date": chapter.date and {"iso": chapter.date.isoformat(), "shown": words.date(chapter.date)},
            "total": self._total(chapter.readings),
            "contents": [self._entry(part) for part in headed],
            "sections": list(self._sections(chapter, first if leads else None)),
            "steps": [{"colour": step.colour, "label": label} for step, label in self._legend()],
            "words": {key: words(f"guide.page.{key}") for key in _SHELL},
        }

    def _sections(self, chapter: Chapter, lead: Section | None) -> Iterator[dict[str, Any]]:
        """Rank the headings so that none is skipped; the first of level 1 is the page's own."""
        rank = 1
        for part in chapter.sections:
            if part.level:
                rank = 1 if part is lead else max(2, min(part.level, rank + 1))
            yield {
                **self._entry(part),
                "rank": min(rank, 5) if part.level else 0,
                "total": self._total(part.readings),
                "blocks": [self._block(key, list(group)) for key, group in groupby(part.blocks, type)],
            }

    def _entry(self, part: Section) -> dict[str, Any]:
        minutes = self._words("guide.page.minutes", n=part.minutes) if part.minutes else ""
        return {"anchor": part.anchor, "number": part.label, "title": _marked(part.title), "minutes": minutes}

    def _block(self, kind: type, blocks: list[Any]) -> dict[str, Any]:
        if issubclass(kind, Passage):
            return {"html": safe_html("\n\n".join(block.text for block in blocks))}
        return {"readings": [self._reading(reading) for reading in blocks]}

    def _reading(self, reading: Reading) -> dict[str, Any]:
        claims = [self._claim(note) for note in self._notes if note.source == reading.id]
        step = None if reading.minutes is None else self._scale.step(reading.minutes)
        return {
            "id": reading.id,
            "title": _marked(reading.marked_title),
            "href": reading.url if link_kind(reading.url) != "unsafe_link" else None,
            "kind": reading.kind,
            "kind_label": kind_label(reading.kind, self._words),
            "minutes": reading.minutes,
            "colour": reading.colour or (step and step.colour),
            "time": self._words("guide.page.minutes", n=reading.minutes),
            "step": step and step.label.read(self._words.language),
            "question": self._questions.get(reading.id),
            "claims": claims,
            "claims_label": self._claims_label([claim["verdict_label"] for claim in claims]),
        }

    def _claims_label(self, verdicts: list[str]) -> str:
        counts = ", ".join(f"{count}× {verdict}" for verdict, count in Counter(verdicts).most_common())
        return f"{self._counted('claims', len(verdicts))} ({counts})" if verdicts else ""

    def _claim(self, note: Note) -> dict[str, Any]:
        return {
            "title": note.title,
            "url": note.url if note.url and link_kind(note.url) != "unsafe_link" else None,
            "published": note.published,
            "ours": note.ours,
            "words": note.words,
            "verdict": note.verdict,
            "sign": VERDICTS[note.verdict],
            "verdict_label": self._words(f"claim.{note.verdict}"),
        }

    def _total(self, readings: Sequence[Reading]) -> str:
        known = [reading.minutes for reading in readings if reading.minutes is not None]
        if not readings:
            return ""
        parts = [self._counted("readings", len(readings))]
        if known:
            parts.append(self._words("guide.page.minutes", n=sum(known)))
        if len(known) < len(readings):
            parts.append(self._words("guide.page.without_minutes", n=len(readings) - len(known)))
        return " · ".join(parts)

    def _counted(self, what: str, count: int) -> str:
        return self._words(f"guide.page.{what}_{'one' if count == 1 else 'many'}", n=count)

    def _legend(self) -> Iterator[tuple[Any, str]]:
        start = 0
        for step in self._scale.steps:
            label = step.label.read(self._words.language)
            key, values = ("below", {"n": step.below}) if step.below else ("from", {"n": start})
            yield step, f"{label} ({self._words(f'guide.page.{key}', **values)})"
            start = step.below or start


_SHELL = ("contents", "published", "ours", "no_minutes", "legend", "not_said")


def kind_label(kind: str | None, words: Words) -> str:
    """Word a kind; an unknown one as it is written, a missing one as a source."""
    if kind is None:
        return words("guide.page.source")
    return KINDS.get(kind).label.read(words.language) if kind in KINDS.names() else kind.replace("_", " ")


def safe_html(markdown: str) -> str:
    """Turn Markdown into HTML; raw HTML is escaped, and Hugo's shortcodes are shown as code.

    >>> print(safe_html("Lees <script>alert(1)</script> [dit](javascript:alert(1))."), end="")
    <p>Lees &lt;script&gt;alert(1)&lt;/script&gt; [dit](javascript:alert(1)).</p>
    """
    from markupsafe import Markup

    html = _markdown().render(_SHORTCODE.sub(r"`\1`", markdown))
    # A wide table scrolls by itself, by keyboard too.
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
    return Markup(html)  # noqa: S704


def _marked(title: str) -> str:
    from markupsafe import Markup

    return Markup(title_html(title))  # noqa: S704


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("arbeid.guide"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
