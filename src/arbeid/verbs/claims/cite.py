"""A publication as a citation: plain, BibTeX, and CSL-JSON for reference managers."""

from __future__ import annotations

from arbeid.claims.claim import Publication


def plain(publication: Publication) -> str:
    """Write a publication as one line.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> plain(PUBLICATIONS.get("frey-osborne-2013"))[:20]
    'Oxford Martin School'
    """
    return f"{publication.publisher}, {publication.title} ({publication.date}). {publication.url}"


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


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "&%$#_" else letter for letter in text)
