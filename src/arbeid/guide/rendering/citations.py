"""A chapter's readings for reference managers: BibTeX, CSL-JSON and RIS."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import Any
from urllib.parse import unquote, urlsplit

from arbeid.guide.chapter.chapter import Chapter, ascii_slug
from arbeid.guide.readings.reading import KINDS, Kind, Reading

_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_NAMES = {"nb": "norsk", "no": "norsk", "nn": "nynorsk", "sl": "slovene"}
"""Languages that LaTeX calls by an older name than Unicode's."""
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What any reader may take for the end of a line, and other signs that control."""
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DOI_SITES = ("doi.org", "dx.doi.org", "www.doi.org")


def bibtex(chapter: Chapter) -> str:
    """Write an entry a reading, with its minutes as a note.

    >>> from arbeid.guide.chapter.markdown import parse
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
        "title": f"{{{_latex(_on_one_line(reading.title))}}}",
        "url": url,
        "doi": re.sub(r"[{}\\]", lambda found: f"%{ord(found[0]):02X}", doi(reading.url) or ""),
        "howpublished": rf"\url{{{url}}}",
        "langid": langid(chapter.language or ""),
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
    if number := doi(reading.url):
        yield "DOI", number
    if chapter.language:
        yield "language", chapter.language
    if reading.minutes is not None:
        yield "note", f"{reading.minutes} min"


def ris(chapter: Chapter) -> str:
    """Write the readings in the RIS form; its lines end in carriage return and line feed."""
    return "".join(
        f"{tag}  - {_on_one_line(value)}\r\n"
        for reading in chapter.readings
        for tag, value in _ris(chapter, reading)
    )


def _ris(chapter: Chapter, reading: Reading) -> Iterator[tuple[str, str]]:
    kind = _kind(reading)
    yield "TY", kind.ris if kind else "ELEC"
    yield "ID", _key(chapter, reading)
    yield "TI", reading.title
    yield "UR", reading.url
    if number := doi(reading.url):
        yield "DO", number
    if chapter.language:
        yield "LA", chapter.language
    yield from (("KW", tag) for tag in chapter.tags)
    if reading.minutes is not None:
        yield "N1", f"{reading.minutes} min"
    yield "ER", ""


def _key(chapter: Chapter, reading: Reading) -> str:
    return f"{_slug(unicodedata.normalize('NFC', chapter.title))}-{reading.id.lower()}"


def _slug(title: str) -> str:
    """Make a key of a title; a short fingerprint stands for what another script would lose."""
    slug = ascii_slug(title)
    lost = any(letter.isalnum() and not _is_latin(letter) for letter in title)
    if not lost and (slug != "untitled" or not title):
        return slug
    mark = sha256(title.encode()).hexdigest()[:8]
    return f"chapter-{mark}" if slug == "untitled" else f"{slug}-{mark}"


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.normalize("NFKD", letter)[0].isascii() or _named_latin(letter)


def _named_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


def doi(url: str) -> str | None:
    """Read the DOI that an address of doi.org names; None where it names none.

    >>> doi("https://doi.org/10.1234/abc.5"), doi("https://example.com/10.1234/abc.5")
    ('10.1234/abc.5', None)
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    # A library lends its readers the site under a name of its own: doi-org.proxy.example.edu.
    if parts.scheme.lower() == "doi" or host in _DOI_SITES or re.match(r"(?:dx-)?doi-org\.", host):
        named = re.sub(r"^doi:", "", unquote(parts.path).strip("/"), flags=re.IGNORECASE).rstrip(".,;")
        return named if _DOI.fullmatch(named) else None
    return None


@cache
def langid(language: str) -> str | None:
    """Name a language as LaTeX does, whatever its region; None for one that Unicode does not name.

    >>> [langid(code) for code in ("nl-nl", "de", "pt-br", "nb", "deu", "xx")]
    ['dutch', 'german', 'portuguese', 'norsk', 'german', None]
    """
    from babel import Locale
    from babel.core import get_global

    code = re.split(r"[-_]", language.lower())[0]
    code = get_global("language_aliases").get(code, code)
    name = _NAMES.get(code) or Locale("en").languages.get(code)
    plain = unicodedata.normalize("NFKD", name or "").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z]", "", plain) or None


def _on_one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _kind(reading: Reading) -> Kind | None:
    return KINDS.get(reading.kind) if reading.kind in KINDS.names() else None


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text)
