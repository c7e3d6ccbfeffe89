"""Mutated tables and TOML files: whatever is in them, the answer is what they say or one sentence, and soon.

``make fuzz`` runs the long one, of ten thousand; ``ARBEID_FUZZ_SEED=2`` takes another course.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
import pytest

from arbeid.claims.claim import CLAIMS, DEFINITIONS, PUBLICATIONS
from arbeid.claims.story import STORIES
from arbeid.data.binding import Given
from arbeid.data.codes.classifications import CLASSIFICATIONS, labels
from arbeid.data.economies.economy import economy
from arbeid.data.economies.entry import ECONOMIES, GROUP_COLUMNS
from arbeid.data.economies.families import FAMILIES
from arbeid.data.figures import DECLARED
from arbeid.data.mobility.entry import NETWORKS, Edges
from arbeid.data.mobility.source import moves_of
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers, read_names, read_own
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.guide.readings.reading import KINDS
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import MEASURE_SETS
from arbeid.registry import Entry, Registry, read_file
from arbeid.registry.folders import own_folder
from arbeid.run.flows.labour_force import labour_force_index
from arbeid.run.flows.shocks import shock_of
from arbeid.scenario import SCENARIOS, scenario

pytestmark = pytest.mark.long

COUNT = int(os.environ.get("ARBEID_FUZZ", "600"))
COURSE = int(os.environ.get("ARBEID_FUZZ_SEED", "1"))

REGISTRIES: tuple[Registry, ...] = (  # type: ignore[type-arg]
    *(ECONOMIES, MEASURES, SCENARIOS, NETWORKS, CLASSIFICATIONS, FAMILIES, DECLARED, SOURCES),
    *(CLAIMS, DEFINITIONS, PUBLICATIONS, STORIES, KINDS, MEASURE_SETS),
)

TOWN = "code,name,jobs,women,hours\n" + "".join(
    f"{code},group {code},{10 * at}.5,0.{at % 10},3{at % 10}\n"
    for at, code in enumerate(labels("brc-2014")["code"], start=1)
)
DUTCH = "code;jobs;women\r\n0411;1.200;0,48\r\n0811;14.800,5;17%\r\n1121;.;x\r\n;;\r\n"
SHOCK = "code,value\n0411,0.25\n811,40%\n1121,.5\n"
EDGES = "origin;destination;weight\n23;25;1.200\n25;23;3,5\n23;41;0\n"
INDEX = "year,index\n0,1\n7.5,0.95\n"


def bounded(path: Path) -> pl.DataFrame:
    """Read an economy's groups and check that what was read keeps to what may be."""
    found = read_own(path, ("code",), GROUP_COLUMNS)
    Codes("brc-2014").checked(path, found.select("line", "code").iter_rows())
    for name in ("jobs", "women", "hours"):
        if name in found.columns:
            assert not found[name].is_nan().any()
            assert not (found[name] < 0).any()
    assert found["jobs"].null_count() == 0
    return found


def score_file(path: Path) -> pl.DataFrame:
    return read_own(path, ("code",), [Numbers("value", share=True), Numbers("jobs")], more=("nl",))


OWN = Given(publisher="me", title="t", url="u", licence="CC0", vintage="2026")
TABLES: list[tuple[bytes, Callable[[Path], object]]] = [
    (TOWN.encode(), bounded),
    (DUTCH.encode(), bounded),
    (DUTCH.encode("utf-16"), bounded),
    (TOWN.encode("utf-8-sig"), score_file),
    (SHOCK.encode(), lambda path: shock_of(str(path), economy("nl"))),
    (EDGES.encode(), lambda path: moves_of(Edges(file=path.name, origin=OWN), path.parent)),
    (INDEX.encode(), lambda path: labour_force_index(str(path), 20)),
    *(
        (path.read_bytes()[:3000], lambda path: read_names(path, "code"))
        for path in sorted((own_folder() / "classifications").glob("*.csv"))
    ),
]

PIECES = [
    *(b"\n", b"\n\n", b"\r\n", b"\r", b",", b";", b"\t", b"|", b'"', b'""', b"'", b"sep=;\n", b",,,,\n"),
    *(
        b"=",
        b"= [",
        b"]",
        b"[[",
        b"[a]\n",
        b"{",
        b"}",
        b"#",
        b'"""',
        b"'''",
        b"\\u00e9",
        b"\\",
        b"a.b.c = 1\n",
    ),
    *(b"true", b"nan", b"-inf", b"1e999", b"0x1f", b"1_000", b"1979-05-27", b"07:32:00", b"9" * 40),
    *(
        b"1.200",
        b"1,5",
        b"1.234,5",
        b"48%",
        b"-1",
        b".",
        b"x",
        b":",
        b"*",
        b"\xe2\x88\x925",
        b"\xc2\xa0",
        b"Totaal",
    ),
    *(b"\xff", b"\xc3\xab", b"\xef\xbb\xbf", b"\xff\xfe", b"\0", b"\x0b", b"\x0c", b"\x1f", b"\xe2\x80\xa8"),
]


def mutated(dice: random.Random, content: bytes) -> bytes:
    mutant = bytearray(content)
    for _ in range(dice.randint(1, 6)):
        chance, at = dice.random(), dice.randrange(len(mutant) + 1)
        if chance < 0.35:
            mutant[at:at] = dice.choice(PIECES) * dice.choice((1, 1, 1, 3))
        elif chance < 0.5:
            del mutant[at : at + dice.randint(1, 40)]
        elif chance < 0.65 and mutant:
            mutant[at % len(mutant)] = dice.randrange(256)
        elif chance < 0.75:
            mutant[at:at] = mutant[at : at + dice.randint(1, 100)]
        elif chance < 0.85:
            del mutant[at:]
        else:
            lines = bytes(mutant).split(b"\n")
            lines.insert(dice.randrange(len(lines) + 1), dice.choice(lines))
            dice.shuffle(lines) if chance < 0.87 else None
            mutant = bytearray(b"\n".join(lines))
    return bytes(mutant)


def outcome(asked: Callable[[], object]) -> str:
    """Say how a question ended: ``read``, or the key of one sentence."""
    try:
        asked()
    except ArbeidError as error:
        for language in ("nl", "en"):
            said = error.sentence(language)
            assert said.isprintable(), said
            assert len(said) < 1000
            assert error.key not in said
        return error.key
    return "read"


def test_mutated_tables_are_read_or_refused_in_one_sentence(tmp_path: Path) -> None:
    dice, outcomes, path = random.Random(COURSE), Counter[str](), tmp_path / "own.csv"
    for _ in range(COUNT):
        content, read = dice.choice(TABLES)
        path.write_bytes(mutated(dice, content))
        outcomes[outcome(lambda read=read: read(path))] += 1
    assert outcomes["read"] > COUNT / 20
    assert len(outcomes) > 8


def shipped() -> Iterator[list[tuple[type[Entry], bytes]]]:
    """Give the shipped files by kind, so that a kind with hundreds of files does not crowd out the others."""
    for registry in REGISTRIES:
        yield [(registry.model, (one.folder / f"{one.id}.toml").read_bytes()) for one in registry.all()]


def test_mutated_toml_files_are_read_or_refused_in_one_sentence(tmp_path: Path) -> None:
    dice, outcomes = random.Random(COURSE), Counter[str]()
    path, originals = tmp_path / "own.toml", list(shipped())
    for _ in range(COUNT):
        model, content = dice.choice(dice.choice(originals))
        path.write_bytes(mutated(dice, content[:6000]))
        outcomes[outcome(lambda model=model: read_file(model, path))] += 1
        if model is SCENARIOS.model:
            outcomes[outcome(lambda: scenario(str(path)).settings())] += 1
    assert outcomes["read"] > COUNT / 20
    assert outcomes["file_not_toml"] > COUNT / 20
    assert outcomes["catalogue_damaged"] > COUNT / 50


HOSTILE_TOML: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "a = " + "[" * n,
    "inline tables": lambda n: "a = " + "{a=" * n,
    "brackets on lines": lambda n: "a = " + "[\n" * n,
    "one long key": lambda n: "a" * n + " = 1",
    "a dotted key": lambda n: ".".join("a" * n) + " = 1",
    "a dotted heading": lambda n: "[" + ".".join("a" * n) + "]",
    "a dotted key in a table": lambda n: "k = {" + ".".join("a" * n) + " = 1}",
    "a quoted dotted key": lambda n: ".".join(['"a"'] * n) + " = 1",
    "dotted keys just short enough": lambda n: "".join(
        f"k{at}." + ".".join("b" * 150) + " = 1\n" for at in range(n // 500)
    ),
    "many keys": lambda n: "".join(f"k{at} = {at}\n" for at in range(n // 10)),
    "many headings": lambda n: "".join(f"[k{at}]\n" for at in range(n // 10)),
    "many headings below one": lambda n: "".join(f"[k.k{at}]\n" for at in range(n // 10)),
    "many tables of a list": lambda n: "[[k]]\na = 1\n" * (n // 10),
    "many values": lambda n: "k = [" + "1," * n + "]",
    "a long string": lambda n: 'k = "' + "a" * n + '"',
    "many escapes": lambda n: 'k = "' + "\\n" * n + '"',
    "a string of many lines": lambda n: 'k = """' + "a\\\n\n" * n + '"""',
    "an open string": lambda n: "k = '''" + "''\n" * n,
    "many digits": lambda n: "k = " + "9" * n,
    "many numbers of digits": lambda n: "".join(f"k{at} = {'9' * 4000}\n" for at in range(n // 4000)),
    "underscores": lambda n: "k = 1" + "_1" * n,
    "blanks": lambda n: "k" + " " * n + "= true\n",
    "a key of blanks": lambda n: '"" = 1\n' + " " * n + "\n",
    "blank lines": lambda n: "\n" * n + "k",
    "comments": lambda n: "#" * n + "\n" + "# a\n" * n,
    "points": lambda n: "k = '" + "." * n + "'",
    "bytes": lambda n: "é" * n,
}
HOSTILE_CSV: dict[str, Callable[[int], str]] = {
    "rows": lambda n: "code,jobs\n" + "0411,1\n" * n,
    "empty rows": lambda n: "code,jobs\n" + ",\n" * n + "0411,1\n",
    "line ends": lambda n: "code,jobs\n" + "\r" * n + "0411,1\n",
    "columns": lambda n: "code,jobs" + ",a" * n + "\n0411,1" + ",2" * n,
    "empty columns": lambda n: "code,jobs" + "," * n + "\n0411,1\n",
    "separators": lambda n: ",;\t|" * n,
    "an open quote": lambda n: 'code,jobs\n"' + "0411,1\n" * n,
    "quotes": lambda n: "code,jobs\n" + '"' * n,
    "a long cell": lambda n: "code,jobs\n0411," + "1" * n,
    "a long code": lambda n: "code,jobs\n" + "0" * n + ",1",
    "grouped digits": lambda n: "code;jobs\n0411;1" + ".000" * n,
    "grouped digits, torn": lambda n: "code;jobs\n0411;1" + ".000" * n + ".0x",
    "points in a cell": lambda n: "code;jobs\n0411;" + "." * n,
    "blanks in a cell": lambda n: "code;jobs\n0411;1" + " " * n + "1",
    "powers": lambda n: "code;jobs\n0411;1e" + "1" * n,
    "signs": lambda n: "code;jobs\n0411;" + "-" * n + "1",
    "no heading": lambda n: "\n" * n,
    "a heading of one word": lambda n: "code" * n,
    "bytes": lambda n: "é" * n,
}


@pytest.mark.parametrize("family", HOSTILE_TOML)
def test_hostile_toml_takes_no_more_than_its_length(tmp_path: Path, family: str) -> None:
    path = tmp_path / "own.toml"
    grows(path, HOSTILE_TOML[family], lambda: read_file(SCENARIOS.model, path), 8_000)


@pytest.mark.parametrize("family", HOSTILE_CSV)
def test_hostile_tables_take_no_more_than_their_length(tmp_path: Path, family: str) -> None:
    path = tmp_path / "own.csv"
    grows(path, HOSTILE_CSV[family], lambda: bounded(path), 4_000)


def grows(path: Path, make: Callable[[int], str], read: Callable[[], object], size: int) -> None:
    """Check that twice, four and eight times the length takes no more than n log n of the processor."""
    taken: dict[int, float] = {}
    for times in (1, 2, 4, 8):
        path.write_text(make(size * times), encoding="utf-8")
        taken[times] = min(timed(read) for _ in range(3))
    # Eight times as long may take eight times and its logarithm; what is square takes sixty-four.
    assert taken[8] < 24 * max(taken[1], 0.002), taken
    assert taken[4] < 12 * max(taken[1], 0.002), taken


def timed(read: Callable[[], object]) -> float:
    started = time.process_time()
    outcome(read)
    return time.process_time() - started
