"""A publication as a citation: plain, APA, MLA, BibTeX, RIS, and CSL-JSON for reference managers."""

from __future__ import annotations

import re
from collections.abc import Iterable

from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Publication

_OTHERS, _EDITED = "others", ", eds."
_LEFT = ((r"\(\s*[;,]\s*", "("), (r"\s*[;,]\s*\)", ")"), (r";\s*;", ";"), (r"\s*\(\s*\)", ""))


def plain(publication: Publication) -> str:
    """Write a publication as one line.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> plain(PUBLICATIONS.get("frey-osborne-2013"))[:20]
    'Oxford Martin School'
    """
    return f"{publication.publisher}, {publication.title} ({publication.date}). {publication.url}"


def published(claims: Iterable[str]) -> tuple[str, ...]:
    """List where claims were published, each publication once, as one line.

    >>> len(published(["fo-2013-us-47", "fo-2013-us-47"]))
    1
    """
    publications = (PUBLICATIONS.get(CLAIMS.get(name).publication) for name in claims)
    return tuple(dict.fromkeys(map(plain, publications)))


def apa(publication: Publication) -> str:
    """Write a publication in the style of the American Psychological Association, in plain text.

    Authors come first, by their surnames; an organisation without them is author and publisher, named once.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> apa(PUBLICATIONS.get("frey-osborne-2013"))[:32]
    'Frey & Osborne. (2013). The futu'
    """
    names, title = _apa_names(publication), _ended(_title(publication))
    publisher = f" {_ended(publication.publisher)}" if publication.authors else ""
    return f"{_ended(names)} ({publication.year}). {title}{publisher} {publication.url}"


def mla(publication: Publication) -> str:
    """Write a publication in the style of the Modern Language Association, in plain text.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> mla(PUBLICATIONS.get("imf-2024-gen-ai"))[-7:-1].isascii()
    True
    """
    title = _ended(_title(publication))
    names = _ended(_mla_names(publication))
    publisher = f"{publication.publisher}, " if publication.authors else ""
    return f"{names} {title} {publisher}{publication.year}, {_bare(publication.url)}."


def ris(publication: Publication) -> str:
    """Write a publication as a RIS record.

    >>> from arbeid.claims.claim import PUBLICATIONS
    >>> ris(PUBLICATIONS.get("frey-osborne-2013")).splitlines()[0]
    'TY  - RPRT'
    """
    fields = [
        ("TY", "RPRT"),
        *(("AU", name) for name in _named(publication) or (publication.publisher,)),
        ("TI", _title(publication)),
        ("PY", str(publication.year)),
        ("PB", publication.publisher),
        ("UR", publication.url),
        ("ER", ""),
    ]
    return "\n".join(f"{name}  - {value}" for name, value in fields)


def bibtex(publication: Publication) -> str:
    """Write a publication as a BibTeX entry; what LaTeX reads as a command is escaped."""
    fields = {
        "title": _title(publication),
        "author": _bibtex_names(publication),
        "publisher": publication.publisher,
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
        "title": _title(publication),
        "author": [{"family": name} for name in _named(publication)] or [{"literal": publication.publisher}],
        "publisher": publication.publisher,
        "issued": {"date-parts": [[publication.year]]},
        "URL": publication.url,
    }


def _named(publication: Publication) -> tuple[str, ...]:
    return tuple(name for name in publication.authors if name != _OTHERS)


def _apa_names(publication: Publication) -> str:
    *first, last = publication.authors or (publication.publisher,)
    if last == _OTHERS:
        return f"{', '.join(first)}{',' if len(first) > 1 else ''} et al."
    between = ", & " if len(first) > 1 else " & "
    names = f"{', '.join(first)}{between}{last}" if first else last
    return f"{names} (Eds.)" if _EDITED in publication.title else names


def _mla_names(publication: Publication) -> str:
    names = publication.authors or (publication.publisher,)
    if len(names) > 2 or names[-1] == _OTHERS:
        return f"{names[0]}, et al."
    return " and ".join(names)


def _bibtex_names(publication: Publication) -> str:
    names = publication.authors or (publication.publisher,)
    return " and ".join(name if name == _OTHERS else f"{{{_escaped(name)}}}" for name in names)


def _title(publication: Publication) -> str:
    """Leave out of a title the authors that stand in it between brackets."""
    if not publication.authors:
        return publication.title
    names = ", ".join(_named(publication)) + (" et al." if publication.authors[-1] == _OTHERS else "")
    title = publication.title.replace(names, "").replace(_EDITED, "")
    for found, instead in _LEFT:
        title = re.sub(found, instead, title)
    return title


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "&%$#_" else letter for letter in text)
