"""A text as sentences: a page without its markup, an article without its line breaks."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.claims.checking.lexicon import any_form
from arbeid.language import Language
from arbeid.registry import Entry, Registry, remembered

_CLEARLY = 3
_BREAK = "\x1e"
_HIDDEN = re.compile(
    r"<(script|style|head|template|noscript)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
_BLOCK = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|td|th|tr|table|br|hr|section|article|header|footer|nav|blockquote|figure|"
    r"figcaption|title|body|html|main|aside|button|option|dt|dd)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!doctype[^<>]*>", re.IGNORECASE)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")


class LanguageMarks(Entry):
    """Small words by which a language is known, and the languages that are judged."""

    judged: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


LANGUAGE_MARKS = Registry("language marks", "language_marks", LanguageMarks)


@dataclass(frozen=True)
class Sentence:
    """One sentence, its line and column (from one), and the language that it is in as far as can be told."""

    text: str
    line: int
    column: int
    language: str | None


def sentences(text: str) -> list[Sentence]:
    """Split a text, or a page of HTML, into sentences.

    >>> [one.text for one in sentences("Mrs. Pratt has 2.5 jobs.\\n<p>AI is near.</p>")]
    ['Mrs. Pratt has 2.5 jobs.', 'AI is near.']
    """
    bare = without_markup(text)
    whole = language_of(bare)
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found = []
    for start, end in _spans(bare):
        line = _line(starts, start)
        words = " ".join(html.unescape(bare[start:end]).split())
        found.append(Sentence(words, line + 1, start - starts[line] + 1, language_of(words) or whole))
    return found


def without_markup(text: str) -> str:
    """Blank out markup, so that every letter stays in its place; a block's end becomes a break."""
    if not _TAG.search(text):
        return text
    text = _HIDDEN.sub(lambda match: _blank(match[0], _BREAK), text)
    text = _BLOCK.sub(lambda match: _blank(match[0], _BREAK), text)
    return _TAG.sub(lambda match: _blank(match[0], ""), text)


def _blank(markup: str, first: str) -> str:
    kept = re.sub(r"[^\n]", " ", markup)
    return first + kept[len(first) :]


def _line(starts: list[int], at: int) -> int:
    return bisect_right(starts, at) - 1


def _spans(text: str) -> Iterator[tuple[int, int]]:
    # A blank line, a list mark or the end of a block ends a sentence whatever stands there.
    edges = re.finditer(rf"{_BREAK}|\n\s*\n|\n(?=\s*(?:[-*•–]|\d+[.)])\s)", text)
    start = 0
    for begin, after in [*((edge.start(), edge.end()) for edge in edges), (len(text), len(text))]:
        yield from _within(text, start, begin)
        start = after


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    block = text[start:end]
    begin = 0
    for match in _END.finditer(block):
        if _ends(block, begin, match):
            yield from _trimmed(text, start + begin, start + match.end())
            begin = match.end()
    yield from _trimmed(text, start + begin, end)


def _ends(block: str, begin: int, match: re.Match[str]) -> bool:
    rest = block[match.end() :].lstrip()
    if rest[:1].islower() or (match[0] == "." and _short().search(block[begin : match.end()])):
        return False
    # 'Teller', she said: the sign ends what was quoted and not the sentence.
    return not rest.startswith((",", ";", ":", "–", "-"))


@remembered
def _short() -> re.Pattern[str]:
    # An abbreviation, or a letter that stands for a name.
    return re.compile(rf"(?:\b{any_form('abbreviations', 'short')}|(?:^|[\s.])[a-z])\.$", re.IGNORECASE)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and not (text[start].isalnum() or text[start] in "\"'“‘(€$£"):
        start += 1
    if any(letter.isalnum() for letter in text[start:end]):
        yield start, end


def language_of(text: str) -> str | None:
    """Tell the language of a text by its small words; none where they do not say.

    >>> language_of("De helft van de banen verdwijnt"), language_of("300.000")
    ('nl', None)
    """
    said = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    counts = {language: sum(said[word] for word in words) for language, words in _marks().items()}
    ours = {language: counts[language] for language in LANGUAGE_MARKS.get("known").judged}
    best = max(counts, key=lambda language: counts[language])
    # A few small words are the same in many languages, so another language must show clearly.
    if best not in ours and counts[best] >= _CLEARLY and counts[best] > 1.5 * max(ours.values()):
        return best
    first, second = sorted(ours.values(), reverse=True)
    return None if first == second else max(ours, key=lambda language: ours[language])


@remembered
def _marks() -> dict[str, tuple[str, ...]]:
    return LANGUAGE_MARKS.get("known").words


def judged(language: str | None) -> Language | None:
    """Give a language back that is judged; another, or none, is none."""
    return "nl" if language == "nl" else "en" if language == "en" else None
