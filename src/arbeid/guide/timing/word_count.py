"""How much there is to read in a text: words, and characters where a script has no spaces between words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHARACTER = re.compile(
    "[\u3005\u3007\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48f\uf900-\ufaff"
    "\uff66-\uff9f\U00020000-\U0003ffff]"
)
"""Chinese, Japanese and Yi: a sign for a word, a part of one or a syllable."""
_JOINED = re.compile("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]+")
"""Thai, Lao, Tibetan, Burmese and Khmer: letters, but no spaces between words."""
_SYLLABLE = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff\u1200-\u139f]")
"""Korean and Ethiopic: words with spaces between them, of signs that stand for a syllable each."""
_LETTER = re.compile(r"[^\W\d_]")
# Most words of running Chinese have one or two characters; only small texts are told from large by this.
_CHARACTERS_A_WORD = 2


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words with their letters, letters of words that are not parted, and Chinese or Japanese characters.

    ``syllabic`` counts those of the words whose signs are syllables: their length in letters says nothing.
    """

    words: int
    letters: int
    joined: int
    characters: int
    syllabic: int = 0

    def words_of_length(self, length: float) -> int:
        """Count the words, those that are not parted at a usual length in letters."""
        return self.words + round(self.joined / length)

    @property
    def amount(self) -> int:
        """Count roughly as many words as this is."""
        return self.words_of_length(5) + self.characters // _CHARACTERS_A_WORD


def word_count(text: str) -> WordCount:
    """Count what there is to read.

    >>> word_count("twee woorden"), word_count("工作 en AI").characters
    (WordCount(words=2, letters=11, joined=0, characters=0, syllabic=0), 2)
    """
    characters = len(_CHARACTER.findall(text))
    joined = sum(len(_LETTER.findall(run)) for run in _JOINED.findall(text))
    rest = _JOINED.sub(" ", _CHARACTER.sub(" ", text)) if characters or joined else text
    words = [word for word in re.split(r"[\s–—/]+", rest) if any(map(str.isalnum, word))]
    syllabic = sum(1 for word in words if _SYLLABLE.search(word))
    letters = len(_LETTER.findall(_SYLLABLE.sub("", rest) if syllabic else rest))
    return WordCount(len(words), letters, joined, characters, syllabic)
