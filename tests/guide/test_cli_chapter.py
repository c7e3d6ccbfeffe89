"""Chapters on the command line: what it answers, when it fails, and what it leaves alone."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import yaml
from typer.testing import CliRunner, Result

from arbeid.cli.lists.chapter import app
from arbeid.errors import ArbeidError
from arbeid.guide import parse, shipped, write
from arbeid.guide.chapter.shipped import shipped_questions
from arbeid.verbs.chapters.chapter import load
from arbeid.verbs.chapters.chapter import render as render_chapter
from arbeid.verbs.chapters.notes import notes, questions
from arbeid.verbs.chapters.reading_time import is_chapter, measure
from chapter_texts import DATA, seed
from link_server import Site, running

WORK = "werk-van-de-toekomst"
CHAPTERS = DATA / "chapters"
SOUND = "---\ntitle: Werk\nlang: nl\n---\n\n# 1. Werk\n\n- [Banen](https://a.nl/b) ~9 min\n"
CHECKOUT = Path(__file__).parents[2]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def refusal(done: Result) -> str:
    assert isinstance(done.exception, ArbeidError), done.output
    return done.exception.sentence("en")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    with running() as site:
        yield site


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "chapter.md"
    path.write_bytes(seed())
    return path


def test_the_seed_fails_its_check(chapter: Path) -> None:
    done = run("check", chapter, "--lang", "nl", "--format", "json")
    assert done.exit_code == 1
    (file,) = json.loads(done.stdout)["files"]
    assert sum(found["key"] == "damaged_text" for found in file["findings"]) == 5
    headlines = [found["sentence"] for found in file["findings"] if found["key"] == "headline_claim"]
    assert len(headlines) == 2
    assert "S05 zegt “wijzigt”, maar de bewering erachter luidt: IMF (2024): " in headlines[0]
    assert "PwC" in headlines[1]


def test_a_sound_chapter_passes(tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_text(SOUND)
    done = run("check", path, "--lang", "nl")
    assert (done.exit_code, done.stdout) == (
        0,
        "bestanden: 1; fouten: 0; waarschuwingen: 0; opmerkingen: 0\n",
    )


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "sound.md").write_text(SOUND)
    (tmp_path / "bomb.md").write_text("---\na: &a [1]\nb: [*a, *a]\n---\n")
    (tmp_path / "binary.md").write_bytes(b"\0\1\2")
    paths = [tmp_path / name for name in ("bomb.md", "binary.md", "none.md", "sound.md")]
    done = run("check", *paths, "--lang", "en")
    assert done.exit_code == 2
    assert "files: 1;" in done.stdout
    said = done.stderr.splitlines()
    assert said[0].startswith(f"{paths[0]}: The front matter is damaged at line 2: anchors and aliases")
    assert said[1].startswith(f"{paths[1]}: This is not a text file")
    assert said[2].startswith(f"Cannot read “{paths[2]}”")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    done = run("check", path)
    assert done.exit_code == 2
    assert "too large (50000000 bytes" in done.stderr


def test_a_device_that_never_ends_is_refused_and_a_pipe_is_read(tmp_path: Path) -> None:
    done = run("check", "/dev/zero")
    assert done.exit_code == 2 and "too large" in done.stderr
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    writing = Thread(target=pipe.write_text, args=("---\nlang: nl\n---\n\n# 1. Les\n",))
    writing.start()
    assert "files: 1;" in run("check", pipe).stdout
    writing.join()


def test_a_name_that_is_nearly_right_gets_the_nearest_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "chapter.md").write_text("# 1. Les\n")
    for verb in ("check", "time"):
        near, folder = (run(verb, path) for path in (tmp_path / "chaptr.md", tmp_path))
        assert "the nearest in that folder is “chapter.md”" in f"{near.stderr}{near.exception}"
        assert "it is a folder" in f"{folder.stderr}{folder.exception}"


@pytest.mark.parametrize("form", ["sarif", "github", "text", "json"])
def test_findings_go_to_a_file_in_every_form(tmp_path: Path, form: str) -> None:
    # No claims stand behind this link, so that none has to be computed anew for each form.
    path, out = tmp_path / "les.md", tmp_path / "found"
    path.write_text(SOUND.replace("a.nl", "example.com"), encoding="utf-8")
    done = run("check", path, "--format", form, "--out", out)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "placeholder_link" in out.read_text() or form == "text"


def test_links_are_asked_online(tmp_path: Path, site: Site) -> None:
    path = tmp_path / "links.md"
    path.write_text(
        f"---\ntitle: L\nlang: en\n---\n- [a]({site.address}/ok) ~1 min\n"
        f"- [b]({site.address}/status/404) ~2 min\n"
        f"- [c]({site.address}/permanent/2) ~3 min\n"
    )
    done = run("check", path, "--online", "--allow-private", "--format", "json", "--lang", "en")
    found = [(item["key"], item["reading"]) for item in json.loads(done.stdout)["files"][0]["findings"]]
    assert (done.exit_code, found) == (1, [("link_dead", "S02"), ("link_moved", "S03")])
    refused = run("check", path, "--online", "--format", "json")
    assert [item["key"] for item in json.loads(refused.stdout)["files"][0]["findings"]] == [
        "link_private"
    ] * 3


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "a.md", "--format", "sarrif"), "There is no format “sarrif”: the nearest is “sarif”."),
        (("check", "a.md", "--scale", "reading-tim"), "the nearest is “reading-time”"),
        (("check", "a.md", "--checks", "standrd"), "the nearest is “standard”"),
        (("render", WORK, "--to", "htm"), "the nearest is “html”"),
        (
            ("render", "werk-van-de-toekmst"),
            "There is no chapter “werk-van-de-toekmst”: the nearest is “werk-van",
        ),
        (("render", "none.md"), "Cannot read “none.md”"),
        (("time", "none.txt"), "Cannot read “none.txt”"),
        (("time", "https://example.com/x"), "is no address of a page on the web"),
        (("time", "http://127.0.0.1:9/"), "leads to a private address"),
        (("chek",), "There is no command “chek”: the nearest is “check”."),
    ],
)
def test_mistakes_are_answered_in_one_sentence(arguments: tuple[str, ...], said: str) -> None:
    assert said in refusal(run(*arguments))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_shipped_chapter_is_rendered_with_claims(language: str) -> None:
    done = run("render", WORK, "--to", "json", "--lang", language)
    readings = [reading for part in json.loads(done.stdout)["sections"] for reading in part["readings"]]
    assert all(reading["claims"] and reading["question"] for reading in readings)
    assert readings[4]["claims"][0]["id"] == "imf-2024-world-40"
    statuses = {claim["status"] for reading in readings for claim in reading["claims"]}
    assert {"matches", "close", "differs", "cannot_recompute"} <= statuses


def test_the_repaired_seed_is_written_to_the_letter(chapter: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.md"
    assert run("render", chapter, "--to", "md", "--out", out).exit_code == 0
    assert out.read_bytes() == seed().decode().encode("cp1252")


def test_the_seed_has_the_claims_of_the_shipped_chapter(chapter: Path) -> None:
    assert notes(load(str(chapter), "nl"), "nl") == notes(shipped(WORK), "nl")
    assert questions(load(str(chapter), "nl"), "nl") == shipped_questions(WORK, "nl")


def test_a_chapter_names_its_own_claims_and_questions() -> None:
    front = "---\nclaims:\n  S01: fo-2013-us-47\nquestions:\n  S01: Hoezo?\n---\n"
    mine, _ = parse(front + "- [a](https://a.nl) ~9 min")
    (note,) = notes(mine, "en")
    assert (note.source, note.claim, note.verdict, note.ours) == ("S01", "fo-2013-us-47", "matches", "47.3%")
    assert questions(mine, "nl") == {"S01": "Hoezo?"}
    with pytest.raises(
        ArbeidError, match="There is no claim “fo-2013-us-74”: the nearest is “fo-2013-us-47”"
    ):
        notes(parse("---\nclaims: {S01: [fo-2013-us-74]}\n---\n")[0], "en")
    assert notes(parse("- [a](https://a.nl) ~9 min")[0], "nl") == ()


def test_a_page_is_measured_from_the_web(site: Site, tmp_path: Path) -> None:
    assert "no web page" in refusal(run("time", f"{site.address}/ok", "--allow-private"))
    assert "no running text" in refusal(run("time", f"{site.address}/article/5", "--allow-private"))
    assert "(answer 404)" in refusal(run("time", f"{site.address}/status/404", "--allow-private"))
    measured = json.loads(
        run("time", f"{site.address}/article/3000", "--allow-private", "--format", "json").stdout
    )
    # 3,000 words of 5.0 letters, against 238 a minute at 5.1 letters.
    assert (measured["minutes"], measured["language"]) == (12, "nl")
    text = tmp_path / "tekst.txt"
    text.write_text("De mensen lezen samen over het werk van morgen en wat dat betekent. " * 100)
    done = run("time", text, "--lang", "nl")
    assert (
        done.stdout.splitlines()[0]
        == "~4 min (4 tot 6): 1.300 woorden in het Nederlands, 0 figuren, 0 tabellen"
    )
    facts = json.loads(run("time", text, "--format", "json").stdout)
    assert (facts["minutes"], facts["rate"], facts["badge"]) == (4, "nl", "derived")


def test_measured_minutes_are_written_and_nothing_else(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "chapter.md"
    before = (
        f"---\ntitle: Ã«\n---\r\n- [a]({site.address}/article/3000) (2 min)\r\n"
        f"- [b]({site.address}/status/404) ~2 min\r\n"
    ).encode()
    path.write_bytes(before)
    done = run("time", path, "--write", "--allow-private", "--lang", "nl")
    assert done.exit_code == 1
    assert "S01  2 min → 12 min  a" in done.stdout
    assert "S02  2 min → ?" in done.stdout
    assert path.read_bytes() == before.replace(b"(2 min)", b"(12 min)")
    assert (tmp_path / "chapter.md.bak").read_bytes() == before
    again = run("time", path, "--write", "--allow-private", "--lang", "nl")
    assert f"Niets te wijzigen in {path}." in again.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["chapter.md", "chapter.md.bak"]


def test_what_is_a_chapter_and_what_a_text() -> None:
    assert is_chapter(str(DATA / "damaged-chapter.md"))
    assert not is_chapter(str(CHECKOUT / "README.md"))
    assert not is_chapter("https://a.nl/b.md")
    assert measure(str(CHECKOUT / "README.md")).words > 30


def test_new_starts_a_chapter_and_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    done = run("new", path, "--title", "Werk: nu", "--number", "9", "--lang", "nl")
    assert (done.exit_code, done.stdout) == (0, f"Geschreven: {path}\n")
    content = path.read_bytes()
    assert parse(content)[0].title == "Werk: nu"
    assert "is there already" in refusal(run("new", path, "--title", "Anders"))
    assert path.read_bytes() == content
    assert "Cannot write" in refusal(run("new", tmp_path / "none" / "new.md", "--title", "x"))
    assert [file.name for file in tmp_path.iterdir()] == ["new.md"]


def test_a_file_that_cannot_be_written_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arbeid.guide.chapter.write import replace_file

    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(0o640)

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(ArbeidError, match="No space left on device"):
            replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]
    replace_file(path, b"new", backup=True)
    assert (path.read_bytes(), (tmp_path / "a.md.bak").read_bytes()) == (b"new", b"old")
    assert path.stat().st_mode & 0o777 == 0o640


def test_other_chapters_render_with_the_verb_too() -> None:
    for path in sorted(CHAPTERS.glob("*.md")):
        assert "<h1>" in render_chapter(str(path), "html", "nl")
        assert "<h1" not in render_chapter(str(path), "html", "nl", embed=True)


def test_the_english_page_of_a_dutch_chapter_marks_both_languages() -> None:
    page = render_chapter(str(CHAPTERS / "beeld-en-geluid.md"), "html", "en")
    assert '<html lang="en">' in page
    assert '<article class="arbeid-chapter" lang="nl">' in page


def test_the_hook_and_the_workflow_name_commands_that_exist() -> None:
    (hook,) = yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text())
    assert hook["entry"].split()[:3] == ["arbeid", "chapter", "check"]
    workflow = yaml.safe_load((CHECKOUT / "docs/how-to/check-chapters.yml").read_text())
    commands = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    checks = [command for command in commands if "arbeid chapter check" in command]
    assert len(checks) == 2
    # A package index may hold another package of this name.
    installs = [command for command in commands if "pip install" in command]
    assert installs == ['pip install "$ARBEID"'] * 2
    assert workflow["env"]["ARBEID"].startswith("git+")
    known = {option for parameter in _options("check") for option in parameter}
    used = {word for command in checks for word in command.split() if word.startswith("--")}
    assert used <= known


def _options(command: str) -> list[list[str]]:
    import typer.main

    group = typer.main.get_command(app)
    return [list(parameter.opts) for parameter in group.commands[command].params]  # type: ignore[attr-defined]


def test_the_shipped_chapter_file_is_in_the_format() -> None:
    for suffix in ("", ".en"):
        path = CHECKOUT / "src/arbeid/catalogue/chapters" / f"{WORK}{suffix}.md"
        assert write(parse(path.read_bytes())[0]).encode() == path.read_bytes()
