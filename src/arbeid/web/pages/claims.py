"""The ledger: every published figure with our verdict, filtered by verdict, source, economy or words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, get_args

from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.verdict import Status
from arbeid.data.economies.economy import damaged_economies, economy, economy_names
from arbeid.errors import unknown_name
from arbeid.language import Language
from arbeid.registry import remembered
from arbeid.verbs.chapters.sources import chapter_sources
from arbeid.verbs.claims.claim import claim, shown_value
from arbeid.verbs.claims.ledger import claims as claim_lines
from arbeid.views.claims.ledger import ledger
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words, words_of

STATUSES: tuple[str, ...] = get_args(Status)
_PYTHON = """\
import arbeid

for line in arbeid.list_claims():
    print(line["id"], line["status"], line["ours"])"""
Line = Mapping[str, Any]


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    _check(state)
    every = _lines(asked.language, asked.today.isoformat())
    found = [line for line in every if _meets(line, state)]
    figure = ledger(_drawn(found, asked.language), words)
    counts = Counter(line["status"] for line in found)
    return Answer(
        title=words("web_claims.title"),
        description=words("web_claims.description", count=len(every)),
        data={"claims": found},
        shown={
            "lines": found,
            "summary": _summary(found, counts, words),
            "statuses": list(_choices("status", STATUSES, every, state)),
            "sources": list(_choices("source", _readings(asked.language), every, state)),
            "readings": _readings(asked.language),
            "economies": list(_economies(every, asked.language)),
            "chosen": {key: state.get(key, "") for key in ("status", "source", "economy", "q")},
        },
        figures=(figure,) if figure else (),
        python={figure.id: _PYTHON} if figure else {},
    )


@remembered(maxsize=4)
def _lines(language: Language, today: str) -> tuple[Line, ...]:
    day, words = date.fromisoformat(today), words_of(language)
    sound = [name for name in economy_names() if name not in damaged_economies()]
    abouts = {name: {line["id"] for line in claim_lines(language, about=name)} for name in sound}
    lines = []
    for line in claim_lines(language, today=day):
        # A ratio means nothing without the sentence on its card, which says of what.
        hidden = line["ours"] is None or line["unit"] == "ratio"
        ours = None if hidden else shown_value(line["ours"], line["unit"], words)
        about = sorted(name for name, known in abouts.items() if line["id"] in known)
        verdict = words(f"claim.{line['status']}")
        lines.append({**line, "ours_shown": ours, "verdict": verdict, "economies": about})
    return tuple(sorted(lines, key=lambda line: (STATUSES.index(line["status"]), -line["year"], line["id"])))


@remembered(maxsize=2)
def _readings(language: Language) -> Mapping[str, str]:
    return {reading.id: reading.title for reading in chapter_sources(language).readings}


def _economies(every: tuple[Line, ...], language: Language) -> Iterator[tuple[str, str]]:
    for name in sorted({name for line in every for name in line["economies"]}):
        yield name, economy(name).entry.title.read(language)


def _check(state: Mapping[str, str]) -> None:
    for kind, known in (
        ("status", STATUSES),
        ("source", tuple(_readings("en"))),
        ("economy", tuple(economy_names())),
    ):
        if kind in state and state[kind] not in known:
            raise unknown_name(kind, state[kind], known)


def _meets(line: Line, state: Mapping[str, str]) -> bool:
    if state.get("status") not in (None, line["status"]):
        return False
    if "source" in state and state["source"] not in line["chapter"]:
        return False
    if "economy" in state and state["economy"] not in line["economies"]:
        return False
    english = PUBLICATIONS.get(CLAIMS.get(line["id"]).publication).publisher
    known = (str(line[name]) for name in ("id", "statement", "shown", "publisher", "year"))
    text = " ".join((*known, english, words_of("nl").known(english))).casefold()
    return all(part in text for part in state.get("q", "").casefold().split())


def _choices(
    key: str, names: Iterable[str], every: tuple[Line, ...], state: Mapping[str, str]
) -> Iterator[Mapping[str, Any]]:
    """Give each choice of a filter with how many it leaves, and the state that choosing it leads to."""
    rest = {name: value for name, value in state.items() if name != key}
    for name in names:
        wanted = {**rest, key: name}
        count = sum(_meets(line, wanted) for line in every)
        chosen = state.get(key) == name
        yield {"name": name, "count": count, "chosen": chosen, "state": rest if chosen else wanted}


def _summary(found: list[Line], counts: Counter[str], words: Words) -> str:
    if not found:
        return words("web_claims.none")
    agreed = counts["matches"] + counts["close"]
    redone = sum(line["ours"] is not None for line in found)
    return words("web_claims.summary", count=len(found), redone=redone, agreed=agreed)


def _drawn(found: list[Line], language: Language) -> Mapping[str, Any]:
    rows: list[Line] = []
    sources: dict[str, Any] = {}
    for line in found:
        if line["ours"] is None or line["unit"] != "share":
            continue
        card = claim(line["id"], language)
        if card.published is None or (value := _middle(asdict(card.published))) is None:
            continue
        sources |= {source.id: asdict(source) for source in card.sources}
        rows.append(
            {
                "id": line["id"],
                "shown": line["shown"],
                "who": card.who,
                "published": value,
                "ours": line["ours"],
                "status": line["status"],
                "verdict": line["verdict"],
            }
        )
    return {"rows": rows, "sources": list(sources.values())}


def _middle(published: Mapping[str, Any]) -> float | None:
    known = [published[name] for name in ("value", "low", "high") if published[name] is not None]
    if published["value"] is not None:
        return float(published["value"])
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
