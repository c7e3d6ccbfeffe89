"""How much there is to read in a text: words, and characters where a script has no spaces between words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHARACTER = re.compile("[々〇぀-ヿㄅ-ㄯㇰ-ㇿ㐀-䶿一-鿿ꀀ-꒏豈-﫿ｦ-ﾟ\U00020000-\U0003ffff]")
"""Chinese, Japanese and Yi: a sign for a word, a part of one or a syllable."""
_JOINED = re.compile("[฀-๿຀-໿ༀ-࿿က-႟ក-៿]+")
"""Thai, Lao, Tibetan, Burmese and Khmer: letters, but no spaces between words."""
_LETTER = re.compile(r"[^\W\d_]")
_CHARACTERS_A_WORD = 2


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words with their letters, letters of words that are not parted, and Chinese or Japanese characters."""

    words: int
    letters: int
    joined: int
    characters: int

    def words_of_length(self, length: float) -> int:
        """Count the words, those that are not parted at a usual length in letters."""
        return self.words + round(self.joined / length)

    @property
    def amount(self) -> int:
        """Give roughly as many words as this is."""
        return self.words_of_length(5) + self.characters // _CHARACTERS_A_WORD


def word_count(text: str) -> WordCount:
    """Count what there is to read.

    >>> word_count("twee woorden"), word_count("工作 en AI").characters
    (WordCount(words=2, letters=11, joined=0, characters=0), 2)
    """
    characters = len(_CHARACTER.findall(text))
    joined = sum(len(_LETTER.findall(run)) for run in _JOINED.findall(text))
    rest = _JOINED.sub(" ", _CHARACTER.sub(" ", text)) if characters or joined else text
    words = sum(1 for word in re.split(r"[\s–—/]+", rest) if any(map(str.isalnum, word)))
    return WordCount(words, len(_LETTER.findall(rest)), joined, characters)
