"""What is not there is one sentence in Python too: names on answers and the package, wrong calls."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import arbeid
from arbeid.answers.quantity import Quantity
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
    assert not hasattr(DEFINITIONS, "_repr_png_") and getattr(DEFINITIONS, "nowhere", None) is None
    with pytest.raises(ImportError, match="exposur"):
        from arbeid import exposur  # type: ignore[attr-defined]  # noqa: F401
