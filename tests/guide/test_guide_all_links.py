"""Every link of a chapter is known: asked online, looked up beside the chapter, or said not to be asked."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from types import MappingProxyType

import httpx
import pytest
from typer.testing import CliRunner, Result

from arbeid.cli.lists.chapter import app
from arbeid.guide import parse
from arbeid.guide.checking.check import check, link_kind
from arbeid.guide.checking.checks import CHECKS
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.guide.links.asker import named_parts, part_of
from arbeid.guide.links.every import every_link
from arbeid.guide.links.guard import Guard
from arbeid.guide.links.online import Tally, probe_and_count, probe_links
from arbeid.guide.links.state import LinkState, Manners
from link_server import running

QUICK = Manners(pause=0.0)
FRONT = "---\ntitle: Proef\nlang: nl\n---\n\n"
EVERYWHERE = """# Kop met [link](http://a.nl/heading)

Lees vooraf [de inleiding](http://a.nl/text)
en ook [deze](http://a.nl/second-line "titel"), <http://a.nl/auto> en http://a.nl/bare.

- [Goed](http://a.nl/reading) ~3 min
- **[Vet](http://a.nl/bold)** ~4 min
- lees [binnen](http://a.nl/inside) een item
  - [dieper](http://a.nl/deeper)

| bron | duur |
| --- | --- |
| [tabel](http://a.nl/table) | 3 min |

> [citaat](http://a.nl/quote), [per naam][naam] en ![plaat](http://a.nl/picture.png)

<div><a href="http://a.nl/html">x</a></div>

Tekst met <a href='http://a.nl/inline-html?a=1&amp;b=2'>y</a> en [haak](http://a.nl/(x)).

[naam]: http://a.nl/definition
[ongebruikt]: <http://a.nl/unused>
"""
EXPECTED = {
    "heading": 6,
    "text": 8,
    "second-line": 9,
    "auto": 9,
    "bare": 9,
    "reading": 11,
    "bold": 12,
    "inside": 13,
    "deeper": 14,
    "table": 18,
    "quote": 20,
    "definition": 20,
    "picture.png": 20,
    "html": 22,
    "inline-html?a=1&b=2": 24,
    "(x)": 24,
    "unused": 27,
}


def site(answers: dict[str, list[httpx.Response]], asked: list[str]) -> Guard:
    """Pretend a site: each address gives its answers in turn, the last one from then on; others give 200."""

    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.raw_path.decode()
        asked.append(f"{request.method} {path}")
        turns = answers.get(path, [httpx.Response(200)])
        found = turns.pop(0) if len(turns) > 1 else turns[0]
        return httpx.Response(found.status_code, headers=found.headers, content=found.content)

    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    return Guard(connect=httpx.MockTransport(answer), resolve=resolve)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def states(answers: dict[str, list[httpx.Response]], *paths: str) -> tuple[list[LinkState], list[str]]:
    asked: list[str] = []
    found = probe_links([f"http://a.nl{path}" for path in paths], QUICK, transport=site(answers, asked))
    return list(found.values()), asked


def status(code: int, **headers: str) -> httpx.Response:
    return httpx.Response(code, headers={name.replace("_", "-"): value for name, value in headers.items()})


def html(body: str) -> httpx.Response:
    return httpx.Response(200, html=body)


def test_links_are_found_wherever_they_stand_with_their_line() -> None:
    text = FRONT + EVERYWHERE
    links = every_link(parse(text)[0], text)
    assert {link.url.removeprefix("http://a.nl/"): link.line for link in links} == EXPECTED
    assert len(links) == len(EXPECTED)
    assert next(link.reading for link in links if link.url.endswith("/reading")) == "S01"


def test_what_is_no_link_is_not_taken_for_one() -> None:
    code = "`[a](http://a.nl/1)` en\n\n```\nhttp://a.nl/2\n```"
    text = f"{code}\n\n<!-- [b](http://a.nl/3) <a href='http://a.nl/4'> -->"
    assert every_link(parse(text)[0], text) == ()


def test_a_footnote_is_a_link_only_where_it_is_one() -> None:
    text = (
        "Zie.[^1][^2][^3]\n\n[^1]: Toelichting\n[^2]: http://a.nl/note\n[^3]: Zie [dit](http://a.nl/in-note)."
    )
    assert [link.url for link in every_link(parse(text)[0], text)] == [
        "http://a.nl/note",
        "http://a.nl/in-note",
    ]


@pytest.mark.case("11")
@pytest.mark.kind("every-link-asked")
def test_every_link_is_asked_and_each_dead_one_is_an_error(tmp_path: Path) -> None:
    with running() as server:
        base = server.address
        text = (FRONT + EVERYWHERE).replace("http://a.nl/", f"{base}/status/404/")
        (tmp_path / "les.md").write_text(text, encoding="utf-8")
        done = run(
            "check", tmp_path / "les.md", "--online", "--allow-private", "--format", "json", "--lang", "en"
        )
    (file,) = json.loads(done.stdout)["files"]
    dead = [(found["line"], found["level"]) for found in file["findings"] if found["key"] == "link_dead"]
    assert sorted(dead) == sorted((line, "error") for line in EXPECTED.values())
    assert done.exit_code == 1
    assert f"Links: {len(EXPECTED)} asked, 0 known" in done.stderr


@pytest.mark.kind("every-link-asked")
def test_what_was_asked_is_counted_truly(tmp_path: Path) -> None:
    urls = [
        "http://a.nl/1",
        "http://a.nl/1",
        "http://a.nl/2#deel",
        "les2.md",
        "#deel",
        "https://example.com/x",
        "mailto:a@b.nl",
        "www.cbs.nl",
    ]
    cache, asked = tmp_path / "links.json", list[str]()
    transport = site({"/1": [status(404)]}, asked)
    _, tally = probe_and_count(urls, QUICK, cache=cache, transport=transport)
    assert tally == Tally(asked=2, known=0, late=0, local=2, placeholders=1, other=2)
    _, tally = probe_and_count(urls, QUICK, cache=cache, transport=transport)
    assert tally == Tally(asked=1, known=1, late=0, local=2, placeholders=1, other=2)


def test_what_is_not_reached_in_time_is_not_counted_as_asked() -> None:
    async def never(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        return httpx.Response(200)

    late = Manners(time_limit=0.1, wait=3600.0)
    urls = ["http://a.nl/1", "http://a.nl/2#deel", "weg.md"]
    _, tally = probe_and_count(urls, late, transport=httpx.MockTransport(never))
    assert tally == Tally(late=2, local=1)


@pytest.mark.kind("every-link-asked")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_reader_is_told_what_was_asked(tmp_path: Path, language: str) -> None:
    path = tmp_path / "les.md"
    path.write_text(FRONT + "Zie [a](https://example.com/x) en [b](#b).\n", encoding="utf-8")
    done = run("check", path, "--online", "--lang", language)
    assert ("Links: 0 asked" if language == "en" else "Links: 0 gevraagd") in done.stderr
    assert "1 placeholders" in done.stderr or "1 voorbeeldadressen" in done.stderr
    assert "Links:" not in run("check", path, "--lang", language).stderr


def test_a_dead_link_in_text_is_no_reading() -> None:
    found = Diagnostic(
        "link_dead", 1, before="x", values=MappingProxyType({"reason": "r", "what": "de link"})
    )
    assert found.sentence("nl").endswith("of haal de link weg.")


@pytest.mark.kind("passing-fault")
@pytest.mark.parametrize(
    "code",
    [
        500,
        *(pytest.param(code, marks=pytest.mark.case("55")) for code in (502, 503)),
        504,
        429,
        408,
        425,
        522,
    ],
)
def test_a_passing_fault_is_asked_again(code: int) -> None:
    (found,), asked = states({"/x": [status(code), status(code), status(200)]}, "/x")
    assert found.status == "ok"
    assert len(asked) <= 4


@pytest.mark.parametrize("code", [500, 503, 429, 408, 522])
def test_a_lasting_fault_is_asked_a_few_times_only(code: int) -> None:
    (found,), asked = states({"/x": [status(code)]}, "/x")
    assert (found.status, found.code) == ("busy" if code in (503, 429) else "unreachable", code)
    assert 3 <= len(asked) <= 4


@pytest.mark.parametrize("code", [404, 410, 403, 401, 400, 451])
def test_what_will_not_pass_is_not_asked_again(code: int) -> None:
    _, asked = states({"/x": [status(code)]}, "/x")
    assert asked == ["HEAD /x", "GET /x"]


def test_a_site_in_lasting_trouble_is_not_waited_for_at_every_link() -> None:
    paths = [f"/{number}" for number in range(40)]
    found, asked = states({path: [status(503)] for path in paths}, *paths)
    assert {state.status for state in found} == {"busy"}
    assert len(asked) < 40 + 2 * 8


def test_a_pause_that_is_too_long_or_past_the_time_limit_is_not_kept() -> None:
    (found,), asked = states({"/x": [status(503, Retry_After="3600"), status(200)]}, "/x")
    assert (found.status, asked) == ("busy", ["HEAD /x"])
    asked = []
    hasty = Manners(pause=50.0, time_limit=10.0)
    probe_links(["http://a.nl/x"], hasty, transport=site({"/x": [status(503), status(200)]}, asked))
    assert asked == ["HEAD /x"]


@pytest.mark.kind("no-answer-to-head")
@pytest.mark.parametrize("fault", [httpx.ReadTimeout, httpx.RemoteProtocolError, httpx.ReadError])
def test_get_is_tried_where_head_gets_no_answer(fault: type[Exception]) -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.method)
        if request.method == "HEAD":
            raise fault("no answer")
        return httpx.Response(200)

    found = probe_links(["http://a.nl/x"], QUICK, transport=httpx.MockTransport(answer))
    assert [state.status for state in found.values()] == ["ok"]
    assert asked == ["HEAD", "GET"]


@pytest.mark.case("53")
@pytest.mark.kind("no-answer-to-head")
def test_head_that_hangs_on_a_real_server_does_not_hide_a_page_that_works() -> None:
    with running() as server:
        url = f"{server.address}/hangs-on-head"
        found = probe_links([url], Manners(wait=6.0), allow_private=True)
    assert found[url].status == "ok"


PAGE = """<html><body><h1 id=top-kop>Top</h1><a name="anker"></a><p id="één deel">x</p>
<h2 id="user-content-lezen">y</h2></body></html>"""


@pytest.mark.kind("part-of-a-page")
@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("top-kop", "ok"),
        ("anker", "ok"),
        ("lezen", "ok"),
        ("%C3%A9%C3%A9n%20deel", "ok"),
        ("top", "ok"),
        ("", "ok"),
        (":~:text=niets", "ok"),
        ("!/route", "ok"),
        ("/route", "ok"),
        ("L10-L20", "ok"),
        ("t=90", "ok"),
        ("L10-deel", "no_part"),
        pytest.param("bestaat-niet", "no_part", marks=pytest.mark.case("56")),
        ("Anker", "no_part"),
        ("weg:~:text=niets", "no_part"),
    ],
)
def test_the_part_behind_the_number_sign_is_looked_up(part: str, expected: str) -> None:
    (found,), _ = states({"/boek": [html(PAGE)]}, f"/boek#{part}")
    assert found.status == expected


def test_a_page_is_asked_once_for_all_its_parts() -> None:
    found, asked = states({"/boek": [html(PAGE)]}, "/boek", "/boek#anker", "/boek#weg", "/boek#lezen")
    assert [state.status for state in found] == ["ok", "ok", "no_part", "ok"]
    assert asked == ["HEAD /boek", "GET /boek"]


def test_a_page_without_parts_asked_for_is_not_read() -> None:
    assert states({"/boek": [html(PAGE)]}, "/boek", "/boek#top")[1] == ["HEAD /boek"]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"%PDF", headers={"Content-Type": "application/pdf"}),
        httpx.Response(200, content=b"", headers={"Content-Type": "text/html"}),
        httpx.Response(200, text="# deel"),
    ],
)
def test_parts_of_what_is_no_page_are_not_judged(answer: httpx.Response) -> None:
    (found,), _ = states({"/boek": [answer]}, "/boek#page=3")
    assert found.status == "ok"


def test_a_moved_page_keeps_its_part() -> None:
    (found,), _ = states({"/oud": [status(301, Location="/nieuw")]}, "/oud#deel")
    assert (found.status, found.final) == ("moved", "http://a.nl/nieuw#deel")


@pytest.mark.case("56")
@pytest.mark.kind("part-of-a-page")
def test_a_missing_part_is_mentioned_with_its_name() -> None:
    found = Diagnostic("link_no_part", 1, before="http://a.nl/boek#weg", after="weg")
    assert "has no part “weg”" in found.sentence("en")
    assert "geen onderdeel “weg”" in found.sentence("nl")
    assert CHECKS.get("standard").level("link_no_part") == "note"


def test_parts_are_read_from_broken_pages_too() -> None:
    assert named_parts(b"<p id=a><div id='b'><a name=c>") == {"a", "b", "c"}
    assert part_of("http://a.nl/x") == ""


@pytest.mark.kind("address-without-scheme")
@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("www.statistiek.example/cijfers", "schemeless_link"),
        ("www.cbs.nl", "schemeless_link"),
        ("WWW.CBS.NL/x", "schemeless_link"),
        ("cbs.nl/nl-nl/cijfers", "schemeless_link"),
        ("openai.com", "schemeless_link"),
        ("data.europa.eu?x=1", "schemeless_link"),
        ("perplexity.ai/hub", "schemeless_link"),
        ("nieuws.website:8080/x", "schemeless_link"),
        ("münchen.de", "schemeless_link"),
        ("les2.md", "local"),
        ("les2.md#kop", "local"),
        ("rapport.pdf", "local"),
        ("map/les.nl", "local"),
        ("../cbs.nl", "local"),
        ("./cbs.nl", "local"),
        ("tabel.xlsx?x=www.cbs.nl", "local"),
        ("script.py", "local"),
        ("archief.tar.gz", "local"),
        ("README", "local"),
        ("3.14", "local"),
        ("//cbs.nl/x", "schemeless_link"),
        ("https//cbs.nl/x", "schemeless_link"),
        ("https;//cbs.nl/x", "schemeless_link"),
        ("“https://cbs.nl/x”", "schemeless_link"),
        ("(https://cbs.nl/x)", "schemeless_link"),
        ("http/les.md", "local"),
        ("ttps.md", "local"),
        ("mailto:info@cbs.nl", "unsafe_link"),
    ],
)
def test_an_address_without_its_scheme_is_no_file(url: str, kind: str) -> None:
    assert link_kind(url) == kind


@pytest.mark.case("15")
@pytest.mark.kind("address-without-scheme")
@pytest.mark.parametrize("line", ["- [Cijfers]({}) ~5 min", "Lees [de cijfers]({}) eerst.", "[x]: {}"])
def test_a_missing_scheme_is_a_warning_with_the_mend(line: str) -> None:
    text = FRONT + line.format("www.statistiek.example/cijfers")
    (found,) = [found for found in check(text) if found.key == "schemeless_link"]
    assert (found.line, found.after) == (6, "https://www.statistiek.example/cijfers")
    assert CHECKS.get("standard").level(found.key) == "warning"
    assert "lacks https://" in found.sentence("en")
    assert "mist https://" in found.sentence("nl")


@pytest.mark.kind("address-without-scheme")
@pytest.mark.parametrize("typed", ["https//", "https;//", "http.//", "ttps://", "htp://", "“https://"])
@pytest.mark.parametrize(
    "line", ["- [Cijfers]({}) ~5 min", "Lees [de cijfers]({}) eerst.", "| a |\n|-|\n| [b]({}) |"]
)
def test_an_address_that_begins_wrong_is_never_taken_for_a_file(folder: Path, typed: str, line: str) -> None:
    found = [
        one
        for one in check(FRONT + line.format(f"{typed}cbs.nl/x"), folder=folder)
        if one.before.startswith(typed)
    ]
    assert [one.key for one in found] in (["schemeless_link"], ["unsafe_link"])
    assert found[0].key == "unsafe_link" or found[0].after == "https://cbs.nl/x"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    course = tmp_path / "cursus"
    for name in ("les3.md", "bijlagen/tabel 1.pdf", "deel/index.md", "over.qmd", "cbs.nl", "../boven.md"):
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        (course / name).write_text("x", encoding="utf-8")
    return course


@pytest.mark.kind("file-beside-a-chapter")
@pytest.mark.parametrize(
    "url",
    [
        "les3.md",
        "./les3.md#kop",
        "les3.md?x=1",
        "les3",
        "les3/",
        "../les3/",
        "les3.html",
        "over.html",
        "bijlagen/tabel%201.pdf",
        "bijlagen",
        "deel/",
        "../boven.md",
        "cbs.nl",
        "/van/de/wortel",
        "#kop",
        "?x=1",
        "{{site.baseurl}}/x",
    ],
)
def test_a_link_to_a_file_that_is_there_is_sound(folder: Path, url: str) -> None:
    text = f"{FRONT}Zie [x]({url})."
    assert {found.key for found in check(text, folder=folder)} == {"no_readings"}


@pytest.mark.kind("file-beside-a-chapter")
@pytest.mark.parametrize(
    "url",
    [
        "les2.md",
        "bijlagen/tabel.pdf",
        "les4/",
        "../les3.md",
        "les2.html",
        "deel/les3.md",
        "bijlagen\\tabel.pdf",
        "x" * 5000 + ".md",
        "les%00.md",
    ],
)
@pytest.mark.parametrize(
    "line", ["- [x]({}) ~3 min", "Zie [x]({}) of ![x]({}).", "| a |\n|---|\n| [x]({}) |"]
)
def test_a_link_to_a_file_that_is_not_there_is_dead(folder: Path, url: str, line: str) -> None:
    found = [
        found for found in check(FRONT + line.format(url, url), folder=folder) if found.key == "local_missing"
    ]
    assert [item.before for item in found] == [url]
    assert CHECKS.get("standard").level("local_missing") == "error"


@pytest.mark.case("57")
@pytest.mark.kind("file-beside-a-chapter")
def test_files_beside_a_chapter_are_looked_up_from_its_own_folder(folder: Path, tmp_path: Path) -> None:
    path = folder / "les.md"
    path.write_text(f"{FRONT}- [Les 2](les2.md) ~3 min\n- [Les 3](les3.md) ~3 min\n", encoding="utf-8")
    before = Path.cwd()
    for place, name in ((tmp_path, path), (folder, Path("les.md"))):
        os.chdir(place)
        try:
            done = run("check", name, "--format", "json", "--lang", "en")
        finally:
            os.chdir(before)
        (file,) = json.loads(done.stdout)["files"]
        assert [(found["key"], found["before"]) for found in file["findings"]] == [
            ("local_missing", "les2.md")
        ]
        assert done.exit_code == 1


def test_without_a_folder_nothing_is_looked_up() -> None:
    assert [found.key for found in check(f"{FRONT}- [x](weg.md) ~3 min")] == []
