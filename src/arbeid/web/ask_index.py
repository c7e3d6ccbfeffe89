"""The index of the one box as a script, for a folder that no server searches: one file a language.

It holds what `arbeid.search.index` holds, and the shipped job titles with the groups that they lead to, so
that `ask-folder.js` finds much as the server does; what the checker of sentences and the lookup of titles
know beyond letters stays behind. Numbers are in base 36: two signs for a place in the list, one for how much.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.language import LANGUAGES, Language
from arbeid.lookup.forms import bare
from arbeid.lookup.groups import group_name, targets_from
from arbeid.lookup.lists import titles_of
from arbeid.search.endings import endings
from arbeid.search.findable import Findable
from arbeid.search.index import BEGINS, Index, index
from arbeid.search.question_words import small_words
from arbeid.search.ranking import LEAST, LEAST_OF_SENTENCE, NAMED, NUMBER, SENTENCE, UNASKED
from arbeid.verbs.search.ask import BY_HOW, MOST
from arbeid.web.addresses import file_for, read, to
from arbeid.web.readings import thing_address
from arbeid.wording import words_of

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MOST_GROUPS = 4
# English has three times as many titles, most of them in one list alone; the file is to stay small.
_LEAST_WEIGHT: Mapping[Language, float] = {"nl": 0.0, "en": 2.0}
_NAMES: Mapping[str, Language] = {f"ask-index-{language}.js": language for language in LANGUAGES}


def index_address(language: Language) -> str:
    """Write the address of the index of a language; it changes with its content."""
    digest = hashlib.sha256(_script(language)).hexdigest()[:12]
    return f"/static/ask-index-{language}.{digest}.js"


def index_file(name: str) -> bytes | None:
    """Give the index with this name, or nothing for any other name."""
    language = _NAMES.get(name)
    return None if language is None else _script(language)


@cache
def _script(language: Language) -> bytes:
    facts = json.dumps(_facts(language), ensure_ascii=False, separators=(",", ":"))
    return f"window.arbeidIndex={facts};\n".encode()


def _facts(language: Language) -> dict[str, object]:
    known, words = index(), words_of(language)
    things = [_thing(one, language) for one in known.documents]
    groups = {
        code: len(things) + at for at, code in enumerate(sorted(economy(choices().usual).groups["code"]))
    }
    kinds = ("job", "claim", "story", "place", "measure", "term", "answer")
    return {
        "things": "\n".join([*things, *(_group(code, language) for code in groups)]),
        "words": "\n".join(_words(known)),
        "names": "\n".join(f"{' '.join(name)}\t{_places(at)}" for name, at in known.names.items()),
        "titles": "\n".join(_titles(language, groups)),
        "rarest": round(known.rarest, 2),
        "small": sorted(small_words()),
        "endings": endings(),
        "rules": _rules(),
        "kinds": {kind: words(f"ask.kind_{kind}") for kind in kinds},
    }


def _rules() -> dict[str, float]:
    """Hand over what the server ranks by, so that it is said once."""
    return {
        "begins": BEGINS,
        "least": LEAST,
        "leastOfSentence": LEAST_OF_SENTENCE,
        "sentence": SENTENCE,
        "named": NAMED,
        "number": NUMBER,
        "story": UNASKED,
        "title": BY_HOW["exact"],
        "most": MOST,
    }


def _thing(one: Findable, language: Language) -> str:
    """Write a line on a thing: kind, name, file, and of a term what it means."""
    name = one.name.read(language)
    about = one.about.read(language) if one.kind == "term" else ""
    return "\t".join(
        (one.kind, name, _file(thing_address(one.kind, one.id, name, language), language), about)
    )


def _group(code: str, language: Language) -> str:
    usual = choices().usual
    named = group_name(economy(usual).classification, code)
    at = file_for(to("job", language, economy=usual, code=code))
    return "\t".join(("job", named.read(language) if named else code, at, ""))


def _file(url: str, language: Language) -> str:
    """Name the file of an address; of one that has none in a folder, that of the page of places."""
    url, _, anchor = url.partition("#")
    address = read(url)
    if address is not None and address.page.id == "ask":
        return f"{file_for(to('ask', language))}?{url.partition('?')[2]}"
    if address is None or not address.page.filed(address.params, address.state):
        url = to("places", language)
    return file_for(url) + (f"#{anchor}" if anchor else "")


def _words(known: Index) -> Iterator[str]:
    """Write a line on a word: its weight, and the things that are on it, each with how much."""
    for word, on in known.on.items():
        every = "".join(f"{_two(at)}{_DIGITS[round(35 * much)]}" for at, much in on.items())
        yield f"{word}\t{known.weight[word]:.2f}\t{every}"


def _titles(language: Language, groups: Mapping[str, int]) -> Iterator[str]:
    """Write a line on groups, the likeliest first: their places, and the bare titles that lead to them."""
    classification = economy(choices().usual).classification
    votes: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    frame = titles_of(language, shipped=True).select("title", "classification", "code", "weight")
    for title, own, code, weight in frame.iter_rows():
        for target in targets_from(own, code, classification)[:1]:
            votes[title][target.code] += weight
    leading: defaultdict[str, list[str]] = defaultdict(list)
    for title, codes in votes.items():
        if sum(codes.values()) >= _LEAST_WEIGHT[language]:
            likeliest = sorted(
                (code for code in codes if code in groups), key=lambda code: (-codes[code], code)
            )
            leading[_places(groups[code] for code in likeliest[:_MOST_GROUPS])].append(bare(title, language))
    for places, titles in sorted(leading.items()):
        if places:
            yield f"{places}\t{'|'.join(sorted(dict.fromkeys(titles)))}"


def _places(places: Iterable[int]) -> str:
    return "".join(map(_two, places))


def _two(at: int) -> str:
    return _DIGITS[at // 36] + _DIGITS[at % 36]
