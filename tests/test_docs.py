"""The documentation says what is true: its commands are run, its Python is executed, its reference is whole.

In a ``console`` block each line after ``$`` is run, and every line shown below must stand in its
output, in that order; ``...`` alone skips lines, inside a line it skips text. Blocks with a ``title`` are
files, written into an empty folder first. ``sh`` blocks (installing, building from sources) are not run.
"""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import typer

import arbeid
from arbeid import registry
from arbeid.cli import outcome
from arbeid.cli.app import app
from arbeid.cli.terminal.help import argument_name, says

CHECKOUT = Path(__file__).parent.parent
DOCS = CHECKOUT / "docs"
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402
import terminal_picture  # noqa: E402
from reference_pages import commands, entries, python  # noqa: E402

pytestmark = pytest.mark.long

PAGES = {
    str(path.relative_to(CHECKOUT)): path.read_text(encoding="utf-8")
    for path in (CHECKOUT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))
}
BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: title=\"(?P<title>[^\"]+)\")?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
RUN = ("console", "pycon")
Block = tuple[str, str | None, str]


def blocks(page: str) -> list[Block]:
    return [(found["kind"], found["title"], found["text"]) for found in BLOCK.finditer(PAGES[page])]


def pages_with(kind: str) -> list[str]:
    return [page for page in PAGES if any(block[0] == kind for block in blocks(page))]


@pytest.mark.parametrize("page", pages_with("console"))
def test_commands_answer_what_is_shown(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    consoles = []
    for kind, title, text in blocks(page):
        if title is not None:
            file = tmp_path / title
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        if kind == "console":
            consoles.append(text)
    steps = list(steps_of("".join(consoles)))
    assert steps, page
    answers = run([command for command, _ in steps], tmp_path, monkeypatch)
    for (command, shown), answer in zip(steps, answers, strict=True):
        missing = first_missing(shown, answer.splitlines())
        assert missing is None, f"{page}: `{command}` does not answer\n{missing}\nbut\n{answer}"


def steps_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """Give each command with the lines shown below it."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, *shown = part.splitlines()
        yield command, shown


def run(commands: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Run commands one after the other, so that an export holds for the next; each must succeed.

    What is ours alone is run here, by the entry point of the command line: a process each would only
    start. What needs a shell gets one.
    """
    for name in [name for name in os.environ if name.startswith(("ARBEID_", "LC_", "COLUMNS"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARBEID_LANG", "en")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    monkeypatch.chdir(folder)
    if (folder / "src/arbeid/catalogue").exists():
        monkeypatch.setenv("ARBEID_CATALOGUE", "src/arbeid/catalogue")
    try:
        return [_answer(command, monkeypatch) for command in commands]
    finally:
        monkeypatch.undo()


def _answer(command: str, monkeypatch: pytest.MonkeyPatch) -> str:
    if exported := re.fullmatch(r"export (\w+)=(\S+)", command):
        monkeypatch.setenv(exported[1], exported[2])
        if exported[1] == "PYTHONPATH":
            monkeypatch.syspath_prepend(exported[2])
            registry.forget()
        return ""
    if command.startswith("arbeid ") and not re.search(r"[|&;<>$*`\\]", command):
        screen, remarks = io.StringIO(), io.StringIO()
        with redirect_stdout(screen), redirect_stderr(remarks):
            code = outcome(shlex.split(command)[1:])
        assert code == 0, f"{command}\n{remarks.getvalue()}"
        return screen.getvalue()
    done = subprocess.run(["bash", "-euc", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def first_missing(shown: list[str], answer: list[str]) -> str | None:
    """Give the first shown line that the answer does not hold where it should, or nothing."""
    at, skip = 0, False
    for line in shown:
        if line.strip() == "...":
            skip = True
            continue
        while skip and at < len(answer) and not matches(line, answer[at]):
            at += 1
        if at == len(answer) or not matches(line, answer[at]):
            return line
        at, skip = at + 1, False
    return None if skip or at == len(answer) else f"(nothing below) {answer[at]}"


def matches(shown: str, line: str) -> bool:
    parts = re.split(r" ?\.\.\. ?", " ".join(shown.split()))
    return re.fullmatch(".*".join(map(re.escape, parts)), " ".join(line.split())) is not None


@pytest.mark.parametrize("page", pages_with("pycon"))
def test_python_answers_what_is_shown(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _, title, content in blocks(page):
        if title is not None:
            (tmp_path / title).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / title).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARBEID_LANG", "en")
    # What an example adds to the catalogue is forgotten after it.
    monkeypatch.setenv("ARBEID_CATALOGUE", "")
    text = "\n".join(text for kind, _, text in blocks(page) if kind == "pycon")
    test = doctest.DocTestParser().get_doctest(text, {}, page, page, 0)
    assert test.examples
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test, out=said.append)
    assert not runner.failures, "".join(said)


@pytest.mark.parametrize(
    "page", [page for page in PAGES if re.fullmatch(r"docs/notebooks/(?!index).*", page)]
)
def test_a_notebook_is_ten_lines_and_says_how_many(page: str) -> None:
    code = "".join(text for kind, _, text in blocks(page) if kind == "pycon")
    lines = len(re.findall(r"^(?:>>>|\.\.\.) ", code, re.MULTILINE))
    assert lines <= 10 and f"*{lines} lines.*" in PAGES[page]
    assert re.search(rf"\({Path(page).name}\) \| {lines} \| [\d.]+ \|", PAGES["docs/notebooks/index.md"])


def test_the_picture_in_the_readme_shows_what_the_command_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("ARBEID_", "LC_"))]:
        monkeypatch.delenv(name)
    assert terminal_picture.pictured() == terminal_picture.shown(), "run docs/terminal_picture.py"


def test_every_block_is_of_a_known_kind() -> None:
    kinds = {kind for page in PAGES for kind, _, _ in blocks(page)}
    assert kinds <= {"console", "pycon", "python", "toml", "csv", "sh", "text", "bibtex", "yaml"}
    for page, text in PAGES.items():
        assert text.count("```") == 2 * len(blocks(page)), page


@pytest.mark.parametrize(("name", "command"), list(commands.walk("arbeid", typer.main.get_command(app))))
def test_each_command_and_option_stands_in_the_reference(name: str, command: Any) -> None:
    page = "\n".join([*commands.page(), ""])
    heading = f"\n## {name}\n"
    assert page.count(heading) == 1
    section = page.split(heading)[1].split("\n## ")[0]
    assert says(name.split()[1:], "en") in section
    for param in command.params:
        argument = param.param_type_name == "argument"
        shown = [argument_name(name.split()[1:], param, "en")] if argument else param.opts
        for option in (*shown, *param.secondary_opts):
            # A bar would end the cell of the table, so it is escaped there.
            assert "`" + option.replace("|", "\\|") in section, f"{name} {option}"


def test_decisions_and_changes_are_put_together_of_their_files(tmp_path: Path) -> None:
    released, folder = tmp_path / "CHANGELOG.md", tmp_path / "changes"
    released.write_text("# Changelog\n\nNewest first.\n\n## 0.1.0\n\n- The first.\n", encoding="utf-8")
    folder.mkdir()
    assert list(entries.changes(released, folder)) == [
        "# Changelog\n\nNewest first.",
        "",
        "## 0.1.0\n\n- The first.",
        "",
    ]
    (folder / "b.md").write_text("- Second.\n", encoding="utf-8")
    (folder / "a.md").write_text("- First.\n", encoding="utf-8")
    page = "\n".join(entries.changes(released, folder))
    assert page.index("## Not yet released\n\n- First.\n- Second.") < page.index("## 0.1.0")
    (folder / "a.md").write_text("# Why\n\nBecause.\n", encoding="utf-8")
    assert "## Why\n\nBecause." in "\n".join(entries.decisions(folder))


def test_each_kind_of_the_catalogue_has_its_how_to() -> None:
    index = PAGES["docs/how-to/index.md"]
    for folder in sorted((CHECKOUT / "src/arbeid/catalogue").iterdir()):
        row = re.search(rf"^\| `{folder.name}/` \|.*\]\((?P<page>[a-z-]+\.md)[#)]", index, re.MULTILINE)
        assert row, f"docs/how-to/index.md has no row for {folder.name}/"
        assert f"{folder.name}/" in PAGES[f"docs/how-to/{row['page']}"], (
            f"{row['page']} does not show {folder.name}/"
        )


def test_both_tutorials_take_the_same_steps() -> None:
    english, dutch = (
        [
            "".join(text for kind, _, text in blocks(f"docs/tutorial{end}.md") if kind == kind_)
            for kind_ in RUN
        ]
        for end in ("", ".nl")
    )
    for one, other in zip(english, dutch, strict=True):
        assert one
        assert verbs(one) == verbs(other)


def verbs(text: str) -> list[str]:
    return re.findall(r"^(?:\$ (?:arbeid )?\w+|>>>)", text, re.MULTILINE)


def test_pages_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "--quiet",
            "--site-dir",
            str(tmp_path / "site"),
        ],
        cwd=CHECKOUT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    built = sorted((tmp_path / "site").rglob("*.html"))
    assert len(built) > len(generate.PAGES) + len(list((DOCS / "how-to").glob("*.md")))
    loaded = re.compile(r"<(?:script|img|iframe|link)\b[^>]*\b(?:src|href)=\"?((?:https?:)?//[^\" >]+)")
    for page in built:
        assert not loaded.findall(page.read_text(encoding="utf-8")), page.name
    assert not list((tmp_path / "site").rglob("*.py"))


def test_the_python_reference_has_every_public_name_and_nothing_private() -> None:
    text = "\n".join(python.page())
    missing = [name for name in arbeid.__all__ if f"`arbeid.{name}`" not in text]
    assert not missing
    nouns = {name for name in arbeid.__all__ if not isinstance(getattr(arbeid, name), type)}
    told = set(re.findall(r"^### ([a-z]\w*)$", text, re.MULTILINE))
    assert {name for name in nouns - told if getattr(arbeid, name).__name__ == name} == set()
    assert told <= nouns
    # What a reader may ask of an answer, and none of its fields that are kept for itself.
    assert "`.draws()`" in text and "### ModelAnswer" in text and "### Draws" in text
    assert not re.findall(r"`\.?_\w+|str\(object", text)
