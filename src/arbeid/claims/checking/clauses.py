"""A sentence in parts, so that each part says what its own amount is about."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from arbeid.claims.checking.counting import counted_by
from arbeid.claims.checking.lexicon import Hit, phrase, words_for
from arbeid.claims.checking.reading import Reading, read

# What a part may have from the rest of the sentence.
_LENT = ("relations", "places", "groups", "counted", "time", "deadlines", "spans")
# “… and in the US even more often” is of the US alone.
_TAIL = r";\s|,?\s<beside.cuts>\s(?=[^,;]*\b<beside.still_more>\b)[^,;\d]*$"
_CUT = r";\s|,\s|\s(?=<beside.cuts>\s)|[:(–]\s?"


def clauses(reading: Reading) -> list[Reading]:
    """Split a sentence between its amounts, so that each part says what its own amount is about.

    What a part does not say itself (who, where, of what) it has from the whole sentence.

    >>> whole = read("In advanced economies 60% of jobs are exposed, worldwide 40%", "en")
    >>> [sorted(part.places) for part in clauses(whole)]
    [['advanced'], ['world']]
    """
    reading = _without_tail(reading)
    cuts = _cuts(reading)
    if not cuts:
        return [reading]
    edges = [0, *cuts, len(reading.text)]
    parts = [read(reading.text[start:end], reading.language) for start, end in pairwise(edges)]
    return [_filled(part, parts[:place], parts[place + 1 :], reading) for place, part in enumerate(parts)]


def _filled(part: Reading, before: list[Reading], later: list[Reading], whole: Reading) -> Reading:
    earlier = [*reversed(before)]

    def or_earlier(name: str) -> frozenset[str]:
        for one in (part, *earlier):
            if getattr(one, name):
                return frozenset(getattr(one, name))
        return frozenset(getattr(whole, name))

    return replace(
        part,
        relations=or_earlier("relations"),
        places=or_earlier("places"),
        groups=part.groups or _said_before("groups", earlier),
        counted=_counted(part, [*earlier, *later]),
        deadlines=part.deadlines or whole.deadlines,
        years=whole.years,
        dated=whole.dated,
        spans=part.spans or whole.spans,
        time=part.time or frozenset(*[before[-1].time] if before else [()]),
        may=(part.may or (whole.may and not _foretold(part))) and not whole.sure,
        will=part.will or part.sure,
        reckoned=whole.reckoned,
        sure=part.sure or whole.sure,
        happened=part.happened or whole.happened,
        causes=part.causes or whole.causes,
        acts=part.acts or whole.acts,
        about=whole.about,
        denied=whole.denied,
        question=whole.question,
        borrowed=not part.relations,
        groups_beside=whole.groups,
        lent=frozenset(name for name in _LENT if not getattr(part, name)),
        respondents=part.respondents or any(one.respondents for one in before),
    )


def _foretold(part: Reading) -> bool:
    # What another part says could be hedges no “will” of this one.
    return bool(words_for("certainty", "foretold").search(part.text))


def _without_tail(reading: Reading) -> Reading:
    # “12% run a risk and 47% change less; one country has more”: the tail tells no number.
    last = max((one.end for one in reading.amounts), default=len(reading.text))
    tail = phrase(_TAIL).search(reading.text, last)
    if tail is None:
        return reading
    head = read(reading.text[: tail.start()], reading.language)
    of_head = {
        name: getattr(head, name) or getattr(reading, name) for name in ("relations", "places", "groups")
    }
    if not tail[0].startswith(";"):
        # What the tail compares with is not where the number holds.
        of_head["places"] = head.places
    return replace(reading, text=head.text, counted=head.counted, **of_head)


def _said_before(name: str, earlier: list[Reading]) -> frozenset[str]:
    # What a later part says of its own amount is not said of an earlier one.
    return next((frozenset(getattr(one, name)) for one in earlier if getattr(one, name)), frozenset())


def _counted(part: Reading, beside: list[Reading]) -> tuple[Hit, ...]:
    # “And 4% that AI can do all their work” counts whom the part before counted.
    if any(counted_by(amount, part) for amount in part.amounts):
        return part.counted
    return (*_counted_beside(beside), *part.counted)


def _counted_beside(parts: list[Reading]) -> tuple[Hit, ...]:
    # What the amount before or after counted, as if it stood before everything in this part.
    for one in parts:
        kinds = [kind for amount in one.amounts if (kind := counted_by(amount, one))]
        if kinds:
            return (Hit(kinds[0], 0, 0, lent=True),)
    return ()


def _cuts(reading: Reading) -> list[int]:
    found = []
    for left, right in zip(reading.amounts, reading.amounts[1:], strict=False):
        between = reading.text[left.end : right.start]
        signs = list(phrase(_CUT).finditer(between))
        if signs and signs[-1][0].startswith("(") and reading.text[right.end : right.end + 1] == ")":
            # “Denmark (42%)”: what stands before the bracket goes with the number in it.
            signs.pop()
        if signs:
            found.append(left.end + signs[-1].end())
    return found
