"""Errors are told apart by type: each kind is raised by a real call, and no code looks at a key."""

from __future__ import annotations

import ast
import pickle
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import arbeid
from arbeid.cli.terminal.usage import InBoth
from arbeid.data.codes.crosswalk import find_path
from arbeid.data.economies.economy import economy
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import own_codes, reaching
from error_kinds import SOURCE, error_kinds

# `InBoth` is a part of a sentence on the command line, and no error of its own.
KINDS = sorted({*error_kinds()} - {InBoth}, key=lambda one: one.__name__)
ON_THE_FACE = {
    "UnknownName",
    "OutOfBounds",
    "NotReachable",
    "PullFirst",
    "NoAttribute",
    "NotInData",
    "Unreadable",
    "DamagedFile",
    "Unwritable",
    "WrongCall",
}
# Each call is made in an empty folder that has the files of `damaged`.
RAISED: list[tuple[str, Callable[[], object]]] = [
    ("UnknownName", lambda: arbeid.report("atlantis")),
    ("UnknownName", lambda: arbeid.exposure("nl", "aiooe")),
    ("UnknownName", lambda: arbeid.exposure("nl", by="star-sign")),
    ("UnknownName", lambda: arbeid.places("nl", by="star-sign")),
    ("UnknownName", lambda: arbeid.exposure("de", by="sex")),
    ("UnknownName", lambda: arbeid.exposure("nl", by="age")),
    ("UnknownName", lambda: arbeid.run(values={"adoptoin": 0.4})),
    ("UnknownName", lambda: arbeid.run(values={"elasticity[QQ]": 0.4})),
    ("UnknownName", lambda: arbeid.claim("fo-2013-us-74")),
    ("UnknownName", lambda: arbeid.scenario("bsae")),
    ("UnknownName", lambda: arbeid.occupation("nl", "9999")),
    ("UnknownName", lambda: arbeid.occupation("nl", "nurse")),
    ("UnknownName", lambda: arbeid.scenario("base").plain("de")),
    ("OutOfBounds", lambda: arbeid.run(values={"adoption": 40})),
    ("OutOfBounds", lambda: arbeid.run(years=500)),
    ("OutOfBounds", lambda: arbeid.exposure("nl", top=0)),
    ("OutOfBounds", lambda: arbeid.exposure("nl", "daioe-reading", year=1900)),
    ("OutOfBounds", lambda: arbeid.flows("nl", burn_in=10**9)),
    ("OutOfBounds", lambda: arbeid.flows("nl", labour_force=-1)),
    ("NotReachable", lambda: find_path("isco-08", "never")),
    ("NotReachable", lambda: arbeid.exposure("de", "nl-trend")),
    ("NotReachable", lambda: arbeid.agreement("de", ["aioe", "nl-trend"])),
    ("PullFirst", lambda: own_codes(MEASURES.get("frey-osborne"))),
    ("PullFirst", lambda: arbeid.exposure("us", "aioe")),
    ("PullFirst", lambda: arbeid.flows("us", shock="frey-osborne", years=1)),
    ("NotInData", lambda: arbeid.trend("de")),
    ("NotInData", lambda: arbeid.exposure("nl", "aioe", year=2020)),
    ("Unreadable", lambda: arbeid.run("never.toml")),
    ("DamagedFile", lambda: arbeid.run("damaged.toml")),
    ("DamagedFile", lambda: arbeid.flows("nl", shock="damaged.csv", years=1)),
    ("Unwritable", lambda: arbeid.new_scenario("never/there/mine.toml")),
    ("NoAttribute", lambda: arbeid.exposur),  # type: ignore[attr-defined]
    ("NoAttribute", lambda: arbeid.economy("nl").exposur),  # type: ignore[attr-defined]
    ("WrongCall", arbeid.claim),
    ("WrongCall", lambda: arbeid.report("nl", lang="en")),
]


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "damaged.toml").write_text('base = "base"\n[adoption\n', encoding="utf-8")
    (tmp_path / "damaged.csv").write_text("code,value\n0110,much\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("kind", "call"), RAISED)
@pytest.mark.usefixtures("damaged")
def test_a_real_call_raises_its_kind(kind: str, call: Callable[[], object]) -> None:
    with pytest.raises(getattr(arbeid, kind)) as caught:
        call()
    assert type(caught.value).__name__ == kind
    for language in ("nl", "en"):
        assert caught.value.sentence(language).endswith((".", "`"))


def test_every_kind_of_the_face_is_raised_above() -> None:
    assert {kind for kind, _ in RAISED} == ON_THE_FACE


def test_the_face_has_every_public_kind_and_they_are_one_tree() -> None:
    ground = {one.__name__ for one in KINDS if one.__module__ == "arbeid.errors"}
    assert ground == ON_THE_FACE | {"ArbeidError"}
    assert ground <= set(arbeid.__all__)
    assert all(issubclass(getattr(arbeid, name), arbeid.ArbeidError) for name in ground)
    assert issubclass(arbeid.PullFirst, arbeid.NotReachable)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_keeps_its_kind_and_values_across_pickles(kind: type[ArbeidError]) -> None:
    inner = kind("unwritable", path=Path("p"), reason="r")
    error = kind("unreadable", path=Path("q"), reason=inner)
    found = pickle.loads(pickle.dumps(error))
    assert type(found) is kind and type(found.values["reason"]) is kind
    assert found.values["path"] == Path("q")
    assert [found.sentence(language) for language in ("nl", "en")] == [
        error.sentence(language) for language in ("nl", "en")
    ]


def _ask(name: str) -> None:
    arbeid.report(name)


def test_an_error_keeps_its_kind_across_processes() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        asked = workers.submit(_ask, "atlantis")
    with pytest.raises(arbeid.UnknownName) as caught:
        asked.result()
    with pytest.raises(arbeid.UnknownName) as here:
        _ask("atlantis")
    assert str(caught.value) == str(here.value)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_with_other_values_keeps_its_kind(kind: type[ArbeidError]) -> None:
    changed = kind("chapter_front", line=1, problem="x").with_values(line=4)
    assert type(changed) is kind and changed.values == {"line": 4, "problem": "x"}


def test_measures_that_do_not_reach_are_left_out_by_kind() -> None:
    found, left_out = reaching(["ilo-2025", "nl-trend"], economy("de"))
    assert ([one.measure.id for one in found], left_out) == (["ilo-2025"], ["nl-trend"])
    with pytest.raises(arbeid.UnknownName):
        reaching(["ilo-2025", "aiooe"], economy("de"))


def looks_at_keys(text: str) -> list[int]:
    """Give the lines that choose by an error's key: compare it, match it, or look it up."""
    return sorted({node.lineno for node in ast.walk(ast.parse(text)) if any(map(_is_key, _chosen_by(node)))})


def _is_key(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "key"


def _chosen_by(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from (node.left, *node.comparators)
        case ast.Match():
            yield node.subject
        case ast.Subscript():
            yield node.slice
        case ast.DictComp():
            yield node.key
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=arguments):
            if name in ("startswith", "endswith", "removeprefix", "partition", "split"):
                yield owner
            if name in ("get", "index", "count", "fullmatch", "match", "search"):
                yield from arguments


@pytest.mark.parametrize(
    "text",
    [
        "error.key == 'pull_first'",
        "error.key not in STOPS",
        "'unknown' in fault.key",
        "error.key.startswith('web_')",
        "STATUS[error.key]",
        "STATUS.get(error.key, 400)",
        "{fault.key: fault for fault in faults}",
        "match error.key:\n    case 'pull_first':\n        pass",
        "re.match('web_', error.key)",
    ],
)
def test_the_guard_sees_each_way_to_look_at_a_key(text: str) -> None:
    assert looks_at_keys(text) == [1]


@pytest.mark.parametrize(
    "text", ["words(error.key)", "sheet.key(rows)", "row[column]", "isinstance(error, Key)"]
)
def test_the_guard_leaves_words_alone(text: str) -> None:
    assert looks_at_keys(text) == []


# The words of an error are looked up by its key; columns of a table, findings in a chapter and notes of an
# answer have keys too.
NO_ERROR = {
    "errors.py",
    "views/flows/flows.py",
    "views/places/ranks.py",
    "views/run/memo.py",
    "guide/checking/formats.py",
}


def test_no_code_chooses_by_a_key() -> None:
    found = {
        path.relative_to(SOURCE).as_posix(): lines
        for path in SOURCE.rglob("*.py")
        if (lines := looks_at_keys(path.read_text(encoding="utf-8")))
    }
    assert set(found) <= NO_ERROR, found


def test_a_key_has_one_kind_wherever_it_is_raised() -> None:
    names = {one.__name__ for one in KINDS}
    kinds = defaultdict(set)
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(key)), *_]) if (
                    name in names
                ):
                    kinds[key].add(name)
    assert len(kinds) > 200
    assert not {key: sorted(found) for key, found in kinds.items() if len(found) > 1}


def test_a_damaged_file_is_neither_an_unknown_name_nor_out_of_reach(damaged: Path) -> None:
    with pytest.raises(arbeid.DamagedFile) as caught:
        arbeid.flows("nl", shock=str(damaged / "damaged.csv"), years=1)
    assert not isinstance(caught.value, arbeid.UnknownName | arbeid.NotReachable)


def test_the_page_on_python_has_every_kind_of_the_face() -> None:
    page = (SOURCE.parents[1] / "docs/how-to/use-from-python.md").read_text(encoding="utf-8")
    assert {name for name in ON_THE_FACE if f"| `{name}` |" not in page} == set()
