"""Every claim’s own statement with exactly one slot bent, and told rightly: how many of each are flagged.

    python -m benchmarks.slots            counts by slot, of a third of the frames
    python -m benchmarks.slots --every 1  all frames
    python -m benchmarks.slots --misses   with every sentence that went wrong

Nobody wrote these sentences, so they say which slot no rule sees, and not how well the press is checked.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.closeness import Closeness, closeness
from arbeid.claims.checking.judging import judge
from arbeid.claims.checking.profile import figures_of, told_years
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.language import LANGUAGES, Language

Bend = Callable[[str, Claim, Language], Iterator[str]]
_WORDS = tomllib.loads((Path(__file__).parent / "sets" / "slots.toml").read_text(encoding="utf-8"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_PERCENT = {"nl": " procent", "en": " percent"}
_FACTOR = 1.7
_OTHERS = ("Gallup", "Deloitte", "UNESCO", "Brookings", "Goldman Sachs", "CBS")


def _swaps(slot: str) -> Bend:
    def bend(text: str, _: Claim, language: Language) -> Iterator[str]:
        for pattern, other in _WORDS["swaps"][slot][language]:
            changed = re.sub(pattern, other, text, count=1)
            if changed != text:
                yield changed
                return

    return bend


def _number(text: str, claim: Claim, language: Language) -> Iterator[str]:
    for one in amounts(text, language):
        own = [it for it in figures_of(claim) if it.value and closeness(one, it.value) >= Closeness.LOOSE]
        found = _NUMBER.search(text, one.start, one.end)
        if not own or found is None or (one.low * _FACTOR >= 1 and one.kind == "share"):
            continue
        sign = "," if language == "nl" else "."
        digits = found[0].replace(",", ".") if found[0].count(sign) == 1 else re.sub(r"[.,]", "", found[0])
        places = len(found[0].split(sign)[1]) if found[0].count(sign) == 1 else 0
        other = f"{float(digits) * _FACTOR:.{places}f}".replace(".", sign)
        yield text[: found.start()] + other + text[found.end() :]
        return


def _year(text: str, claim: Claim, language: Language) -> Iterator[str]:
    known = frozenset().union(*(told_years(one) for one in figures_of(claim)))
    for found in re.finditer(r"\b(?:19|20)\d\d\b", text):
        other = int(found[0]) + 13 if int(found[0]) > 2026 else int(found[0]) - 17
        if other not in known:
            yield text[: found.start()] + str(other) + text[found.end() :]
            return


def _publisher(text: str, claim: Claim, language: Language) -> Iterator[str]:
    # The other name is put in by the frame.
    yield text


def _faithful(text: str, claim: Claim, language: Language) -> Iterator[str]:
    # In other words than the card's own, which are taken to be right as they stand.
    yield re.sub(r"(?<=\d)%", _PERCENT[language], text)


SLOTS: dict[str, Bend] = {
    "faithful": _faithful,
    "number": _number,
    "size": _swaps("size"),
    "place": _swaps("place"),
    "year": _year,
    "direction": _swaps("direction"),
    "modal": _swaps("modal"),
    "loss": _swaps("loss"),
    "denominator": _swaps("denominator"),
    "publisher": _publisher,
}


def told(every: int) -> Iterator[tuple[str, str, str]]:
    """List the slot, the claim and the sentence; of the frames one in so many."""
    place = 0
    for claim in CLAIMS.all():
        for language in LANGUAGES:
            statement = _faithful_text(claim, language)
            for slot, bend in SLOTS.items():
                for changed in bend(statement, claim, language):
                    for frame in _WORDS["frames"][language]:
                        place += 1
                        if place % every == 0:
                            yield slot, claim.id, frame.format(who=_who(claim, slot, place), told=changed)


def _faithful_text(claim: Claim, language: Language) -> str:
    return re.sub(r"(?<=\d)%", _PERCENT[language], claim.statement.read(language))


def _who(claim: Claim, slot: str, place: int) -> str:
    own = PUBLICATIONS.get(claim.publication).publisher
    if slot != "publisher":
        return own
    others = [one for one in _OTHERS if one not in own]
    return others[place % len(others)]


def main() -> None:
    """Print, by slot, how many sentences are flagged, and those that went wrong where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--every", type=int, default=3, help="how many frames to one that is judged")
    parser.add_argument("--misses", action="store_true", help="print every sentence that went wrong")
    asked = parser.parse_args()
    whole: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for slot, claim, sentence in told(asked.every):
        found = judge(sentence)
        hit = any(one.outcome == "flagged" for one in found)
        whole[slot] += 1
        flagged[slot] += hit
        if asked.misses and hit == (slot == "faithful"):
            said = [(one.outcome, one.reason, one.unread) for one in found]
            print(f"{slot} {claim} | {sentence} | {said}")
    for slot in SLOTS:
        print(
            f"  {slot:12} {flagged[slot]:5d} of {whole[slot]:5d}  {flagged[slot] / max(1, whole[slot]):6.1%}"
        )


if __name__ == "__main__":
    main()
