"""Every page of the explorer: complete in both languages, quotable, kept to itself, and light."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files

import httpx
import pytest
from lxml.html import fromstring

from arbeid.claims.claim import CLAIMS
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.market.threshold import thresholds
from arbeid.views.phrasing import share_range
from arbeid.web.addresses import read as address_of
from arbeid.web.addresses import to
from arbeid.web.files import MEDIA
from arbeid.web.page import pages, places
from arbeid.web.serving.guard import LARGEST_BODY, LONGEST_ADDRESS, Pace
from arbeid.wording import phrase_keys, words_of
from web_server import LOOKED_AT, address, addresses, client, explorer

pytestmark = pytest.mark.long
FIRST_SCREEN = 200_000


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with explorer() as base, client(base) as asking:
        yield asking


class Read(HTMLParser):
    """What a page holds that its reader does not see at once: addresses, ids, and what the policy forbids."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fragments: list[str] = []
        self.ids: list[str] = []
        self.forbidden: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag == "style" or "style" in facts or (tag == "script" and "src" not in facts):
            self.forbidden.append(self.get_starttag_text() or tag)
        self.forbidden += [name for name in facts if name.startswith("on")]
        self.ids += [facts["id"] or ""] if "id" in facts else []
        for name in ("href", "src", "action"):
            value = facts.get(name) or ""
            (self.fragments if value.startswith("#") else self.links).append(value)


@pytest.fixture(scope="module")
def replies(ask: httpx.Client) -> dict[str, httpx.Response]:
    """Every page that is looked at, asked once, as a browser asks it."""
    return {url: ask.get(url, headers={"accept-encoding": "gzip"}) for url in addresses()}


@pytest.fixture(scope="module")
def read(replies: dict[str, httpx.Response]) -> dict[str, Read]:
    return {url: Read(reply.text) for url, reply in replies.items()}


@pytest.fixture(scope="module")
def looks(ask: httpx.Client, read: dict[str, Read]) -> dict[str, int]:
    """What each file of the look weighs on its way."""
    files = {link for found in read.values() for link in found.links if link.startswith("/static/")}
    return {file: ask.get(file, headers={"accept-encoding": "gzip"}).num_bytes_downloaded for file in files}


def test_every_kind_of_page_is_looked_at_here() -> None:
    ours = {page for page, _, _ in LOOKED_AT}
    assert ours <= set(pages())
    for page in pages().values():
        assert set(page.paths) == set(LANGUAGES)
        assert re.findall(r"{\w+}", page.paths["nl"]) == re.findall(r"{\w+}", page.paths["en"])


def test_every_place_in_the_navigation_has_a_name() -> None:
    assert [f"web_{page.id}.nav" for page in places() if f"web_{page.id}.nav" not in phrase_keys()] == []


@pytest.mark.parametrize("kind", [page for page, _, _ in LOOKED_AT])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_the_one_box_once_and_it_needs_no_script(
    replies: dict[str, httpx.Response], kind: str, language: Language
) -> None:
    tree = fromstring(replies[address(kind, language)].text)
    (box,) = tree.xpath(f"//form[@action='{to('ask', language)}']")
    (field,) = box.xpath(".//input[@name='q']")
    assert tree.xpath(f"//label[@for='{field.get('id')}']") and box.xpath(".//button")
    if kind == "home":
        assert len(tree.xpath("//form[@role='search']")) == 1
        assert box.xpath("ancestor::main")


def test_every_phrase_in_a_template_exists() -> None:
    templates = files("arbeid").joinpath("web/templates").iterdir()
    said = {key for file in templates for key in re.findall(r'words\("([\w.-]+)"[,)]', file.read_text())}
    assert len(said) > 100
    assert said <= set(phrase_keys()), said - set(phrase_keys())


@pytest.mark.parametrize("url", addresses())
def test_a_page_is_whole_and_kept_to_itself(
    replies: dict[str, httpx.Response], read: dict[str, Read], url: str
) -> None:
    reply = replies[url]
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{url[1:3]}">' in reply.text
    assert "{{ " not in reply.text and "{% " not in reply.text
    assert "None" not in re.sub(r"<[^>]*>", " ", reply.text)
    found = read[url]
    assert found.forbidden == []
    assert len(found.ids) == len(set(found.ids)), [one for one in found.ids if found.ids.count(one) > 1]
    assert [one for one in found.fragments if one[1:] not in found.ids] == []
    policy = reply.headers["content-security-policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["x-frame-options"] == "DENY"
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_on_every_page_leads_somewhere(
    ask: httpx.Client, replies: dict[str, httpx.Response], read: dict[str, Read], language: Language
) -> None:
    inside = {
        link.partition("#")
        for url, found in read.items()
        if url.startswith(f"/{language}/")
        for link in found.links
        if link.startswith("/") and not link.startswith("/api") and ".png" not in link and ".zip" not in link
    }
    assert len(inside) > 60
    html = {url: reply.text for url, reply in replies.items()}
    # Of a kind of page with many of its like a few stand for all; all claims are asked below, and all
    # stories in test_page_kinds.
    looked: Counter[str] = Counter()
    for path, _, anchor in sorted(inside):
        found = address_of(path)
        kind = found.page.id if found else path.rpartition(".")[2]
        looked[kind] += 1
        if looked[kind] > 8:
            continue
        if path not in html:
            reply = ask.get(path)
            assert reply.status_code == 200, path
            html[path] = reply.text
        assert not anchor or f'id="{anchor}"' in html[path], (path, anchor)


@pytest.mark.parametrize("url", addresses())
def test_its_data_are_the_same_page(ask: httpx.Client, replies: dict[str, httpx.Response], url: str) -> None:
    html = replies[url].text
    at = re.search(r'<link rel="alternate" type="application/json" href="([^"]+)"', html)
    assert at is not None
    reply = ask.get(at[1].replace("&amp;", "&"))
    assert reply.status_code == 200
    facts = json.loads(reply.text, parse_constant=pytest.fail)
    assert facts["address"] == url
    assert facts["language"] == url[1:3]
    assert f"<title>{facts['title']}"[:20] in html.replace("&#39;", "'").replace("&#34;", '"')
    assert facts["data"]
    assert reply.headers["access-control-allow-origin"] if "origin" in reply.request.headers else True


@pytest.mark.parametrize(("page", "state", "parts"), LOOKED_AT)
def test_the_other_language_keeps_page_and_state(
    replies: dict[str, httpx.Response], page: str, state: dict[str, str], parts: dict[str, str]
) -> None:
    html = replies[to(page, "nl", state, **parts)].text
    other = to(page, "en", state, **parts).replace("&", "&amp;")
    assert f'href="{other}" lang="en"' in html
    assert f'<link rel="alternate" hreflang="en" href="{other}"' in html


@pytest.mark.parametrize("url", addresses())
def test_the_first_screen_is_light(
    looks: dict[str, int], replies: dict[str, httpx.Response], read: dict[str, Read], url: str
) -> None:
    needed = {link for link in read[url].links if link.startswith("/static/")}
    weight = replies[url].num_bytes_downloaded + sum(looks[link] for link in needed)
    assert 0 < weight < FIRST_SCREEN


def test_an_unchanged_page_is_not_sent_again(ask: httpx.Client) -> None:
    first = ask.get("/nl/verhalen")
    again = ask.get("/nl/verhalen", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = ask.get("/nl/lessen", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_files_of_the_look_are_kept_for_ever(ask: httpx.Client, read: dict[str, Read]) -> None:
    files = {link for found in read.values() for link in found.links if link.startswith("/static/")}
    assert len(files) >= 4
    for file in files:
        assert "immutable" in ask.get(file).headers["cache-control"]
    assert ask.get("/static/nothing.123.js").status_code == 404
    assert ask.get("/static/..%2Fapp.py").status_code == 404


def test_the_entrance_speaks_the_readers_language(ask: httpx.Client) -> None:
    for accepted, home in (("nl-NL,nl;q=0.9", "/nl/"), ("fr", "/en/"), ("en-GB", "/en/")):
        reply = ask.get("/", headers={"accept-language": accepted})
        assert (reply.status_code, reply.headers["location"]) == (307, home)


@pytest.mark.parametrize("kind", MEDIA)
def test_a_figure_can_be_taken_away(ask: httpx.Client, kind: str) -> None:
    figure = json.loads(ask.get("/nl/index.json").text)["figures"][0]
    reply = ask.get(f"/nl/index/figure/{figure['id']}.{kind}")
    assert reply.status_code == 200
    assert reply.headers["content-type"] == MEDIA[kind]
    starts = {"csv": b"definition,", "excel.csv": "\ufeffDefinitie;".encode(), "json": b"{", "svg": b"<svg"}
    assert reply.content.startswith(starts.get(kind, {"png": b"\x89PNG", "zip": b"PK"}.get(kind, b"")))
    if kind == "zip":
        archive = zipfile.ZipFile(io.BytesIO(reply.content))
        assert archive.testzip() is None
        assert {"README.txt", "LICENCES.txt"} < set(archive.namelist())
        for source in figure["sources"]:
            assert source["licence"] in archive.read("LICENCES.txt").decode()
        assert figure["title"] in archive.read("README.txt").decode()


@pytest.mark.parametrize("page", ["home", "claims", "walk", "story"])
def test_the_python_beside_a_figure_runs(
    ask: httpx.Client, page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    html = ask.get(address(page, "nl")).text
    found = re.search(r"<pre tabindex=\"0\"><code>((?:import|from) arbeid.*?)</code>", html, re.DOTALL)
    assert found is not None
    exec(found[1].replace("&#34;", '"').replace("&gt;", ">"), {})
    assert capsys.readouterr().out


def test_a_figure_can_stand_in_another_page(ask: httpx.Client) -> None:
    html = ask.get("/nl/").text
    code = re.search(r"&lt;iframe src=&#34;(http[^&]+(?:&amp;amp;[^&]+)*)&#34;", html)
    assert code is not None
    reply = ask.get(code[1].replace("&amp;amp;", "&"))
    assert reply.status_code == 200
    assert "frame-ancestors *" in reply.headers["content-security-policy"]
    assert "x-frame-options" not in reply.headers
    assert Read(reply.text).forbidden == []
    assert "<nav" not in reply.text and "<svg" in reply.text and "<table>" in reply.text
    assert ask.get("/nl/?embed=1&figure=nope").status_code == 404


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/nl/niets", 404),
        ("/nl/cijfers/fo-2013-us-4", 404),
        ("/nl/cijfers?status=klopt", 404),
        ("/nl/?threshold=NaN", 400),
        ("/nl/?threshold=101", 400),
        ("/nl/verschil/fo-2013-us-47/acemoglu-2024-0-66", 400),
        ("/nl/cijfers?q=" + "a" * 301, 400),
        ("/nl/cijfers?q=%00", 400),
        ("/nl/" + "a" * LONGEST_ADDRESS, 414),
        ("/fr/", 404),
    ],
)
def test_a_mistake_is_answered_in_one_sentence(ask: httpx.Client, url: str, status: int) -> None:
    reply = ask.get(url)
    assert reply.status_code == status
    assert "text/html" in reply.headers["content-type"]
    said = re.search(r'<p class="lede">([^<]+)</p>', reply.text)
    assert said is not None and said[1].endswith(".") and "Traceback" not in reply.text
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]


def test_a_program_hears_of_a_mistake_as_a_problem(ask: httpx.Client) -> None:
    reply = ask.get("/api/claims/fo-2013-us-4?lang=nl")
    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"
    facts = reply.json()
    assert facts["detail"].endswith("“fo-2013-us-47”.") and facts["key"] == "unknown_name"
    assert ask.get("/nl/cijfers/nope.json").headers["content-type"] == "application/problem+json"


def test_nothing_can_be_sent_and_nothing_large_is_read(ask: httpx.Client) -> None:
    assert ask.post("/nl/").status_code == 405
    assert ask.post("/api/claims", content=b"x" * (LARGEST_BODY + 1)).status_code == 413

    def endless() -> Iterator[bytes]:
        for _ in range(40):
            yield b"x" * 4096

    assert ask.post("/api/claims", content=endless()).status_code in (405, 413)


def test_runs_have_a_pace() -> None:
    now = [0.0]
    pace = Pace(most=3, seconds=10, clock=lambda: now[0])
    assert [pace.allows("me") for _ in range(4)] == [True, True, True, False]
    now[0] = 10.5
    assert pace.allows("me")


def test_no_other_site_can_pose_as_this_one(ask: httpx.Client) -> None:
    assert ask.get("/nl/", headers={"host": "evil.example"}).status_code == 400


def test_any_site_may_read_the_data(ask: httpx.Client) -> None:
    for url in ("/api/economies", "/nl/index.json"):
        reply = ask.get(url, headers={"origin": "https://course.example"})
        assert reply.headers["access-control-allow-origin"] == "*"


def test_every_claim_has_a_page(ask: httpx.Client) -> None:
    for at, claim in enumerate(CLAIMS.names()):
        assert ask.get(to("claim", LANGUAGES[at % 2], claim=claim)).status_code == 200, claim


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_threshold_moves_the_answer(ask: httpx.Client, language: Language) -> None:
    shares = [
        json.loads(ask.get(f"/{language}/index.json?threshold={at}").text)["data"]["threshold"]["share"][
            "value"
        ]
        for at in (0, 10, 31, 50, 100)
    ]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 0.9 and shares[-1] < 0.1
    words = words_of(language)
    html = ask.get(f"/{language}/?threshold=50").text
    assert words.percent(shares[3]) in html and 'value="50"' in html
    half = thresholds("nl").nearest(0.5).share  # In the table of thresholds each share has its range.
    assert f'<td class="number">{share_range(half, words)}</td>' in html


def test_filters_of_the_ledger_leave_what_they_say(ask: httpx.Client) -> None:
    everything = ask.get("/en/claims.json").json()["data"]["claims"]
    matching = ask.get("/en/claims.json?status=matches").json()["data"]["claims"]
    assert matching == [line for line in everything if line["status"] == "matches"]
    both = ask.get("/en/claims.json?status=matches&source=S01").json()["data"]["claims"]
    assert both == [line for line in matching if "S01" in line["chapter"]]
    found = ask.get("/en/claims.json?q=47+Oxford").json()["data"]["claims"]
    assert [line["id"] for line in found] == ["fo-2013-us-47"]
    assert ask.get("/en/claims?q=zzz").status_code == 200
