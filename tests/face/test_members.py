"""What is not there is one sentence in Python too: names on answers and the package, wrong calls."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

import arbeid
from arbeid.answers.members import Members
from arbeid.answers.quantity import Quantity
from arbeid.answers.shown import Shown
from each import each

RUN = arbeid.run("base", flows=False)
DEFINITIONS = arbeid.definitions("nl")
NAMES: tuple[tuple[object, str, str], ...] = (
    (RUN, "nett", "net"),
    (arbeid, "exposur", "exposure"),
    (DEFINITIONS, "rowz", "rows"),
    (DEFINITIONS.rows[0].share, "valu", "value"),
    (arbeid.economy("nl"), "agreemnt", "agreement"),
    (arbeid.scenario("base"), "wiht_", "with_"),
    (arbeid.stories(), "fram", "frame"),
    (DEFINITIONS.rows[0], "shar", "share"),
    (DEFINITIONS.sources[0], "publishr", "publisher"),
    (RUN.facts.balance, "nett", "net"),
    (RUN.facts.scenario.title, "red", "read"),
    (arbeid.scenario("base").draws(64), "rnu", "run"),
    (DEFINITIONS.figure(), "svgg", "svg"),
)
CALLS: tuple[tuple[Callable[[], object], str], ...] = (
    (lambda: RUN.table("industries", "nl"), "language=…"),  # type: ignore[misc]
    (lambda: DEFINITIONS.cite(lang="nl"), "“language”"),  # type: ignore[call-arg]
    (RUN.save, "save(folder)"),  # type: ignore[call-arg]
    (lambda: RUN.html(3), "html()"),  # type: ignore[call-arg]
    (lambda: arbeid.job("loodgieter").versus(), "versus(other)"),  # type: ignore[call-arg]
)


@each("thing,name,nearest", NAMES)
def test_a_name_that_nothing_has_is_one_sentence_with_the_nearest(
    thing: object, name: str, nearest: str
) -> None:
    with pytest.raises(AttributeError) as caught:
        getattr(thing, name)
    assert isinstance(caught.value, arbeid.UnknownName)
    assert str(caught.value) == f"There is no attribute “{name}”: the nearest is “{nearest}”."
    assert f"“{nearest}”" in caught.value.sentence("nl")
    assert not hasattr(thing, name)


def parts_of(kind: object, seen: set[type]) -> set[type]:
    """Gather what a type of answer holds, and what that holds in its turn."""
    if isinstance(kind, type) and is_dataclass(kind) and kind not in seen:
        seen.add(kind)
        for hint in get_type_hints(kind).values():
            parts_of(hint, seen)
    for one in get_args(kind):
        parts_of(one, seen)
    return seen


def answers(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from answers(one)


# What is kept of a run beside its answer: its tables, its settings, and the arrays of its moves.
BESIDE = (
    "arbeid.result",
    "arbeid.settings",
    "arbeid.run",
    "arbeid.models",
    "arbeid.data",
    "arbeid.table",
    "arbeid.uncertainty",
)


def test_every_part_of_every_answer_is_asked_by_name_alike() -> None:
    for name in arbeid.__all__:
        getattr(arbeid, name)
    kinds = [kind for kind in answers(Shown) if is_dataclass(kind)]
    found = set().union(*(parts_of(kind, set()) for kind in kinds))
    known = {kind for kind in found if not kind.__module__.startswith(BESIDE)}
    assert len(known) > 150
    assert not {kind for kind in known if not issubclass(kind, Members)}


@each("call,hint", CALLS)
def test_a_method_called_wrongly_is_one_sentence(call: Callable[[], object], hint: str) -> None:
    with pytest.raises(TypeError) as caught:
        call()
    assert isinstance(caught.value, arbeid.WrongCall) and hint in str(caught.value)


def test_a_folder_that_is_no_text_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(arbeid.ArbeidError, match="“folder” is 5"):
        RUN.save(5)  # type: ignore[arg-type]
    assert RUN.save(tmp_path / "run").exists()


def test_what_python_itself_looks_for_is_found_or_not_as_ever() -> None:
    one = Quantity(1.0, "share", "measured")
    assert copy.deepcopy(one) == one == pickle.loads(pickle.dumps(one))
    assert copy.copy(DEFINITIONS) == DEFINITIONS
    for part in (DEFINITIONS.rows[0], DEFINITIONS.sources[0], RUN.facts.scenario, RUN.facts.scenario.title):
        assert copy.deepcopy(part) == copy.copy(part) == part == pickle.loads(pickle.dumps(part))
        assert not hasattr(part, "nowhere") and not hasattr(part, "__array_interface__")
    assert not hasattr(DEFINITIONS, "_repr_png_") and getattr(DEFINITIONS, "nowhere", None) is None
    with pytest.raises(ImportError, match="exposur"):
        from arbeid import exposur  # type: ignore[attr-defined]  # noqa: F401
