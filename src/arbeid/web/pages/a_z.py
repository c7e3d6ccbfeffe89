"""All occupations of an economy by name, with the everyday names that lead to one of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import groupby

from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.errors import NotReachable
from arbeid.language import Language
from arbeid.lookup.everyday import everyday_titles
from arbeid.verbs.jobs.occupations import occupations
from arbeid.views.phrasing import opening
from arbeid.web.addresses import to
from arbeid.web.page import Answer, Asked, Page, filed_without_state

_DIGITS = "0"


@dataclass(frozen=True)
class Entry:
    """One name, the occupation that it leads to, and whether it is that occupation's own name."""

    name: str
    code: str
    group: str
    own: bool


def _answer(asked: Asked) -> Answer:
    words, name = asked.words, asked.state.get("economy", choices().usual)
    found = occupations(name)
    names = {row.code: words(row.name) for row in found.rows}
    titles = _titles(found.classification, asked.language)
    entries = sorted(_entries(names, titles), key=lambda one: (_key(one.name), not one.own))
    letters = {letter: list(of) for letter, of in groupby(entries, key=lambda one: _letter(one.name))}
    titled = len(entries) - len(names)
    counts = {"groups": words.number(len(names)), "titles": words.number(titled)}
    return Answer(
        title=words("web_a-z.title"),
        description=words("web_a-z.description", economy=words.inside(found.title), **counts),
        data={"economy": found.economy, "entries": [asdict(one) for one in entries]},
        shown={
            "letters": letters,
            "usual": choices().usual,
            "every": found,
            "counts": counts,
            "titled": titled,
            "economies": [
                {
                    "name": one,
                    "label": opening(economy(one).entry.title.read(asked.language)),
                    "at": to("a-z", asked.language, {} if one == choices().usual else {"economy": one}),
                }
                for one in dict.fromkeys((*choices().at_hand, found.economy))
            ],
        },
    )


def _titles(classification: str, language: Language) -> tuple[tuple[str, str], ...]:
    """List the everyday titles; none where no title leads to the economy's groups."""
    try:
        return everyday_titles(classification, language)
    except NotReachable:
        return ()


def _entries(names: Mapping[str, str], titles: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    for code, name in names.items():
        yield Entry(name, code, name, own=True)
    taken = {_key(name) for name in names.values()}
    for title, code in titles:
        if code in names and _key(title) not in taken:
            yield Entry(title, code, names[code], own=False)


def _key(name: str) -> str:
    """Write a name as it is looked for: without capitals, accents and signs."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign == " ")


def _letter(name: str) -> str:
    first = _key(name)[:1]
    return first.upper() if first.isalpha() else _DIGITS


PAGES = (
    Page(
        id="a-z",
        paths={"nl": "beroepen/a-z", "en": "jobs/a-z"},
        template="a-z.html.j2",
        answer=_answer,
        keys=("economy",),
        under="jobs",
        painted=False,
        filed=filed_without_state,
    ),
)
