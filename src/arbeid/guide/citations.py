"""A chapter's readings for reference managers: BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from arbeid.guide.chapter import Chapter, ascii_slug
from arbeid.guide.reading import KINDS, Kind, Reading

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def bibtex(chapter: Chapter) -> str:
    """Write an entry a reading, with its minutes as a note.

    >>> from arbeid.guide.markdown import parse
    >>> print(bibtex(parse("# Werk\\n- [40% & meer](https://example.com/a_b) ~9 min")[0]))
    @misc{werk-s01,
      title = {{40\\% \\& meer}},
      url = {https://example.com/a_b},
      howpublished = {\\url{https://example.com/a_b}},
      note = {9 min}
    }
    <BLANKLINE>
    """
    return "\n".join(_bibtex(chapter, reading) for reading in chapter.readings)


def _bibtex(chapter: Chapter, reading: Reading) -> str:
    url = re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", reading.url)
    fields = {
        "title": f"{{{_latex(reading.title)}}}",
        "url": url,
        "howpublished": rf"\url{{{url}}}",
        "langid": {"nl": "dutch", "en": "english"}.get(chapter.language or ""),
        "note": None if reading.minutes is None else f"{reading.minutes} min",
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    kind = _kind(reading)
    entry = kind.bibtex if kind else "misc"
    return f"@{entry}{{{_key(chapter, reading)},\n" + ",\n".join(lines) + "\n}\n"


def csl(chapter: Chapter) -> str:
    """Write the readings as CSL-JSON, the form that Zotero, pandoc and others exchange."""
    items = [dict(_csl(chapter, reading)) for reading in chapter.readings]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _csl(chapter: Chapter, reading: Reading) -> Iterator[tuple[str, Any]]:
    kind = _kind(reading)
    yield "id", _key(chapter, reading)
    yield "type", kind.csl if kind else "webpage"
    yield "title", reading.title
    yield "URL", reading.url
    if chapter.language:
        yield "language", chapter.language
    if reading.minutes is not None:
        yield "note", f"{reading.minutes} min"


def ris(chapter: Chapter) -> str:
    """Write the readings in the RIS form; its lines end in carriage return and line feed."""
    return "".join(
        f"{tag}  - {value}\r\n" for reading in chapter.readings for tag, value in _ris(chapter, reading)
    )


def _ris(chapter: Chapter, reading: Reading) -> Iterator[tuple[str, str]]:
    kind = _kind(reading)
    yield "TY", kind.ris if kind else "ELEC"
    yield "ID", _key(chapter, reading)
    yield "TI", reading.title
    yield "UR", reading.url
    if chapter.language:
        yield "LA", chapter.language
    yield from (("KW", tag) for tag in chapter.tags)
    if reading.minutes is not None:
        yield "N1", f"{reading.minutes} min"
    yield "ER", ""


def _key(chapter: Chapter, reading: Reading) -> str:
    return f"{ascii_slug(chapter.title)}-{reading.id.lower()}"


def _kind(reading: Reading) -> Kind | None:
    return KINDS.get(reading.kind) if reading.kind in KINDS.names() else None


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text)
