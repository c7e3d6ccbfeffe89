"""The what-if page: every control in its address, bad values put right, parts alone, programs too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from itertools import product

import httpx
import pytest

from arbeid.language import LANGUAGES, Language
from arbeid.scenario import MODELS, SCENARIOS
from arbeid.verbs.run.run import run
from arbeid.web.addresses import to
from arbeid.web.what_if.state import KEYS, PARAMS, plain, said, shown
from arbeid.wording import words_of
from each import each
from web_server import client, explorer

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def ask() -> Iterator[httpx.Client]:
    with explorer() as base, client(base) as asking:
        yield asking


def page(ask: httpx.Client, state: dict[str, str], language: Language = "nl", part: str = "") -> str:
    reply = ask.get(to("what-if", language, state), headers={"X-Arbeid-Part": part} if part else {})
    assert reply.status_code == 200, reply.text[:300]
    return reply.text


def twin(ask: httpx.Client, state: dict[str, str]) -> dict[str, object]:
    found: dict[str, object] = ask.get(
        to("what-if", "en", state).replace("what-if", "what-if.json", 1)
    ).json()
    return found


def test_no_two_models_name_an_assumption_alike() -> None:
    assert len(PARAMS) == sum(len(list(params)) for params in MODELS.values())


@each("name", PARAMS)
def test_every_assumption_survives_its_address(name: str) -> None:
    _, param = PARAMS[name]
    value = plain(param, param.low + 0.37 * (param.high - param.low))
    read = said({name: value}, words_of("en"))
    assert read.put_right == () and read.state() == {name: value}
    model, bound = PARAMS[name]
    assert shown(bound, read.settings.models[model][name]) == pytest.approx(float(value), abs=1e-6)


def test_the_shortest_address_says_the_same() -> None:
    state = {"scenario": "fast-adoption", "economy": "us", "measure": "ilo-2025", "years": "12", "vs": "base"}
    read = said({**state, "adoption": "50", "elasticity": "0,8", "within": "7"}, words_of("nl"))
    assert read.state() == {**state, "within": "7"}
    assert said(read.state(), words_of("nl")).choice == read.choice
    assert read.without_values() == state


@each("key, value", product(KEYS, ["NaN", "1e999", "--5", "<b>x</b>", "٣", "9999999", "-99"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_value_that_does_not_fit_falls_back_with_one_sentence(
    key: str, value: str, language: Language
) -> None:
    read = said({key: value}, words_of(language))
    assert read.choice == said({}, words_of(language)).choice and read.beside is None
    assert len(read.put_right) == 1 and read.put_right[0].endswith(".")


def test_it_says_what_was_put_right_and_shows_the_scenario(ask: httpx.Client) -> None:
    html = page(ask, {"adoption": "999", "scenario": "<b>"})
    assert html.count('class="put-right"') == 2
    assert "“999” past niet bij" in html and "&lt;b&gt;" in html and "<b>”" not in html


def test_assumptions_that_do_not_go_together_fall_back_too(ask: httpx.Client) -> None:
    html = page(ask, {"new_work_everywhere": "100", "new_work_in_ai": "100"}, "en")
    assert html.count('class="put-right"') == 1 and "add up to 2" in html
    whole = twin(ask, {"new_work_everywhere": "100", "new_work_in_ai": "100"})
    assert whole["data"]["outcome"]["run"]["balance"] == run("base", "nl", flows=False).plain()["balance"]  # type: ignore[index]


STUDY = {"scenario": "acemoglu-2024", "adoption": "30", "years": "12", "economy": "de"}


@pytest.mark.parametrize(
    ("others", "kept", "left"),
    [
        ({"ai_price": "0.2", "handed_saving": "40"}, {"ai_price": "0.2"}, "handed_saving"),
        ({"ai_price": "0.2", "assisted_saving": "40"}, {"ai_price": "0.2"}, "assisted_saving"),
        ({"oversight": "10", "handed_saving": "40"}, {"oversight": "10"}, "handed_saving"),
        ({"oversight": "50", "ai_price": "0.8"}, {"oversight": "50"}, "ai_price"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_of_what_excludes_each_other_only_that_is_left_out(
    ask: httpx.Client, others: dict[str, str], kept: dict[str, str], left: str, language: Language
) -> None:
    words = words_of(language)
    asked = STUDY | {
        name: value.replace(".", "," if language == "nl" else ".") for name, value in others.items()
    }
    read = said(asked, words).going_together(words)
    assert read.state() == STUDY | kept
    told = re.findall(r'class="put-right"[^>]*>([^<]*)<', page(ask, asked, language))
    assert [unescape(one) for one in told] == list(read.put_right) and len(told) == 1
    label = words(PARAMS[left][1].label)
    assert told[0].endswith(f"“{label}”.") and left not in told[0]


def test_an_economy_that_cannot_be_run_falls_back_too(ask: httpx.Client) -> None:
    html = page(ask, {"economy": "drc2021", "adoption": "30"}, "en")
    assert html.count('class="put-right"') == 1 and "of work in the Netherlands" in html


def test_its_numbers_are_those_of_the_run(ask: httpx.Client) -> None:
    found = twin(ask, {"adoption": "40", "economy": "us"})["data"]
    same = run("base", "us", values={"adoption": 0.4}, flows=False, language="en")
    said = {name: value for name, value in same.plain().items() if name not in ("schema", "language")}
    assert found["outcome"]["run"] == json.loads(json.dumps(said))  # type: ignore[index]
    assert found["outcome"]["schema"] == same.plain()["schema"]  # type: ignore[index]
    assert found["settings"]["models"]["adoption"]["adoption"] == 0.4  # type: ignore[index]


def test_the_six_receivers_add_up(ask: httpx.Client) -> None:
    gains = twin(ask, {"adoption": "60"})["data"]["outcome"]["run"]["gains"]  # type: ignore[index]
    parts = [line["gain"]["value"] for line in gains["receivers"]]
    assert len(parts) == 6 and sum(parts) == pytest.approx(gains["gain"]["value"], rel=1e-12)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_page_needs_no_script(ask: httpx.Client, language: Language) -> None:
    html = page(ask, {"adoption": "40", "vs": "slow-adoption"}, language)
    words = words_of(language)
    for id in ("jobs", "gains", "occupations", "unemployment"):
        assert f'id="{words(f"run.view.{id}.id")}"' in html
    # One that follows from others has a field only where a scenario sets it.
    for name in (name for name, (_, param) in PARAMS.items() if not param.optional):
        assert re.search(rf'<input type="text" id="{name}" name="{name}"', html), name
    assert (
        words("web_what-if.compare_heading", other=SCENARIOS.get("slow-adoption").title.read(language))
        in html
    )
    assert words("run.limit_forecast")[:30] in html
    assert re.search(r"\bzal\b", re.sub(r"<[^>]*>", " ", html)) is None


def test_parts_come_alone_and_say_the_same(ask: httpx.Client) -> None:
    state = {"adoption": "41"}
    whole, now, flows = (page(ask, state, "nl", part) for part in ("", "now", "flows"))

    def section(html: str, id: str) -> str:
        return html.partition(f'aria-labelledby="{id}"')[2].partition("</section>")[0]

    for id in ("work-title", "gains-title", "each-title"):
        assert section(now, id) == section(whole, id) != "" and section(flows, id) == ""
    assert section(flows, "market-title") == section(whole, "market-title") != ""
    assert section(now, "market-title") == ""
    assert page(ask, state, "nl", "nonsense") == whole


def test_every_address_in_a_part_is_that_of_the_page(ask: httpx.Client) -> None:
    html = page(ask, {"adoption": "42"}, "nl", "now")
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/nl/wat-als[^"]*)"', html)}
    files = [link for link in links if re.search(r"/figure/[^?]*(csv|svg|json)", link)]
    assert len(files) == 12
    for link in files:
        assert "adoption=42" in link and ask.get(link).status_code == 200


def test_a_reset_goes_back_to_the_sourced_default(ask: httpx.Client) -> None:
    html = page(ask, {"scenario": "fast-adoption", "within": "9"})
    assert re.search(
        r'href="/nl/wat-als\?adoption=33&amp;scenario=fast-adoption&amp;within=9" data-default="33"', html
    )
    assert re.search(r'id="reset" href="/nl/wat-als\?scenario=fast-adoption"', html)


@pytest.mark.parametrize("scenario", SCENARIOS.names())
def test_the_python_and_the_command_beside_it_are_this_run(ask: httpx.Client, scenario: str) -> None:
    from html import unescape

    html = page(ask, {"scenario": scenario, "elasticity": "1.1", "economy": "nl"}, "en", "now")
    code = unescape(re.findall(r"<pre[^>]*><code>(import arbeid.*?)</code>", html, re.DOTALL)[-1])
    scope: dict[str, object] = {}
    exec(code.partition("\nprint")[0].replace(")", ", flows=False)"), scope)
    # People and jobs are written as what they can be: whole.
    ours = scope["found"].facts.balance.net.written().value  # type: ignore[attr-defined]
    there = twin(ask, {"scenario": scenario, "elasticity": "1.1", "economy": "nl"})
    assert ours == there["data"]["outcome"]["run"]["balance"]["net"]["value"]  # type: ignore[index]
    assert f"arbeid run {scenario} --economy nl" in html and "--set demand.elasticity=1.1" in html
    at = unescape(re.findall(r'href="(/api/run\?[^"]*)"', html)[0])
    assert ask.get(at).json()["balance"]["net"]["value"] == ours


def test_programs_run_and_compare(ask: httpx.Client) -> None:
    by_address = ask.get("/api/run?scenario=base&economy=nl&adoption.adoption=0.4").json()
    by_body = ask.post(
        "/api/run", json={"scenario": "base", "economy": "nl", "adoption.adoption": 0.4}
    ).json()
    assert by_address == by_body and by_address["balance"]["handed_over"]["value"] > 600_000
    assert by_address["unemployment"] == []
    assert len(ask.get("/api/run?economy=nl&flows=true").json()["unemployment"]) == 2
    compared = ask.get("/api/compare?first=slow-adoption&second=fast-adoption&lang=nl").json()
    assert compared["outcomes"][0]["name"] == "touched" and compared["second"] == "Snelle invoering"


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("run?adoption.adoption=2", 422),
        ("run?adoption.adoption=NaN", 422),
        ("run?adoption.share=0.2", 422),
        ("run?years=51", 422),
        ("run?scenario=bse", 404),
        ("run?scenario=../base.toml", 404),
        ("run?economy=atlantis", 404),
        ("run?measure=observed-x", 404),
        ("run?creation.new_work_everywhere=1&creation.new_work_in_ai=1", 400),
        ("compare?first=base", 422),
        ("compare?first=base&second=/etc/passwd", 404),
    ],
)
def test_a_programs_mistake_is_a_problem(ask: httpx.Client, asked: str, status: int) -> None:
    reply = ask.get(f"/api/{asked}")
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert reply.json()["detail"].endswith(".")


def test_a_body_is_bounded_and_checked(ask: httpx.Client) -> None:
    assert ask.post("/api/run", content=b"[" * 70_000).status_code == 413
    for body in (
        b"",
        b"[]",
        b'{"adoption.adoption": NaN}',
        b'{"adoption.adoption": "x"}',
        b'{"x": 1}',
        b"\xff",
    ):
        reply = ask.post("/api/run", content=body, headers={"content-type": "application/json"})
        assert reply.status_code in (400, 422)
        assert reply.json()["status"] == reply.status_code


def test_openapi_names_every_assumption_with_its_bounds(ask: httpx.Client) -> None:
    get = ask.get("/api/openapi.json").json()["paths"]["/api/run"]["get"]
    named = {one["name"]: one for one in get["parameters"]}
    for name, (model, param) in PARAMS.items():
        schema = named[f"{model}.{name}"]["schema"]["anyOf"][0]
        assert (schema["minimum"], schema["maximum"]) == (param.low, param.high)
        assert param.label.en in named[f"{model}.{name}"]["description"]
