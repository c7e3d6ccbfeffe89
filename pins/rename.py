"""Rename each field of ten answers in its declaration alone, and tell what notices: type, template or pin.

All fields are renamed at once first, because the type check names each field that it misses, with its owner;
those that it does not name are renamed in turn and everything is asked. All of it happens in a copy.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copy, copytree
from tempfile import TemporaryDirectory

from pins.compare import compare

TEN = {
    "run": ("run.py",),
    "comparison": ("comparison.py",),
    "report": ("market/report.py", "chapters.py"),
    "job": ("jobs/with_ai.py", "jobs/titles.py"),
    "exposure": ("market/exposure.py",),
    "definitions": ("market/definitions.py",),
    "claim": ("claims/card.py",),
    "why": ("claims/walk.py",),
    "flows": ("flows.py",),
    "scenario": ("scenario.py",),
}
"""The answers by name, with the files that declare them and their parts."""
_NAMED = re.compile(r'(?:"(\w+)"[^"]* has no attribute|argument) "(\w+)"(?: for "(\w+)")?')
_ENDING = "_renamed"


@dataclass(frozen=True)
class Field:
    """A field of an answer or of one of its parts, with the place in its file where it is declared."""

    file: str
    owner: str
    name: str
    line: int
    column: int


@dataclass
class Noticed:
    """Who noticed that a field of one answer has another name."""

    by: dict[str, int] = field(default_factory=lambda: {"type": 0, "template": 0, "pin": 0})
    unnoticed: list[str] = field(default_factory=list)


def rename(names: Collection[str] = ()) -> Iterator[str]:
    """Rename the fields of these answers, or of all ten, and write a line for each answer."""
    yield f"{'answer':12} fields  type template pin unnoticed"
    with _copied() as root:
        check = _Check(root)
        every = {answer: list(_fields(answer, root)) for answer in names or TEN}
        typed = check.types([one for fields in every.values() for one in fields])
        for answer, fields in every.items():
            found = _noticed(fields, typed, check)
            counts = "{type:5} {template:8} {pin:3}".format(**found.by)
            yield f"{answer:12} {len(fields):6} {counts} {' '.join(found.unnoticed) or 0}"


def _noticed(fields: Collection[Field], typed: Collection[Field], check: _Check) -> Noticed:
    found = Noticed()
    for one in fields:
        who = "type" if one in typed else check.alone(one)
        if who is None:
            found.unnoticed.append(f"{one.owner}.{one.name}")
        else:
            found.by[who] += 1
    return found


def _fields(answer: str, root: Path) -> Iterator[Field]:
    for file in TEN[answer]:
        for owner in ast.parse(_path(root, file).read_text(encoding="utf-8")).body:
            if isinstance(owner, ast.ClassDef) and "dataclass" in map(_decorator, owner.decorator_list):
                for part in owner.body:
                    if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
                        at = part.target
                        yield Field(file, owner.name, at.id, at.lineno, at.col_offset)


def _decorator(one: ast.expr) -> str:
    return ast.unparse(one).partition("(")[0]


def _path(root: Path, file: str) -> Path:
    return root / "src/arbeid/answers" / file


@contextmanager
def _copied() -> Iterator[Path]:
    """Copy what is checked, so that the checkout itself is never written."""
    here = Path(__file__).parents[1]
    with TemporaryDirectory(prefix="arbeid-rename-") as folder:
        root = Path(folder)
        for name in ("src", "pins"):
            copytree(here / name, root / name)
        copy(here / "pyproject.toml", root)
        yield root


class _Check:
    """A copy whose answers can be renamed and asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def types(self, every: Collection[Field]) -> set[Field]:
        """Choose those whose old names the type check misses."""
        missed: set[Field] = set()
        for wave in _waves(every):
            with self._renamed(wave):
                named = {(one or other, name) for one, name, other in _NAMED.findall(self._typed())}
            missed |= {one for one in wave if (one.owner, one.name) in named}
        return missed

    def alone(self, one: Field) -> str | None:
        """Tell who notices this field: the type check, a template, a pin, or nobody."""
        before = self._asked("as it is")
        with self._renamed([one]):
            if self._typed():
                return "type"
            after = self._asked(f"{one.owner}.{one.name}")
        differences = list(compare(before, after))
        if any(line.startswith("differs: pages") for line in differences):
            return "template"
        return "pin" if differences else None

    @contextmanager
    def _renamed(self, every: Collection[Field]) -> Iterator[None]:
        texts = {
            file: _path(self.root, file).read_text(encoding="utf-8") for file in {one.file for one in every}
        }
        for file, text in texts.items():
            lines = text.splitlines(keepends=True)
            for one in (one for one in every if one.file == file):
                end = one.column + len(one.name)
                lines[one.line - 1] = lines[one.line - 1][:end] + _ENDING + lines[one.line - 1][end:]
            _path(self.root, file).write_text("".join(lines), encoding="utf-8")
        try:
            yield
        finally:
            for file, text in texts.items():
                _path(self.root, file).write_text(text, encoding="utf-8")

    def _typed(self) -> str:
        done = self._run("mypy", "--no-error-summary", "src/arbeid")
        if done.returncode > 1:
            raise RuntimeError(done.stdout + done.stderr)
        return done.stdout

    def _asked(self, name: str) -> Path:
        folder = self.root / "asked" / name
        if not folder.exists():
            self._run("pins", "record", str(folder)).check_returncode()
        return folder

    def _run(self, *module: str) -> subprocess.CompletedProcess[str]:
        paths = os.environ | {"PYTHONPATH": str(self.root / "src")}
        asked = [sys.executable, "-m", *module]
        return subprocess.run(asked, cwd=self.root, env=paths, capture_output=True, text=True, check=False)  # noqa: S603 (ourselves)


def _waves(every: Collection[Field]) -> Iterator[list[Field]]:
    """Part the fields so that no two owners in a wave have one name: the type check says no more of them."""
    waves: list[dict[str, tuple[str, list[Field]]]] = []
    for one in every:
        wave = next((wave for wave in waves if wave.get(one.owner, (one.file,))[0] == one.file), None)
        if wave is None:
            waves.append(wave := {})
        wave.setdefault(one.owner, (one.file, []))[1].append(one)
    for wave in waves:
        yield [one for _, fields in wave.values() for one in fields]
