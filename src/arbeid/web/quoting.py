"""How a figure is taken elsewhere: its files, a frame for another page, Python, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.metadata import version
from ipaddress import ip_address
from urllib.parse import urlsplit

from arbeid.data.fingerprint import fingerprint
from arbeid.views.drawing.figure import Figure
from arbeid.web.addresses import Address, file_for
from arbeid.web.page import Answer
from arbeid.wording import Words

_KINDS = ("csv", "excel.csv", "json", "svg", "png", "zip")
_UNPAINTED = _KINDS[:-2]


@dataclass(frozen=True)
class Download:
    """A file of a figure: its kind, the name that it is saved under, and its address."""

    kind: str
    name: str
    address: str


@dataclass(frozen=True)
class Quoting:
    """One figure of one page, as it is taken elsewhere. ``base`` is where the explorer lives, if known."""

    address: Address
    answer: Answer
    base: str
    figure: Figure
    static: bool = False

    @property
    def words(self) -> Words:
        """The words of the page."""
        return self.figure.words

    def downloads(self) -> list[Download]:
        """List its files."""
        name = f"arbeid-{self.address.page.id}-{self.figure.id}"
        return [
            Download(kind.replace("excel.csv", "csv_nl"), f"{name}.{kind}", self._file(kind))
            for kind in (_UNPAINTED if self.static and not self.address.page.painted else _KINDS)
        ]

    def _outside(self, url: str) -> str:
        return outside(self.base, url, self.static)

    def _file(self, kind: str) -> str:
        return self.address.file(self.figure.id, kind)

    @property
    def url(self) -> str:
        """The address of exactly this view; empty where only this machine can reach it."""
        place = public(self.base)
        return f"{outside(place, self.address.url, self.static)}#{self.figure.id}" if place else ""

    @property
    def fingerprint(self) -> str:
        """What this view depends on, as one hash."""
        page = self.address.page.id
        return fingerprint({"page": page, **self.address.params, **self.address.state})[:12]

    @property
    def frame(self) -> str:
        """HTML for another page: a frame, with a picture and a link where frames are not let in."""
        words, figure = self.words, self.figure
        drawing = figure.widest
        there = f"{self._outside(self.address.url)}#{figure.id}"
        picture = (
            f'<a href="{escape(there)}"><img src="{escape(self._outside(self._file("svg")))}" '
            f'width="{drawing.width}" alt="{escape(figure.alt)}"></a>'
        )
        frame = (
            f'<iframe src="{escape(self._outside(self.address.embed(figure.id)))}" width="640" height="560" '
            f'loading="lazy" title="{escape(figure.title)}"></iframe>'
        )
        return f"{frame}\n<!-- {words('web.embed_instead')} -->\n{picture}"

    @property
    def python(self) -> str | None:
        """Python that gives the figure's numbers, where there is a way that is one."""
        return self.answer.python.get(self.figure.id)

    @property
    def citation(self) -> str:
        """One sentence to cite this view by."""
        return self.words(
            "web.citation",
            title=self.figure.title,
            version=version("arbeid"),
            fingerprint=self.fingerprint,
            url=self.url,
        ).rstrip()

    @property
    def bibtex(self) -> str:
        """The same for a reference manager."""
        title = "".join(f"\\{letter}" if letter in "{}%&#_$" else letter for letter in self.figure.title)
        return (
            f"@misc{{arbeid-{self.figure.id}-{self.fingerprint},\n"
            f"  author = {{{{Arbeid}}}},\n"
            f"  title = {{{{{title}}}}},\n"
            f"  howpublished = {{Arbeid {version('arbeid')}}},\n"
            + (f"  url = {{{self.url}}},\n" if self.url else "")
            + f"  note = {{{self.figure.source_line}; fingerprint {self.fingerprint}}}\n}}"
        )

    @property
    def readme(self) -> str:
        """What an archive says of its files: the figure in words, its sources, and how to cite it."""
        figure, words = self.figure, self.words
        parts = [
            figure.title,
            figure.subtitle,
            figure.note,
            figure.alt,
            *figure.about,
            words("views.figure.file_fractions"),
            figure.source_line,
            self.citation,
            *([f"{words('web.python')}\n\n{self.python}"] if self.python else []),
        ]
        return "\n\n".join(part for part in parts if part) + "\n"


def public(base: str) -> str:
    """Give an address by which others can reach this explorer; none for one of this machine alone.

    >>> public("https://example.org/ai"), public("http://127.0.0.1:8417"), public("http://[::1]:80")
    ('https://example.org/ai', '', '')
    """
    host = urlsplit(base).hostname or ""
    try:
        own = ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        own = host == "localhost" or host.endswith(".localhost")
    return "" if own else base


def outside(base: str, url: str, static: bool = False) -> str:
    """Give an address as others use it; in a folder without a server, that of the file.

    >>> outside("https://example.org/ai", "/nl/cijfers", static=True)
    'https://example.org/ai/nl/cijfers/'
    """
    return f"{base}/{file_for(url)}".removesuffix("index.html") if static else base + url
