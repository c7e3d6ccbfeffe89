"""A ranked index of words over what there is to find: BM25F, with what a thing is called above what it says.

Of each word of a question a document gets the word's weight (its inverse document frequency, as in BM25),
times how much the document is on it: occurrences, counted by field, saturate, so that the fifth tells little
more than the second, and a long text needs more of them (Robertson and Zaragoza 2009). The sum is divided
by the weight of the whole question. So a score lies between 0 and 1 and says what part of the question a
document answers; a word that nothing has weighs as much as the rarest one: a question of such scores low.

A word that no document has counts for words that begin or end as it does, or that one slip keeps apart: Dutch
writes compounds as one word.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from arbeid.registry import remembered
from arbeid.search.findable import Findable, findable
from arbeid.search.percents import Unit, has_as_percent
from arbeid.search.question_words import small_words
from arbeid.search.words import all_words_in, words_in

# What is pointed at counts for more than what is said; see `benchmarks.ask` for what other values give.
_NEAR, _SAYS = 3.0, 1.0
_SATURATION, _LENGTH = 1.2, 0.6
# A word that is only like the one asked says less.
BEGINS, _SLIP = 0.5, 0.6
_LEAST_TYPED, _LEAST_BEGUN, _LEAST_SLIP, _MOST_LIKE = 2, 4, 6, 12


@dataclass(frozen=True)
class Index:
    """The documents, by word how much each is on it, and the weight of each word."""

    documents: tuple[Findable, ...]
    on: Mapping[str, Mapping[int, float]]
    weight: Mapping[str, float]
    names: Mapping[tuple[str, ...], tuple[int, ...]]
    rarest: float

    def scores(
        self, asked: Sequence[str], *, typed: str = "", percents: Mapping[str, Unit] | None = None
    ) -> dict[int, float]:
        """Score the documents that have any word of a question, 0 to 1.

        ``typed`` is the last word as far as it was typed, where it may go on. Of the numbers that are
        ``percents`` a document must have a percent, and not that many people.
        """
        found: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for word, last in {one: at == len(asked) - 1 for at, one in enumerate(asked)}.items():
            total += self.weight.get(word, self.rarest)
            best: dict[int, float] = {}
            for known, closeness in self.known(word, typed=typed if last else "").items():
                for at, much in self.on[known].items():
                    unit = (percents or {}).get(known)
                    if unit and not has_as_percent(self.documents[at], known, unit):
                        continue
                    best[at] = max(best.get(at, 0.0), closeness * self.weight[known] * much)
            for at, much in best.items():
                found[at] += much
        return {at: score / total for at, score in found.items()}

    def begun(self, asked: tuple[str, ...], typed: str) -> tuple[int, ...]:
        """List the documents with a name that begins with these words, the last of which may go on."""
        *whole, last = asked
        if len(typed) < _LEAST_TYPED:
            return ()
        return tuple(
            at
            for words, places in self.names.items()
            if list(words[: len(whole)]) == whole
            and words[len(whole) :][:1]
            and (words[len(whole)] == last or words[len(whole)].startswith(typed))
            for at in places
        )

    def known(self, word: str, *, typed: str = "") -> dict[str, float]:
        """Find the words of the index that a word may stand for, and how closely."""
        if word in self.on and not typed:
            return {word: 1.0}
        return dict(self._likely(word, typed))

    def _likely(self, word: str, typed: str) -> Iterable[tuple[str, float]]:
        if word in self.on:
            yield word, 1.0
        if word[0].isdigit() or len(word) < (_LEAST_TYPED if typed else _LEAST_BEGUN):
            return
        near = [one for one in self.on if one != word and _begins(word, one, typed)]
        if not near and len(word) >= _LEAST_SLIP:
            from rapidfuzz import process
            from rapidfuzz.distance import OSA

            slips = process.extract(word, self.on.keys(), scorer=OSA.distance, score_cutoff=1, limit=3)
            yield from ((one, _SLIP) for one, _, _ in slips)
        yield from ((one, BEGINS) for one in sorted(near, key=len)[:_MOST_LIKE])


def _begins(word: str, known: str, typed: str) -> bool:
    """Tell whether one word begins or ends as the other: “productiviteit” in “arbeidsproductiviteit”."""
    if typed or len(known) < _LEAST_BEGUN:
        return known.startswith(typed or word)
    shorter, longer = sorted((word, known), key=len)
    return len(shorter) > _LEAST_BEGUN and (longer.startswith(shorter) or longer.endswith(shorter))


@remembered
def index() -> Index:
    """Build the index of all that there is to find, once."""
    documents = findable()
    counts = [_counts(one) for one in documents]
    # What people ask is no text of ours: it changes neither how rare a word is nor how long texts are.
    texts = [own for one, own in zip(documents, counts, strict=True) if one.kind != "answer"]
    usual = sum(sum(one.values()) for one in texts) / len(texts)
    frequency = Counter(word for one in texts for word in one)
    weight = {
        word: math.log(1 + (len(texts) - count + 0.5) / (count + 0.5)) for word, count in frequency.items()
    }
    weight |= dict.fromkeys({word for one in counts for word in one} - weight.keys(), max(weight.values()))
    on: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for at, one in enumerate(counts):
        slack = _SATURATION * (1 - _LENGTH + _LENGTH * sum(one.values()) / usual)
        for word, count in one.items():
            on[word][at] = count / (count + slack)
    return Index(documents, dict(on), weight, _names(documents), max(weight.values()))


def _counts(one: Findable) -> dict[str, float]:
    counts: defaultdict[str, float] = defaultdict(float)
    for texts, much in ((one.near, _NEAR), (one.says, _SAYS)):
        # A name that is given in both languages alike is one name.
        for word in [word for text in dict.fromkeys(texts) for word in all_words_in(text)]:
            counts[word] += much
    for word in small_words() & counts.keys():
        del counts[word]
    return dict(counts)


def _names(documents: tuple[Findable, ...]) -> dict[tuple[str, ...], tuple[int, ...]]:
    """List by its words which documents are called just so."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(documents):
        for words in dict.fromkeys(kept(words_in(name)) or tuple(words_in(name)) for name in one.names):
            found[words].append(at)
    return {words: tuple(places) for words, places in found.items()}


def kept(words: Sequence[str]) -> tuple[str, ...]:
    """Leave the small words out."""
    small = small_words()
    return tuple(word for word in words if word not in small)
