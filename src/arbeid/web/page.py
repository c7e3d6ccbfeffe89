"""What a page is: where it lives in both languages, how it answers, and which files of the room are pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from arbeid.language import Language
from arbeid.views.drawing.figure import Figure
from arbeid.wording import Words, words_of


@dataclass(frozen=True)
class Asked:
    """What a reader asks of a page: the parts of its address, and the state behind the question mark.

    ``state`` holds only keys that the page reads and that are not empty (others are refused before);
    ``today`` decides which horizons have passed; ``static`` says that the answer becomes a file, where no
    form can be sent. ``part`` names the one part of the page that is asked for; empty asks for all of it.
    """

    language: Language
    params: Mapping[str, str]
    state: Mapping[str, str]
    today: date
    static: bool = False
    part: str = ""

    @property
    def words(self) -> Words:
        """The words of the reader's language."""
        return words_of(self.language)


@dataclass(frozen=True)
class Answer:
    """What a page says: its title and description, its content as plain data, and what its template shows.

    ``python`` holds for a figure's id the lines that give its numbers in Python.
    """

    title: str
    description: str
    data: Mapping[str, Any]
    shown: Mapping[str, Any] = field(default_factory=dict, repr=False)
    figures: tuple[Figure, ...] = ()
    python: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    """One kind of page. ``paths`` are below ``/nl/`` and ``/en/``, with the same ``{parts}`` in both.

    ``template`` lies in ``web/templates`` and its wording in ``catalogue/wording/web_ID.toml``.
    ``keys`` are the names that its state may have. ``place`` is its place in the navigation, where its
    name is the phrase ``web_ID.nav``; a page without one is reached from others and belongs ``under`` the
    one that the navigation marks. ``scripts`` name files of ``web/static`` beyond those that every page
    has; style sheets there are on every page. ``painted`` says whether its figures are also painted (PNG,
    ZIP) where the explorer becomes a folder: not for a kind of page of which there are hundreds. ``filed``
    says by its params and state whether a view becomes a file there; other links are no links then.
    ``posted`` says that its state may also be sent as a form, where it is too long for an address.
    ``parts`` are those that a script may ask for alone, in the header ``X-Arbeid-Part``.
    """

    id: str
    paths: Mapping[Language, str]
    template: str
    answer: Callable[[Asked], Answer]
    keys: Collection[str] = ()
    place: int | None = None
    scripts: tuple[str, ...] = ()
    under: str = ""
    painted: bool = True
    filed: Callable[[Mapping[str, str], Mapping[str, str]], bool] = lambda params, state: True
    parts: tuple[str, ...] = ()
    posted: bool = False

    @property
    def section(self) -> str:
        """The page that the navigation marks: itself, or the one that it belongs under."""
        return self.under or self.id


def filed_without_state(params: Mapping[str, str], state: Mapping[str, str]) -> bool:
    """Keep as a file the view of which nothing was asked: of all others there are too many."""
    return not state


@cache
def pages() -> Mapping[str, Page]:
    """Give all pages by id: every file in ``web/pages`` declares its own as ``PAGES``.

    >>> pages()["home"].paths["nl"]
    ''
    """
    from arbeid.web import pages as room

    names = sorted(module.name for module in iter_modules(room.__path__))
    declared: Iterable[Page] = (
        page for name in names for page in import_module(f"{room.__name__}.{name}").PAGES
    )
    return {page.id: page for page in declared}


def places() -> list[Page]:
    """List the pages of the navigation in their order."""
    shown = [page for page in pages().values() if page.place is not None]
    return sorted(shown, key=lambda page: (page.place or 0, page.id))
