"""What UTF-8 looks like when it was read as Windows-1252: signs that are sure, and signs that are left.

A letter of two bytes shows as a capital (its first byte) and a sign or letter (its second). That second one
may be gone (Windows-1252 has no sign for five bytes) or have become a space (byte A0, a hard space).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

CONTINUATION = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ\xa0-¿"
_LOWER = "a-zß-öø-ÿ"
_UPPER = "A-ZÀ-ÖØ-Þ"
_BEGINS = "€\x81‚ƒ„†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘“”•˜™š›œ\x9džŸ¡-¿"
"""What may stand behind a capital at the start of a damaged word: no apostrophe, dash or hard space."""
_INSIDE = "ƒ†‡ˆ‰ŠŒŽ˜šœžŸ¡-§©ª¬¯-¶¸-º¼-¿"
"""What never stands inside a healthy word: no quotes, dashes or marks of trade."""

# “Ã” between quotes, and more of them (Ã’s), are the letter itself: what reads it as damage leaves a word
# that nobody writes (“Ô without its closing quote, Òs).
_ITSELF = r"(?<=[“„‘’‚«‹])[ÂÃ][”“’‘»›](?!\w)|(?<!\w)Ã’s(?!\w)"

LETTER_ITSELF = re.compile(_ITSELF)
SURE = re.compile(
    rf"(?!{_ITSELF})[ÂÃ][{CONTINUATION}]|[âï][{CONTINUATION}]{{2}}|ð[{CONTINUATION}]{{3}}|(?<!\w)Å’(?=\w)"
    rf"|(?<=[{_LOWER}])[ÄÅ][{CONTINUATION}]|(?<![{_LOWER}{_UPPER}])[ÄÅ][{_BEGINS}](?=[{_LOWER}])"
    rf"|[ÄÅ][ŠŒŽšœžŸƒ]|(?<=[{_LOWER}{_UPPER}])[ÄÅ][{_INSIDE}](?=[{_LOWER}{_UPPER}])"
    rf"|Å\xa0(?=[{_LOWER}{_UPPER}])|(?<=[{_LOWER}])È[˜™š›]|È[˜™š›](?=[{_LOWER}])|(?<=\S)â€(?![{CONTINUATION}])"
    rf"|(?<=[{_LOWER}])Ã(?![{_UPPER}{_LOWER}{CONTINUATION}])"
)
"""Damage that ftfy passes over when it stands alone: Å as Ã…, ğ as ÄŸ, ™ as â„¢, Œuvre as Å’uvre."""

_GRAVE = rf"(?:(?<=[{_LOWER}])|(?<!\S))Ã (?= )|(?<=[{_LOWER}])Ã (?=[,.;:!?)\]”’…]|-\w|â€)"
# A hard space stands behind a word or what closes it; behind what opens one, Â is the letter itself.
_HARD_SPACE = rf"(?:(?<=[^\s{_UPPER}\"'“‘„‚«‹(\[{{#*_`>|~=/-])|(?<=\w[\"'*_]))Â "
# Behind the letter itself, as in “Å en Ä”, stands a word of the sentence: no name goes on with one of these.
_LETTER_SO = (
    r"(?!(?:aan|als|and|are|as|bij|comes|de|en|er|et|for|heet|het|in|is|kan|klinkt|komt|met|naar|niet|och|oder|of"
    r"|og|op|or|ou|sounds|staat|stands|und|van|voor|was|with|wordt|är)(?!\w))"
)
_CARON = rf"(?<!\w)Å {_LETTER_SO}(?=[{_LOWER}])"
SPACED = f"{_GRAVE}|{_HARD_SPACE}|{_CARON}"
"""Letters whose second byte became a plain space: à, a hard space, Š."""
DOUBTFUL = "Å "
"""Šimon, or a sentence in Norwegian: only damage elsewhere in the text decides."""

_FIRST = "ÃÂÄÅÎÏÐÑ"
_LEFT = re.compile(
    rf"ðŸ|ï[¸»¬]|â[€¤]|(?<=[{_LOWER}])[{_FIRST}]|(?<!\w)Ã(?=[{_LOWER}])|(?<=\d)Â"
    rf"|(?<=\d )Ã(?= \d)|(?<!\w)Ã(?= la\b)|(?<!\w)Â(?=  )|(?<!\w)Ä’(?=[{_LOWER}]{{2}})"
    rf"|(?<=[Ͱ-ӿ])[{_FIRST}]|[ÎÏÐÑ](?=[Ͱ-ӿ])"
)
_LEFT_BESIDE_DAMAGE = re.compile(rf"{_LEFT.pattern}|Ã|Â(?![{_LOWER}])")
_LEFT_AMONG_DAMAGE = re.compile(rf"{_LEFT_BESIDE_DAMAGE.pattern}|[ÄÅ][{_BEGINS}’]|(?<!\w)[ÄÅ](?=[{_LOWER}])")
_MAY_BE_LEFT = re.compile(f"[{_FIRST}ðïâ]")
_CARON_LEFT = re.compile(rf"(?<!\w)Å {_LETTER_SO}(?=[{_LOWER}{_UPPER}])")
_SCANDINAVIAN = re.compile(r"(?<!\w)å(?!\w)")
# A text without spaces would else be read from its start at every letter.
_LONGEST_WORD = 30

Extent = Literal["nothing", "something", "everything"]
"""How much of the text beyond ASCII was damaged: the more, the less is needed to suspect a letter."""


def is_scandinavian(text: str) -> bool:
    """Tell whether “å” is a word in this text, so that “Å” may begin a sentence."""
    return bool(_SCANDINAVIAN.search(text))


def extent(before: Sequence[str], after: Sequence[str]) -> Extent:
    """Tell how many runs were damaged; a lone capital that may have lost its second byte counts as one.

    >>> extent(["Ã«", "Ä", "é"], ["ë", "Ä", "é"]), extent(["Ã«", "Ä"], ["ë", "Ä"])
    ('something', 'everything')
    """
    damaged = [one != other for one, other in zip(before, after, strict=True)]
    if not any(damaged):
        return "nothing"
    whole = all(changed or set(run) <= set(_FIRST) for run, changed in zip(after, damaged, strict=True))
    return "everything" if whole else "something"


def lone(before: str, after: str) -> int | None:
    """Find the place in a mended run of a first byte that was there before, without its second.

    >>> lone("ÅÃ³", "Åó"), lone("Ã…", "Å")
    (0, None)
    """
    return next((at for at, letter in enumerate(after) if letter in _FIRST and letter in before), None)


def left(text: str, damaged: Extent = "nothing", suspects: Iterable[int] = ()) -> Iterator[tuple[int, str]]:
    """Find the place and the word of damage that could not be undone, once a word; ``suspects`` are places.

    >>> list(left("BabiÄ en Âge")), list(left("Äboli", "everything"))
    ([(0, 'BabiÄ')], [(0, 'Äboli')])
    """
    if not _MAY_BE_LEFT.search(text):
        return
    patterns = {"nothing": _LEFT, "something": _LEFT_BESIDE_DAMAGE, "everything": _LEFT_AMONG_DAMAGE}
    found = {*suspects, *(match.start() for match in patterns[damaged].finditer(text))}
    if not is_scandinavian(text):
        found |= {match.start() for match in _CARON_LEFT.finditer(text)}
    end = -1
    for at in sorted(found):
        if at < end:
            continue
        before = re.search(r"\S*\Z", text[max(0, at - _LONGEST_WORD) : at])
        start = at - len(before[0] if before else "")
        behind = re.compile(r"Å \S*|\S*").match(text, at)
        end = behind.end() if behind else at + 1
        yield start, text[start : min(end, start + 2 * _LONGEST_WORD)]
