"""What of a choice goes together: as much as does is kept, and a sentence says what was left out and why."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.params import Param
from arbeid.scenario import MODELS
from arbeid.verbs.run.choice import Choice
from arbeid.wording import Words


def _declared(name: str) -> Param | None:
    known = (param for params in MODELS.values() for param in params)
    return next((param for param in known if param.name == name), None)


def going_together(
    choice: Choice, work: Callable[[Choice], object], words: Words
) -> tuple[Choice, tuple[str, ...]]:
    """Keep as much of a choice as ``work`` takes; why the whole was refused is said with what is left out.

    Errors: a scenario that does not work even as it is.
    """
    try:
        work(choice)
    except ArbeidError as error:
        kept, left = _most(choice, work, words)
        why = _labelled(error.sentence(words.language), words)
        return kept, (words("web_what-if.left_out", what=words.list(left), why=why),) if left else ()
    return choice, ()


def _most(choice: Choice, work: Callable[[Choice], object], words: Words) -> tuple[Choice, list[str]]:
    """Add what was chosen to the scenario one thing at a time, in the order of the page, as long as it works.

    So of two values that exclude each other the first one stays. What is refused is tried again after the
    rest, as another value may make room for it.
    """
    kept, waiting, tried = Choice(choice.scenario), list(_parts(choice, words)), 0
    work(kept)
    while len(waiting) != tried:
        tried, refused = len(waiting), []
        for what, add in waiting:
            try:
                work(add(kept))
            except ArbeidError:
                refused.append((what, add))
            else:
                kept = add(kept)
        waiting = refused
    return kept, [what for what, _ in waiting]


def _parts(choice: Choice, words: Words) -> Iterator[tuple[str, Callable[[Choice], Choice]]]:
    for name, value in choice.places.items():
        if value is not None:
            label = words(MEASURES.get(str(value)).label) if name == "measure" else str(value)
            yield f"“{label}”", lambda kept, place=(name, value): replace(kept, **dict([place]))  # type: ignore[misc]
    for name, value in choice.values:
        model, _, param = name.partition(".")
        label = words(MODELS[model][param].label)
        yield f"“{label}”", lambda kept, own=(name, value): replace(kept, values=(*kept.values, own))  # type: ignore[misc]


def _labelled(sentence: str, words: Words) -> str:
    """Call assumptions as their fields do, where a sentence has the names that a command takes."""

    def label(found: re.Match[str]) -> str:
        param = _declared(found[1])
        return f"“{words(param.label)}”" if param else found[0]

    return re.sub(r"“?\b([a-z]+(?:_[a-z]+)+)\b”?", label, sentence)
