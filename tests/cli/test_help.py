"""Help and complaints about what was typed: in the language asked, whole, with examples that work."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from arbeid.cli import outcome
from arbeid.cli.app import app
from arbeid.cli.terminal.declared import declared
from arbeid.cli.terminal.help import _param, described, examples, says
from arbeid.data.economies.entry import ECONOMIES
from arbeid.language import LANGUAGES
from arbeid.registry.folders import own_folder

pytestmark = pytest.mark.long


def below(names: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield names, command
    if hasattr(command, "list_commands"):
        context = command.context_class(command)
        for name in command.list_commands(context):
            yield from below((*names, name), command.get_command(context, name))


COMMANDS = dict(below((), typer.main.get_command(app)))


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert outcome(arguments) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert outcome(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1, captured.err
    return captured.err.strip()


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_said_in_both_languages(names: tuple[str, ...], language: str) -> None:
    assert says(names, language).endswith(".")
    assert says(names, "nl") != says(names, "en")
    assert examples(names) or not names
    for param in COMMANDS[names].params:
        if names:
            assert _param(names, param).get(language), (names, param.name)
            assert described(names, param, language) != described(
                names, param, {"nl": "en", "en": "nl"}[language]
            )


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("width", ["40", "80", "200"])
def test_help_is_whole_at_any_width(
    names: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = " ".join(said(capsys, *names, "--help").split())
    assert "..." not in text and "<" not in text and "TEXT" not in text
    assert says(names, "en") in text
    for param in COMMANDS[names].params:
        assert not names or described(names, param, "en") in text


@pytest.mark.parametrize(
    "arguments", ["run --help --lang nl", "--lang nl run -h", "help run --lang nl", "--lang=nl help run"]
)
def test_help_is_in_the_language_asked(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, *arguments.split())
    assert text.startswith("Reken een scenario door") and "Voorbeelden:" in text and "Gebruik:" in text


@pytest.mark.parametrize(
    "arguments",
    ["help --lang de", "--help --lang=de", "run --help --lang de", "--lang de", "--lang de help scenario"],
)
def test_help_in_a_language_that_nobody_speaks_is_refused_as_an_answer_is(
    arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, *arguments.split()) == "There is no language “de”: choose from en, nl."
    assert said(capsys, "run", "--help", "--lang", "NL").startswith("Reken een scenario door")


def test_help_follows_the_machine(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("ARBEID_LANG")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert "Antwoorden:" in said(capsys, "--help")
    assert "Answers:" in said(capsys, "--help", "--lang", "en")


def test_every_cut_that_an_economy_has_stands_at_the_option_that_takes_it() -> None:
    cuts = {name for one in map(ECONOMIES.get, ECONOMIES.names()) for name in one.cuts}
    told = tomllib.loads((own_folder() / "wording/help/exposure.toml").read_text(encoding="utf-8"))["by"]
    assert {"age", "sex", "industry"} <= cuts
    for language in LANGUAGES:
        assert cuts <= set(re.findall(r"[a-z]+", told[language])), language


def test_commands_stand_in_groups_by_question(capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "--help")
    places = [text.index(f"\n  {name} ") for name in declared()]
    assert places == sorted(places)
    assert text.index("\n  report ") < text.index("\n  job ") < text.index("\n  run ")
    assert len(re.findall(r"^[A-Z].*:$", text, re.MULTILINE)) >= 8


@pytest.mark.parametrize("names", COMMANDS, ids=" ".join)
def test_examples_can_be_typed(names: tuple[str, ...]) -> None:
    for example in examples(names):
        parse(example)


def parse(typed: str) -> None:
    program, *arguments = shlex.split(typed)
    assert program == "arbeid"
    command: Any = COMMANDS[()]
    context = command.make_context("arbeid", [*arguments], resilient_parsing=True)
    while hasattr(command, "list_commands"):
        name, command, arguments = command.resolve_command(context, arguments)
    command.make_context(name, arguments)


@pytest.mark.parametrize("page", ["README.md", "docs/index.md"])
def test_commands_in_running_text_can_be_typed(page: str) -> None:
    text = (Path(__file__).parents[2] / page).read_text(encoding="utf-8")
    typed = [one for one in re.findall(r"`(arbeid [^`]*)`", text) if "--help" not in one]
    assert len(typed) > 10
    for one in typed:
        parse(one)


FAITHFUL = "47% of US jobs are at high risk of automation, Frey and Osborne wrote"
ASKING = (
    "agreement",
    "claim",
    "claims",
    "compare",
    "definitions",
    "exposure",
    "flows",
    "model",
    "trend",
    "why",
)


@pytest.mark.parametrize(
    "example", [one for name in ASKING for one in examples((name,)) if " verify" not in one]
)
def test_examples_answer_with_what_ships(
    example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ARBEID_MIRROR", raising=False)
    monkeypatch.chdir(tmp_path)
    assert outcome(shlex.split(example)[1:]) == 0


@pytest.mark.parametrize("group", ["scenario", "chapter"])
def test_examples_that_make_files_can_be_typed_one_after_the_other(
    group: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    codes = [outcome(shlex.split(one)[1:]) for one in examples((group,))]
    # A chapter that was only begun has a placeholder, which its check finds.
    assert codes == ([0, 1, 0] if group == "chapter" else [0, 0])
    (tmp_path / "my.toml").unlink(missing_ok=True)
    if group == "scenario":
        assert [outcome(shlex.split(one)[1:]) for one in examples((group, "new"))] == [0, 0]


def test_the_folders_of_kept_results_differ() -> None:
    kept = [
        one.split(" --out ")[1] for name in ("run", "flows") for one in examples((name,)) if " --out " in one
    ]
    assert len(kept) == len(set(kept))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("claim", "`arbeid claim` needs CLAIM, as in `arbeid claim fo-2013-us-47`."),
        ("--lang nl claim", "`arbeid claim` heeft BEWERING nodig, zoals in `arbeid claim fo-2013-us-47`."),
        ("story --lang=nl", "`arbeid story` heeft VERHAAL nodig, zoals in `arbeid story c01`."),
        ("exposure nl --top abc", "`--top` must be a whole number, not “abc”."),
        ("exposure nl --top 1.5 --lang nl", "`--top` moet een geheel getal zijn, niet “1.5”."),
        ("flows nl --years x", "`--years` must be a number, not “x”."),
        ("explore --port 70000", "`--port` must be 65535 or less, not “70000”."),
        ("explore --port -1 --lang nl", "`--port` moet 0 of meer zijn, niet “-1”."),
        ("report --frmat json", "There is no option “--frmat”: the nearest is “--format”."),
        ("run --lang nl --yeers 3", "Er is geen optie “--yeers”: het dichtst in de buurt komt “--years”."),
        ("report --econmy nl", "`arbeid report` takes ECONOMY without dashes, as in `arbeid report nl`."),
        ("report nl --out", "`--out` needs a value: write one behind it."),
        ("run base --memo=yes", "`--memo` takes no value: leave out what stands behind it."),
        (
            "report the netherlands",
            "`arbeid report` does not know what to do with “the netherlands”: put words that belong together "
            'between quotes, as in `arbeid report "the netherlands"`.',
        ),
        (
            "agreement verenigde staten --lang nl",
            "`arbeid agreement` weet met “verenigde staten” geen raad: zet woorden die bij elkaar horen "
            'tussen aanhalingstekens, zoals in `arbeid agreement "verenigde staten"`.',
        ),
        ("economies a b", "`arbeid economies` does not know what to do with “a b”: leave that out."),
        (
            "report nl de",
            "`arbeid report` takes no more than ECONOMY, as in `arbeid report nl`: leave “de” out.",
        ),
        (
            "run base fast --lang nl",
            "`arbeid run` neemt niet meer dan SCENARIO, zoals in `arbeid run base`: laat “fast” weg.",
        ),
        (
            "chapter new a.md --title The future",
            "`arbeid chapter new` does not know what to do with “future”: put words that belong together "
            'between quotes, as in `arbeid chapter new work.md --title "The future of work"`.',
        ),
        ("check -5% of jobs", "“-5%” looks like an option: put `--` before it, as in `arbeid check -- -5%`."),
        ("data pul", "There is no command “pul”: the nearest is “pull”."),
        ("run base --memo --format json", "`--memo` and `--format` do not go together: take one of the two."),
        ("claim x --cite bibtex --json", "`--cite` and `--format` do not go together: take one of the two."),
        ("story c01 --chart a.svg --out b", "`--chart` and `--out` do not go together: take one of the two."),
        ("report nl --html a --out b.html", "`--html` and `--out` do not go together: take one of the two."),
        ("report nl --html - --json", "`--html` and `--format` do not go together: take one of the two."),
        ("run base --out a.html --json", "`--out` and `--format` do not go together: take one of the two."),
    ],
)
def test_what_is_wrong_is_one_sentence(
    arguments: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, *arguments.split()) == sentence


def test_far_options_are_not_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "report", "--xyzzy", "1").startswith(
        "There is no option “--xyzzy”: choose from --format"
    )


@pytest.mark.parametrize(
    ("plain", "quoted"),
    [
        (("job", "registered", "nurse"), ("job", "registered nurse")),
        (("check", *FAITHFUL.split()), ("check", FAITHFUL)),
    ],
)
def test_several_words_need_no_quotes(
    plain: tuple[str, ...], quoted: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, *plain) == said(capsys, *quoted)


def test_json_is_short_for_its_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "stories", "--json") == said(capsys, "stories", "--format", "json")


def test_the_language_may_stand_before_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    dutch = said(capsys, "stories", "--lang", "nl")
    assert said(capsys, "--lang", "nl", "stories") == said(capsys, "--lang=nl", "stories") == dutch
    assert said(capsys, "--lang", "en", "stories", "--lang", "nl") == dutch
    assert said(capsys, "--lang", "nl", "scenario", "list") == said(
        capsys, "scenario", "list", "--lang", "nl"
    )
    assert "Er is geen economie" in refused(capsys, "--lang", "nl", "report", "mars")


@pytest.mark.parametrize("asked", [("--version", "--help"), ("--version", "-h"), ("--help", "--version")])
def test_help_stands_anywhere_before_a_command(
    asked: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, *asked) == said(capsys, "--help")


def test_a_missing_package_is_one_sentence() -> None:
    code = (
        "import sys; sys.modules['polars'] = None\n"
        "sys.argv = ['arbeid', 'report', 'nl']\n"
        "from arbeid.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("The package “polars” is not installed") and done.stderr.count("\n") == 1


def test_a_file_name_takes_the_answer_and_a_folder_name_the_result(
    tmp_path: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run = ("run", "base", "--no-flows")
    assert said(capsys, *run, "--format", "csv", "--out", "my.csv") == ""
    assert (tmp_path / "my.csv").read_text(encoding="utf-8") == said(capsys, *run, "--format", "csv")
    assert said(capsys, *run, "--out", "-") == said(capsys, *run)
    assert said(capsys, *run, "--out", "page.html") == ""
    assert "<html" in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "folder" in said(capsys, *run, "--out", "folder")
    assert (tmp_path / "folder" / "result.json").is_file()
    assert "“x.csv” is a file" in refused(capsys, *run, "--html", "--out", "x.csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "my.csv", "page.html"]
