"""What a sentence says: of what, where, when, how surely, and what happens to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from arbeid.claims.checking.amounts import Amount, amounts
from arbeid.claims.checking.lexicon import Hit, hits
from arbeid.language import Language

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|through|in|tegen|uiterlijk|vóór|voor|tot(?: en met)?)(?: in)?(?: het jaar)?"
    r"(?: the year)? ((?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_NUMBER = (
    r"(\d+|one|two|three|five|ten|fifteen|twenty|thirty|een|één|twee|drie|vijf|tien|vijftien|twintig|dertig)"
)
_SPAN = re.compile(
    rf"\b(?:in|within|over|binnen|komende|next|after|during|coming|na|de|for|gedurende|"
    rf"the)\s+(?:the |de |next |coming |komende |about |"
    rf"ongeveer |zo'n )*{_NUMBER}[ -]+(?:years?|jaar)\b|\b{_NUMBER} (?:years from now|years after|"
    rf"years time|jaar na)|\b(?:a|the next|this|het komende|"
    rf"een|in a|within a|binnen een|one or|een of|één of) (decade|decennium)\b|\b(two|"
    rf"twee) (?:decades|decennia)\b",
    re.IGNORECASE,
)
_SPANS = {
    "one": 1, "two": 2, "three": 3, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "een": 1,
    "één": 1, "twee": 2, "drie": 3, "vijf": 5, "tien": 10, "vijftien": 15, "twintig": 20, "dertig": 30,
    "decade": 10, "decennium": 10,
}  # fmt: skip
# “Amerikaans onderzoek” and “a Dutch study” say where somebody sits, not where the figure holds.
_SCHOLAR = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:research\w*|stud(?:y|ies)|econom(?:ist|en|oom|isten)\w*|bank\w*|paper|"
    r"scientists|think tank|"
    r"denktank|onderzoek\w*|wetenschap\w*|universit\w*|zakenbank|consult\w*|media|adviesbureau|"
    r"company|bedrijf|lab)\b",
    re.IGNORECASE,
)
_PUBLISHERS_OWN = re.compile(
    r"(?:world economic forum|wereld economisch forum|world bank|wereldbank|statistics netherlands|"
    r"bank of england|"
    r"pwc netherlands|pwc nederland|deloitte netherlands|deloitte nederland|american express|"
    r"international monetary|"
    r"international labour|internationaal monetair|internationale arbeidsorganisatie|economie? letters|"
    r"digital economy lab|simple macroeconomics|world economic outlook|internationaal onderzoek)",
    re.IGNORECASE,
)


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
    spans: frozenset[int]
    may: bool
    will: bool
    respondents: bool
    causes: bool
    acts: bool
    about: frozenset[str]
    denied: bool
    question: bool
    borrowed: bool = False

    def kinds(self) -> frozenset[str]:
        """List what is counted anywhere in the sentence."""
        return frozenset(hit.concept for hit in self.counted)


def read(text: str, language: Language | None) -> Reading:
    """Read one sentence.

    >>> found = read("The IMF says 40% of jobs worldwide will disappear", "en")
    >>> sorted(found.relations), sorted(found.places), found.will
    (['loss'], ['world'], True)
    """
    certainty = _concepts("certainty", text, language)
    spoken = language or "en"
    return Reading(
        text,
        language,
        tuple(_asserted(amounts(text, spoken), text, language)),
        _relations(text, language),
        tuple(_counted(text, language)),
        _places(text, language),
        _concepts("groups", text, language),
        _time(text, language),
        frozenset(int(year) for year in _YEAR.findall(text)),
        frozenset(int(year) for year in _DEADLINE.findall(text)),
        _spans(text),
        "may" in certainty,
        "will" in certainty,
        "respondents" in certainty,
        "causes" in _concepts("causes", text, language),
        _ai_acts(text, language),
        _concepts("anchors", text, language),
        _denied(text, language),
        _asks(text),
    )


def _concepts(lexicon: str, text: str, language: Language | None) -> frozenset[str]:
    return frozenset(hit.concept for hit in hits(lexicon, text, language))


def _ai_acts(text: str, language: Language | None) -> bool:
    # “AI lowers pay” makes AI the one that does it; “pay in work exposed to AI fell” does not.
    verbs = [hit for hit in hits("relations", text, language) if hit.concept in _DOES]
    makers = [hit for hit in hits("anchors", text, language) if hit.concept == "ai"]
    return any(
        verb.start - maker.end > 0
        and len(between := text[maker.end : verb.start]) < 45
        and not re.search(r"[,;:]|expos|blootgest|gevoelig|sensitive", between)
        and not _NOT_ACTING.search(text[: maker.start])
        and text[maker.end : maker.end + 1] != "-"
        for maker in makers
        for verb in verbs
    )


def _counted(text: str, language: Language | None) -> list[Hit]:
    # “Landen met een hoog inkomen” is a place and counts no income.
    places = hits("places", text, language)
    found = hits("counted", text, language)
    return [one for one in found if not any(at.start < one.start and one.end <= at.end for at in places)]


def _time(text: str, language: Language | None) -> frozenset[str]:
    # “A year earlier” is a time, not a rate.
    later = re.compile(r"\s+(?:earlier|later|before|ago|old|eerder|daarvoor|geleden)\b", re.IGNORECASE)
    return frozenset(hit.concept for hit in hits("time", text, language) if not later.match(text[hit.end :]))


def _relations(text: str, language: Language | None) -> frozenset[str]:
    found = hits("relations", text, language)
    stance = hits("stance", text, language)
    nots = [hit for hit in stance if hit.concept == "not"]
    strong = [hit for hit in stance if hit.concept == "not_less"]
    kept = set()
    for hit in found:
        # “Reorganised” inside a longer form of another relation is that relation.
        inside = any(
            other is not hit
            and other.start <= hit.start
            and hit.end <= other.end
            and other.end - other.start > hit.end - hit.start
            and other.concept in ("switch", "risk", "unaffected", "created", "found_work", "loss")
            for other in found
        )
        compared = re.match(r"\s+(?:than|dan|to \d|tot \d)", text[hit.end :], re.IGNORECASE)
        if not inside and not compared and not _negated(hit, nots, strong, text):
            kept.add(hit.concept)
    return frozenset(kept)


def _negated(hit: Hit, nots: list[Hit], strong: list[Hit], text: str) -> bool:
    for word in nots:
        if any(one.start <= word.start < one.end for one in strong):
            continue
        if hit.start <= word.start < hit.end:
            if hit.gapped:
                return True
            continue
        between = text[word.end : hit.start] if word.end <= hit.start else text[hit.end : word.start]
        near = len(between.split()) <= (3 if word.end <= hit.start else 1)
        if near and not re.search(r"[,;:.]", between):
            return True
    return False


def _places(text: str, language: Language | None) -> frozenset[str]:
    own = [match.span() for match in _PUBLISHERS_OWN.finditer(text)]
    kept: list[Hit] = []
    found = hits("places", text, language)
    for hit in found:
        if hit.concept == "us" and text[hit.start : hit.end] in ("us", "Us"):
            continue
        if any(start <= hit.start < end for start, end in own) or _SCHOLAR.match(text[hit.end :]):
            continue
        if re.search(
            r"\b(?:not the|niet de|buiten de|outside the|outside) $", text[: hit.start], re.IGNORECASE
        ):
            continue
        kept.append(hit)
    # “High-income countries” is one place, not also “countries”.
    outer = [
        hit
        for hit in kept
        if not any(
            o.start <= hit.start and hit.end <= o.end and o.end - o.start > hit.end - hit.start for o in kept
        )
    ]
    return frozenset(hit.concept for hit in outer)


def _spans(text: str) -> frozenset[int]:
    found = set()
    for match in _SPAN.finditer(text):
        said = next(part for part in match.groups() if part).lower()
        tens = 10 if re.search(r"decades$|decennia$", match[0], re.IGNORECASE) else 1
        found.add(tens * (int(said) if said.isdigit() else _SPANS[said]))
    return frozenset(found)


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
    return any(hit.concept == "denied" for hit in hits("stance", text, language))


def _asks(text: str) -> bool:
    told = re.match(r"\W*(?:did you know|wist je|wist u|wisten jullie)\b", text, re.IGNORECASE)
    return text.rstrip("\"'”’») ").endswith("?") and not told


_DOES = frozenset({"loss", "fell", "raised", "created", "change", "found_work"})
_NOT_ACTING = re.compile(
    r"\b(?:to|aan|for|voor|with|met|since|sinds|after|na|van|of|use|uses|used|using|gebruik\w*|on|"
    r"over|zonder|without)\s+"
    r"(?:the |de |generative |generatieve )*$",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:once|when|if|because|that|who|which|while|als|zodra|wanneer|omdat|dat|die|terwijl)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"\b(?:van|of|among|onder)(?:\s+(?:de|het|the|alle|all|\w+))?\s+$", re.IGNORECASE)


def counted_by(amount: Amount, reading: Reading) -> str | None:
    """Name what an amount counts: what follows it first, or else what stands nearest before it."""
    # “One worker in four” counts workers.
    for hit in reading.counted:
        if amount.start <= hit.start < amount.end:
            return hit.concept
    after = [hit for hit in reading.counted if hit.start >= amount.end]
    before = [hit for hit in reading.counted if hit.end <= amount.start]
    if after and not any(amount.end <= one.start < after[0].start for one in reading.amounts):
        words = len(reading.text[amount.end : after[0].start].split())
        # “Van de werkenden denkt 41 procent dat AI een deel van hun werk kan doen” counts people.
        first = before and _OF.search(reading.text[: before[-1].start]) and words > 3
        apart = before and _APART.search(reading.text[amount.end : after[0].start])
        if words <= 7 and not first and not apart:
            return after[0].concept
    return before[-1].concept if before else None
