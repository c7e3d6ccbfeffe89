"""A publication as a citation: plain, APA, MLA, BibTeX, RIS, and CSL-JSON for reference managers."""

from __future__ import annotations

from arbeid.claims.claim import Publication


def plain(publication: Publication) -> str:
    """Write a publication as one line.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> plain(PUBLICATIONS.get("frey-osborne-2013"))[:20]
    'Oxford Martin School'
    """
    return f"{publication.publisher}, {publication.title} ({publication.date}). {publication.url}"


def apa(publication: Publication) -> str:
    """Write a publication in the style of the American Psychological Association, in plain text.

    An organisation that is author and publisher is named once.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> apa(PUBLICATIONS.get("imf-2024-gen-ai"))[:12]
    'IMF. (2024).'
    """
    return (
        f"{_ended(publication.publisher)} ({publication.year}). {_ended(publication.title)} {publication.url}"
    )


def mla(publication: Publication) -> str:
    """Write a publication in the style of the Modern Language Association, in plain text.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> mla(PUBLICATIONS.get("imf-2024-gen-ai"))[-7:-1].isascii()
    True
    """
    title = _ended(publication.title)
    return f"{_ended(publication.publisher)} {title} {publication.year}, {_bare(publication.url)}."


def ris(publication: Publication) -> str:
    """Write a publication as a RIS record.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> ris(PUBLICATIONS.get("frey-osborne-2013")).splitlines()[0]
    'TY  - RPRT'
    """
    fields = {
        "TY": "RPRT",
        "AU": publication.publisher,
        "TI": publication.title,
        "PY": str(publication.year),
        "PB": publication.publisher,
        "UR": publication.url,
        "ER": "",
    }
    return "\n".join(f"{name}  - {value}" for name, value in fields.items())


def bibtex(publication: Publication) -> str:
    """Write a publication as a BibTeX entry; what LaTeX reads as a command is escaped."""
    fields = {
        "title": publication.title,
        "author": f"{{{_escaped(publication.publisher)}}}",
        "year": str(publication.year),
        "note": publication.date,
        "url": publication.url,
    }
    kept = ("author", "url")
    inside = ", ".join(
        f"{name} = {{{value if name in kept else _escaped(value)}}}" for name, value in fields.items()
    )
    return f"@misc{{{publication.id}, {inside}}}"


def csl(publication: Publication) -> dict[str, object]:
    """Write a publication as CSL-JSON.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> csl(PUBLICATIONS.get("frey-osborne-2013"))["issued"]
    {'date-parts': [[2013]]}
    """
    return {
        "id": publication.id,
        "type": "report",
        "title": publication.title,
        "author": [{"literal": publication.publisher}],
        "publisher": publication.publisher,
        "issued": {"date-parts": [[publication.year]]},
        "URL": publication.url,
    }


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "&%$#_" else letter for letter in text)
