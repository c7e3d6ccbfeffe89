"""The ledger: every published figure with our verdict, filtered by verdict, source, economy or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from arbeid.answers.claims.card import Status
from arbeid.answers.claims.ledger import LedgerLine
from arbeid.answers.claims.value import ranged
from arbeid.answers.plain import lines
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.economy import damaged_economies, economy, economy_names
from arbeid.errors import unknown_name
from arbeid.language import Text
from arbeid.registry import remembered
from arbeid.verbs.chapters.sources import chapter_sources
from arbeid.verbs.claims.claim import claim
from arbeid.verbs.claims.ledger import claims as claim_lines
from arbeid.views.claims.ledger import LedgerRow, ledger
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words, words_of

STATUSES: tuple[str, ...] = get_args(Status)
_NEAR: tuple[Status, ...] = ("matches", "close")
_REDONE: tuple[Status, ...] = (*_NEAR, "differs")
_PYTHON = """\
import arbeid

for line in arbeid.list_claims():
    print(line.id, line.status, line.ours)"""


@dataclass(frozen=True)
class Row:
    """A line of the ledger, and the economies that we recompute it on."""

    line: LedgerLine
    economies: tuple[str, ...]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    _check(state)
    every = _rows(asked.today.isoformat())
    found = [row for row in every if _meets(row, state, words)]
    figure = ledger(list(_drawn(found)), words)
    return Answer(
        title=words("web_claims.title"),
        description=words("web_claims.description", count=len(every)),
        data={"claims": [_plain(row, words) for row in found]},
        shown={
            "lines": [(row.line, _ours(row.line, words), _nearest(row.line, words)) for row in found],
            "summary": _summary(found, words),
            "statuses": list(_choices("status", STATUSES, every, state, words)),
            "sources": list(_choices("source", _readings(words), every, state, words)),
            "readings": _readings(words),
            "economies": list(_economies(every)),
            "chosen": {key: state.get(key, "") for key in ("status", "source", "economy", "q")},
        },
        figures=(figure,) if figure else (),
        python={figure.id: _PYTHON} if figure else {},
    )


@remembered(maxsize=2)
def _rows(today: str) -> tuple[Row, ...]:
    sound = [name for name in economy_names() if name not in damaged_economies()]
    abouts = {name: {line.id for line in claim_lines(about=name)} for name in sound}
    rows = [
        Row(line, tuple(sorted(name for name, known in abouts.items() if line.id in known)))
        for line in claim_lines(today=date.fromisoformat(today))
    ]
    return tuple(sorted(rows, key=lambda row: (STATUSES.index(row.line.status), -row.line.year, row.line.id)))


def _plain(row: Row, words: Words) -> Mapping[str, Any]:
    return {
        **lines([row.line], words)[0],
        "ours_shown": _ours(row.line, words),
        "nearest_shown": _nearest(row.line, words),
        "verdict": words(f"claim.{row.line.status}"),
        "economies": list(row.economies),
    }


def _ours(line: LedgerLine, words: Words) -> str | None:
    return _written(line, line.ours, words)


def _nearest(line: LedgerLine, words: Words) -> str | None:
    return _written(line, line.nearest, words)


def _written(line: LedgerLine, value: float | None, words: Words) -> str | None:
    # A ratio means nothing without the sentence on its card, which says of what.
    if value is None or line.unit is None or line.unit == "ratio":
        return None
    return ranged(Quantity(value, line.unit, "derived", line.low, line.high), words)


def _readings(words: Words) -> Mapping[str, str]:
    return {reading.id: words(reading.title) for reading in chapter_sources().readings}


def _economies(every: tuple[Row, ...]) -> Iterator[tuple[str, Text]]:
    for name in sorted({name for row in every for name in row.economies}):
        yield name, economy(name).entry.title


def _check(state: Mapping[str, str]) -> None:
    for kind, known in (
        ("status", STATUSES),
        ("source", tuple(reading.id for reading in chapter_sources().readings)),
        ("economy", tuple(economy_names())),
    ):
        if kind in state and state[kind] not in known:
            raise unknown_name(kind, state[kind], known)


def _meets(row: Row, state: Mapping[str, str], words: Words) -> bool:
    line = row.line
    if state.get("status") not in (None, line.status):
        return False
    if "source" in state and state["source"] not in line.chapter:
        return False
    if "economy" in state and state["economy"] not in row.economies:
        return False
    publisher = line.publisher
    known = (line.id, words(line.statement), words(line.shown), publisher.said(words), str(line.year))
    text = " ".join((*known, publisher.text, publisher.said(words_of("nl")))).casefold()
    return all(part in text for part in state.get("q", "").casefold().split())


def _choices(
    key: str, names: Iterable[str], every: tuple[Row, ...], state: Mapping[str, str], words: Words
) -> Iterator[Mapping[str, Any]]:
    """Give each choice of a filter with how many it leaves, and the state that choosing it leads to."""
    rest = {name: value for name, value in state.items() if name != key}
    for name in names:
        wanted = {**rest, key: name}
        count = sum(_meets(row, wanted, words) for row in every)
        chosen = state.get(key) == name
        yield {"name": name, "count": count, "chosen": chosen, "state": rest if chosen else wanted}


def _summary(found: Sequence[Row], words: Words) -> str:
    if not found:
        return words("web_claims.none")
    counts = Counter(row.line.status for row in found)
    return words(
        "web_claims.summary",
        count=len(found),
        redone=sum(counts[status] for status in _REDONE),
        agreed=sum(counts[status] for status in _NEAR),
        stand_ins=counts["stand_in"],
    )


def _drawn(found: Iterable[Row]) -> Iterator[LedgerRow]:
    for row in found:
        if row.line.ours is None or row.line.unit != "share":
            continue
        card = claim(row.line.id)
        if card.published is not None and (value := _middle(card.published)) is not None:
            yield LedgerRow(row.line, card.who, value, row.line.ours, card.sources)


def _middle(published: Quantity) -> float | None:
    if published.value is not None:
        return published.value
    known = [end for end in (published.low, published.high) if end is not None]
    return sum(known) / len(known) if known else None


PAGES = (
    Page(
        id="claims",
        paths={"nl": "cijfers", "en": "claims"},
        template="claims.html.j2",
        answer=_answer,
        keys=("status", "source", "economy", "q"),
        place=20,
    ),
)
