"""What a sentence says: of what, where, when, how surely, and what happens to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.amounts import amounts
from arbeid.claims.checking.asking import asks
from arbeid.claims.checking.dates import dated, deadlines, spans, years
from arbeid.claims.checking.framing import about
from arbeid.claims.checking.lexicon import Hit, hits, phrase, words_for
from arbeid.claims.checking.named import name_spans
from arbeid.language import Language
from arbeid.registry import remembered

# A longer stretch than this between AI and a verb joins them no more.
_FAR = 45
# Between a place and the name of who sits there.
_OWNED = re.compile(r"(?:[’']s?|s)?\s+(?:\w+\s+)?")
_DOES = frozenset({"loss", "fell", "raised", "created", "change", "found_work"})
# Longer forms of these hold shorter ones of other relations, and mean themselves.
_SWALLOWS = frozenset({"switch", "risk", "unaffected", "created", "found_work", "loss", "complement"})
# “Higher than”, “up to 40%” move nothing; “goodbye to 40% of jobs” does.
_COMPARES = frozenset({"raised", "fell", "created", "change", "unaffected"})
# A sentence in parts, each of which may only frame another one.
PARTS = re.compile(r"[,;:]\s|\s[–—-]\s")
_SEXES = frozenset({"sex-women", "sex-men"})
_OF_WHOM = frozenset({"own", "elsewhere", "speaker"})
_AT_PLACE, _COMMENTS = r"\W*<beside.at_place>\b", r"\W*<beside.comments>\b"
_AFTERTHOUGHT = r"[,;:–—]\s+<beside.afterthought>\b"
_AFFIRMED = r"\b<stance.affirmed>\s+(?:\w+\s+){0,1}$"
# How many words may stand between a denial and what it denies.
_BEFORE, _BEHIND = 3, 1

_NOT_ACTING = r"\b<beside.not_acting>\s+(?:<beside.the> |<beside.sort_of_ai> )*$"
# “AI has cut employment”: AI did it, whatever the verb is; “AI has no effect” is nothing done.
_HAS_ACTED = r"\s+<beside.has>\s+(?!<beside.having>\b|(?:\w+\s+){0,3}?<beside.idle>\b)"
# Nothing but an adverb or two may stand between, and no “to”: what has to go is not gone.
_HAS_DONE = r"\b<beside.has>\s+(?:(?!to\b|been\b)\w+\s+){0,2}$"
_HEEFT = r"\b<beside.has>\b[^,;:]*\s$"
_PARTICIPLE = re.compile(r"\w*ge\w{3,}(?:d|t|en)", re.IGNORECASE)
_THAN = r"\b<beside.compared>\s+(?:\w+\s+){0,4}$"
_AND = r"\s+<beside.and>\s+"
_ELSEWHEN, _COMPARED = r"\s+<dates.elsewhen>\b", r"\s+(?:<beside.compared>\b|<beside.up_to> \d)"
_EDITION = r"\s+(?:\w+\s+)?<beside.edition>\b"
_UP_FROM = r"<beside.up_or_down>\s+<beside.from>\b"
_BESIDE_WORK = r"\b<beside.circumstance> (?:work|werk)$"
_IN = r"\b<beside.at_place>\s+$"
_OUTSIDE, _SCHOLAR = r"\b<beside.outside> $", r"\s+(?:\w+\s+){0,2}?<beside.scholar>\b"


@dataclass(frozen=True)
class Reading:
    """The parts of one sentence, or of one clause of it, that the checker understands."""

    text: str
    language: Language | None
    amounts: tuple[Amount, ...]
    relations: frozenset[str]
    counted: tuple[Hit, ...]
    places: frozenset[str]
    groups: frozenset[str]
    time: frozenset[str]
    years: frozenset[int]
    deadlines: frozenset[int]
    dated: frozenset[int]
    spans: frozenset[int]
    may: bool
    will: bool
    reckoned: bool
    sure: bool
    happened: bool
    respondents: bool
    causes: bool
    acts: bool
    about: frozenset[str]
    denied: bool
    question: bool
    borrowed: bool = False
    groups_beside: frozenset[str] = frozenset()
    lent: frozenset[str] = frozenset()
    refused: tuple[Amount, ...] = ()

    def kinds(self) -> frozenset[str]:
        """List what is counted anywhere in the sentence."""
        return frozenset(hit.concept for hit in self.counted)


def read(text: str, language: Language | None) -> Reading:
    """Read one sentence.

    >>> found = read("The IMF says 40% of jobs worldwide will disappear", "en")
    >>> sorted(found.relations), sorted(found.places), found.will
    (['loss'], ['world'], True)
    """
    certainty = _certainty(text, language)
    spoken = language or "en"
    found = amounts(text, spoken)
    asserted = _asserted(found, text, language)
    return Reading(
        text,
        language,
        tuple(asserted),
        _relations(text, language),
        tuple(_counted(text, language)),
        _places(text, language),
        _groups(text, language),
        _time(text, language),
        years(text),
        deadlines(text),
        dated(text),
        spans(text),
        "may" in certainty and "sure" not in certainty,
        "will" in certainty,
        "reckoned" in certainty,
        "sure" in certainty,
        "happened" in certainty or "counted" in certainty or _is_perfect(text, language),
        "respondents" in certainty,
        _names_cause(text, language),
        _ai_acts(text, language),
        about(text, language, found),
        _denied(text, language),
        asks(text),
        refused=tuple(one for one in found if one not in asserted),
    )


def _concepts(lexicon: str, text: str, language: Language | None) -> frozenset[str]:
    return frozenset(hit.concept for hit in hits(lexicon, text, language))


def _certainty(text: str, language: Language | None) -> frozenset[str]:
    # “Is not certain” and “no guarantee” are not sure.
    found = hits("certainty", text, language)
    nots = [hit for hit in hits("stance", text, language) if hit.concept == "not"]
    lesson = phrase(_AFTERTHOUGHT).search(text)
    ends = lesson.start() if lesson and not re.search(r"[\d%]", text[lesson.end() :]) else len(text)
    kept = {
        hit.concept
        for hit in found
        if (hit.concept != "sure" or not _negated(hit, nots, [], text))
        and (hit.concept not in ("may", "modal") or hit.start < ends)
    }
    return frozenset(kept - {"sure"} if "modal" in kept else kept)


def _is_perfect(text: str, language: Language | None) -> bool:
    # “AI has now displaced”, “heeft al … ingekrompen”: what happens to work stands in the perfect.
    return any(
        hit.concept in _DOES
        and (
            phrase(_HAS_DONE).search(text[: hit.start])
            or (_PARTICIPLE.fullmatch(text[hit.start : hit.end]) and phrase(_HEEFT).search(text[: hit.start]))
        )
        for hit in hits("relations", text, language)
    )


def _ai_acts(text: str, language: Language | None) -> bool:
    # “AI lowers pay” makes AI the one that does it; “pay in work exposed to AI fell” does not.
    found = hits("relations", text, language)
    verbs = [hit for hit in found if hit.concept in _DOES and not _inside(hit, found)]
    makers = [hit for hit in hits("anchors", text, language) if hit.concept == "ai"]
    acting = any(phrase(_HAS_ACTED).match(text[maker.end :]) for maker in makers if not _touched(text, maker))
    return acting or any(
        verb.start - maker.end > 0
        and len(between := text[maker.end : verb.start]) < _FAR
        and not re.search(r"[,;:]", between)
        and not words_for("beside", "only_touched").search(text[maker.start : verb.start])
        and not _touched(text, maker)
        and text[maker.end : maker.end + 1] != "-"
        for maker in makers
        for verb in verbs
    )


def _touched(text: str, maker: Hit) -> bool:
    return bool(phrase(_NOT_ACTING).search(text[: maker.start]))


def _counted(text: str, language: Language | None) -> list[Hit]:
    # “Landen met een hoog inkomen” is a place and counts no income.
    places = [at for at in hits("places", text, language) if at.concept != "many"]
    found = hits("counted", text, language)
    inside = [one for one in found if any(at.start < one.start and one.end <= at.end for at in places)]
    # “Work hours” are hours and no work; “use at work” counts no work either.
    return [
        one
        for one in found
        if one not in inside
        and not any(_wider(other, one) for other in found)
        and not (one.concept == "work" and phrase(_BESIDE_WORK).search(text[: one.end]))
    ]


def _names_cause(text: str, language: Language | None) -> bool:
    found = hits("causes", text, language)
    return any(hit.concept == "causes" and not any(_wider(other, hit) for other in found) for hit in found)


def _groups(text: str, language: Language | None) -> frozenset[str]:
    # People with higher education do not work in education.
    found = hits("groups", text, language)
    groups = frozenset(hit.concept for hit in found if not any(_wider(other, hit) for other in found))
    return groups - _SEXES if groups >= _SEXES and _side_by_side(found, text) else groups


def _side_by_side(found: list[Hit], text: str) -> bool:
    # “Men and women alike” are everybody.
    sexes = [hit for hit in found if hit.concept in _SEXES]
    return any(
        one.concept != other.concept and phrase(_AND).fullmatch(text[one.end : other.start])
        for one, other in pairwise(sexes)
    )


def _time(text: str, language: Language | None) -> frozenset[str]:
    # “A year earlier” is a time, not a rate; nor is how often a survey comes out.
    found = hits("time", text, language)
    return frozenset(
        hit.concept
        for hit in found
        if not phrase(_ELSEWHEN).match(text[hit.end :]) and not phrase(_EDITION).match(text[hit.end :])
    )


def _relations(text: str, language: Language | None) -> frozenset[str]:
    found = hits("relations", text, language)
    stance = hits("stance", text, language)
    nots = [hit for hit in stance if hit.concept == "not"]
    strong = [hit for hit in stance if hit.concept == "not_less"]
    return frozenset(
        hit.concept
        for hit in found
        if not _inside(hit, found)
        and not (hit.concept in _COMPARES and phrase(_COMPARED).match(text[hit.end :]))
        and not phrase(_UP_FROM).match(text[hit.start :])
        and not _negated(hit, nots, strong, text)
    )


def said_about(reading: Reading, amount: Amount) -> frozenset[str]:
    """List what is said of the work in the part between commas where an amount of the reading stands."""
    edges = [0, *(match.end() for match in PARTS.finditer(reading.text)), len(reading.text)]
    start, end = next(one for one in pairwise(edges) if amount.start < one[1])
    whole = start == 0 and end == len(reading.text)
    return reading.relations if whole else _said_in(reading.text[start:end], reading.language)


@remembered(maxsize=256)
def _said_in(text: str, language: Language | None) -> frozenset[str]:
    return _relations(text, language)


def _inside(hit: Hit, found: list[Hit]) -> bool:
    # “Reorganised” inside a longer form of another relation is that relation.
    return any(_wider(other, hit) and other.concept in _SWALLOWS for other in found)


def _wider(other: Hit, hit: Hit) -> bool:
    holds = other.start <= hit.start and hit.end <= other.end
    return holds and other.end - other.start > hit.end - hit.start


def _negated(hit: Hit, nots: list[Hit], strong: list[Hit], text: str) -> bool:
    for word in nots:
        if any(one.start <= word.start < one.end for one in strong):
            continue
        if hit.start <= word.start < hit.end:
            # “Noticed … nothing” says so itself.
            if hit.gapped and hit.concept != "unaffected":
                return True
            continue
        between = text[word.end : hit.start] if word.end <= hit.start else text[hit.end : word.start]
        near = len(between.split()) <= (_BEFORE if word.end <= hit.start else _BEHIND)
        if near and not re.search(r"[,;:.]", between):
            return True
    return False


def _places(text: str, language: Language | None) -> frozenset[str]:
    own = [(hit.start, hit.end) for hit in hits("bodies", text) if hit.concept == "no_place"]
    own += name_spans(text)
    kept = [hit for hit in hits("places", text, language) if not _elsewhere(hit, own, text)]
    # Than the rest of the UK: what it is compared with, where another place stands before it.
    first = min((hit.start for hit in kept), default=0)
    kept = [hit for hit in kept if hit.start == first or not phrase(_THAN).search(text[: hit.start])]
    # “High-income countries” is one place, not also “countries”.
    return frozenset(hit.concept for hit in kept if not any(_wider(other, hit) for other in kept))


def _elsewhere(hit: Hit, own: list[tuple[int, int]], text: str) -> bool:
    # The world of “World Economic Forum” and the country of “a Dutch study” are not where a figure holds;
    # “OECD countries” goes on behind the name and is a place.
    pronoun = hit.concept == "us" and text[hit.start : hit.end] in ("us", "Us")
    in_name = any(start <= hit.start and hit.end <= end for start, end in own)
    left_out = phrase(_OUTSIDE).search(text[: hit.start])
    # “Britain’s OBR” says where the OBR is; “in Sweden Humlum found” does not.
    owner = not phrase(_IN).search(text[: hit.start]) and any(
        _OWNED.fullmatch(text[hit.end : start]) for start, _ in own if start > hit.end
    )
    return bool(pronoun or in_name or left_out or owner or phrase(_SCHOLAR).match(text[hit.end :]))


def _asserted(found: list[Amount], text: str, language: Language | None) -> list[Amount]:
    denials = [hit for hit in hits("stance", text, language) if hit.concept == "not"]
    strong = [hit for hit in hits("stance", text, language) if hit.concept == "not_less"]
    return [one for one in found if not _ruled_out(one, denials, strong, text)]


def _ruled_out(one: Amount, denials: list[Hit], strong: list[Hit], text: str) -> bool:
    return any(
        word.end <= one.start
        and text[word.end : one.start].strip() == ""
        and not any(other.start <= word.start < other.end for other in strong)
        for word in denials
    )


def _denied(text: str, language: Language | None) -> bool:
    # “Make no mistake” and “whoever denies it” deny nothing.
    return any(
        hit.concept == "denied" and not phrase(_AFFIRMED).search(text[: hit.start])
        for hit in hits("stance", text, language)
    )
