"""Every error has a sentence in both languages, with the same values in it."""

from __future__ import annotations

import inspect
import pickle
import re
import string
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import arbeid
from arbeid.errors import ArbeidError, unknown_name
from each import each
from error_kinds import error_kinds

SOURCE = Path(__file__).parent.parent / "src" / "arbeid"
FILES = sorted((SOURCE / "catalogue" / "wording" / "errors").glob("*.toml"))
SENTENCES = {
    key: entry
    for file in FILES
    for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()
    if key != "kind"
}


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def raised_keys(*but: str) -> set[str]:
    kinds = "|".join(one.__name__ for one in error_kinds())
    calls = re.compile(rf'\b(?:{kinds})\(\s*"([a-z_]+)"')
    files = (path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] not in but)
    return {key for path in files for key in calls.findall(path.read_text(encoding="utf-8"))}


def options(sentence: str) -> list[str]:
    """List the options of a sentence, those of whole commands left out, as arguments."""
    bare = re.sub(r"`[^`\s-][^`]*`", "", sentence)
    return [name.replace("-", "_") for name in re.findall(r"--([a-z]+(?:-[a-z]+)*)", bare)]


@each("key", sorted(SENTENCES))
def test_python_hears_arguments_and_the_terminal_options(key: str) -> None:
    values = dict.fromkeys(fields(SENTENCES[key]["en"]), "x")
    for language in ("nl", "en"):
        error = ArbeidError(key, **values)
        typed, told = error.sentence(language, options=True), error.sentence(language)
        assert typed == SENTENCES[key][language].format(**values)
        for name in options(typed):
            assert f"“{name}”" in told or f'{name}="x"' in told, told
        assert not options(told), told


def test_what_a_sentence_calls_an_option_is_an_argument_of_a_verb() -> None:
    verbs = [one for name in arbeid.__all__ if callable(one := getattr(arbeid, name))]
    nouns = [verb for verb in verbs if not isinstance(verb, type)]
    known = {name for verb in nouns for name in inspect.signature(verb).parameters}
    keys = raised_keys("cli", "guide", "web") & set(SENTENCES)
    told = {name for key in keys for name in options(SENTENCES[key]["en"])}
    # Sources are pulled at the terminal only.
    assert {"top", "seed", "measure", "age", "first"} <= told <= {*known, "all"}, told - known


@each(
    "call,sentence",
    [
        (lambda: arbeid.exposure("nl", top=0), "“top” is 0"),
        (lambda: arbeid.flows("nl", stochastic=True, seed=-1), "“seed” is -1"),
        (lambda: arbeid.exposure("world", by="age"), "leave “by” out"),
        (lambda: arbeid.visible("us", age="young"), "leave “age” out"),
        (lambda: arbeid.backtest("nl"), 'take economy="nl" for the economy'),
    ],
)
def test_an_error_from_python_names_the_argument_as_it_was_typed(
    call: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(ArbeidError) as caught:
        call()
    assert sentence in str(caught.value) and "--" not in str(caught.value)


@each("key", sorted(SENTENCES))
def test_both_languages_name_the_same_values(key: str) -> None:
    entry = SENTENCES[key]
    assert set(entry) == {"nl", "en"}
    assert fields(entry["nl"]) == fields(entry["en"])
    only_values = not re.search(r"[a-z]", re.sub(r"\{.*?\}", "", entry["en"]))
    assert only_values or entry["nl"] != entry["en"]
    for sentence in entry.values():
        whole = not sentence[0].islower()
        ended = sentence.endswith((".", "}")) if whole else not sentence.endswith(".")
        assert ended, f"a sentence or a part of one? {sentence}"


@each("key", sorted(SENTENCES))
def test_a_sentence_within_a_sentence_stands_by_itself(key: str) -> None:
    """What ends an error without a full stop is a whole sentence: one ends before it, or a place is named."""
    for sentence in SENTENCES[key].values():
        if sentence.endswith("}") and not sentence[0].islower():
            before = re.sub(r"\{\w+\}$", "", sentence).rstrip()
            assert before.endswith(".") or re.fullmatch(r"\{\w+\}:", before), sentence


def test_every_raised_key_has_a_sentence() -> None:
    assert raised_keys() <= set(SENTENCES), raised_keys() - set(SENTENCES)


def test_keys_stand_in_one_file_only() -> None:
    keys = [key for file in FILES for key in tomllib.loads(file.read_text(encoding="utf-8")) if key != "kind"]
    assert len(keys) == len(set(keys))


def test_every_kind_that_may_be_unknown_has_words() -> None:
    kinds = {
        name for file in FILES for name in tomllib.loads(file.read_text(encoding="utf-8")).get("kind", {})
    }
    used = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        used |= set(re.findall(r'unknown_name\(\s*"([a-z ]+)"', text))
        used |= set(re.findall(r'Registry\(\s*"([a-z ]+)"', text))
    assert used <= kinds, used - kinds


def test_the_nearest_name_is_found_whatever_the_case() -> None:
    assert "“eloundou-beta-human”" in str(
        unknown_name("measure", "Eloundou-Beta", ["aioe", "eloundou-beta-human"])
    )
    assert "“c01”" in str(unknown_name("story", "C1", ["c01", "c18", "c19"]))
    assert "“0811”" in str(unknown_name("code", "811", ["0811", "0812", "8110"]))
    assert "choose from aioe" in str(unknown_name("measure", "zzz", ["aioe"]))
    assert "nor any other" in str(unknown_name("measure", "zzz", []))


def test_an_error_survives_a_process_border() -> None:
    error = pickle.loads(pickle.dumps(ArbeidError("unwritable", path="p", reason="r")))
    assert str(error) == str(ArbeidError("unwritable", path="p", reason="r"))


def test_an_error_within_an_error_is_worded_in_the_same_language() -> None:
    inner = unknown_name("economy", "xx", ["nl"])
    assert "economie" in ArbeidError("unreadable", path="p", reason=inner).sentence("nl")
