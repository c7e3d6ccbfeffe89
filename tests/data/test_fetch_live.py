"""Live statistics come in the columns of our sources; replies are served by a real server on this machine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import polars as pl
import pytest

import arbeid
from arbeid.data.fetching import live
from arbeid.data.fetching.live import cbs_ages, cbs_occupations, eurostat_isco_2, ilostat_isco_2
from arbeid.data.figures import table
from arbeid.data.recipes import Made, labour_market
from arbeid.errors import ArbeidError
from arbeid.verbs.catalogue.data import live as ask
from loopback import NOWHERE, Shelf, serving

pytest.importorskip("cbsodata", reason="left out: the extra “live” is not installed")
pytest.importorskip("sdmx", reason="left out: the extra “live” is not installed")

REPLIES = Path(__file__).parents[1] / "files" / "live"
SDMX = "application/vnd.sdmx.structurespecificdata+xml;version=2.1"
KEYS = {
    "lfsa_egai2d": "A..Y15-74.T.THS_PER.NL",
    "DF_EMP_TEMP_SEX_OC2_NB": "NLD.A..SEX_T.",
}
PAGE = 5
OWN = """
classification = "brc-2014"
period = "2025Q4"
title = { nl = "Nederland naar leeftijd", en = "the Netherlands by age" }
population = { nl = "werkenden", en = "people at work" }
groups = { table = "nl-occupations" }

[cuts.age]
label = { nl = "leeftijd", en = "age" }
badge = "measured"
ordered = true
file = "nl-ages.csv"

[cuts.age.origin]
publisher = "CBS"
title = "StatLine 85276NED"
url = "https://opendata.cbs.nl"
licence = "CC BY 4.0"
vintage = "2025Q4"

[cuts.age.cells]
15-24 = { nl = "15 tot en met 24 jaar", en = "ages 15 to 24" }
25-44 = { nl = "25 tot en met 44 jaar", en = "ages 25 to 44" }
45-74 = { nl = "45 tot en met 74 jaar", en = "ages 45 to 74" }
"""


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """Serve the replies as the services do, StatLine's in pages."""
    with serving(Shelf()) as served:
        served.answer = lambda path: _statline(path, served.address) or _sdmx(path)
        yield served


def _statline(path: str, address: str) -> tuple[str, bytes] | None:
    split = urlsplit(path)
    found = re.fullmatch(r"/ODataFeed/odata/(\w+)/(\w+)", split.path)
    if not found:
        return None
    reply = json.loads((REPLIES / f"{found[1]}-{found[2]}.json").read_text(encoding="utf-8"))
    query = {name: values[0] for name, values in parse_qs(split.query).items()}
    periods = re.findall(r"Perioden eq '(\w+)'", query.get("$filter", ""))
    rows = [row for row in reply["value"] if not periods or row["Perioden"] in periods]
    start = int(query.get("$skip", "0"))
    reply["value"] = rows[start : start + PAGE]
    if len(rows) > start + PAGE:
        bare = re.sub(r"&\$skip=\d+", "", unquote(path))
        reply["odata.nextLink"] = f"{address}{bare}&$skip={start + PAGE}"
    return "application/json;odata=minimalmetadata;charset=utf-8", json.dumps(reply).encode()


def _sdmx(path: str) -> tuple[str, bytes] | None:
    found = re.fullmatch(r"/data/(?:\w+,)?(\w+)/([^?]*)(?:\?.*)?", path)
    if not found or KEYS.get(found[1]) != found[2]:
        return None
    return SDMX, (REPLIES / f"{found[1]}.xml").read_bytes()


def test_statline_gives_the_rows_of_our_source(shelf: Shelf) -> None:
    frame = cbs_occupations("2025Q4", shelf.address)
    assert frame["code"].to_list() == ["0551", "0811", "1221", "1311"]
    derived = labour_market.netherlands(Made({"cbs": frame})).filter(pl.col("code") != "1311")
    shipped = table("nl-occupations").frame
    assert derived.equals(shipped.filter(pl.col("code").is_in(derived["code"].implode())).sort("code"))


def test_what_statline_does_not_publish_is_missing_and_never_zero(shelf: Shelf) -> None:
    by_code = {row["code"]: row for row in cbs_occupations("2025Q4", shelf.address).to_dicts()}
    assert by_code["0551"]["womenShare"] == "0.0"
    assert by_code["0551"]["medianHourlyPay"] is None
    assert by_code["1311"]["jobsComparison"] is None
    assert by_code["1311"]["higherEducationShare"] is None
    earlier = {row["code"]: row for row in cbs_occupations("2025K3", shelf.address).to_dicts()}
    assert list(earlier) == ["0811"]
    assert (earlier["0811"]["jobs"], earlier["0811"]["jobsComparison"]) == ("395000", "380000")


def test_the_newest_quarter_and_year_are_the_default(shelf: Shelf) -> None:
    assert cbs_occupations(address=shelf.address).equals(cbs_occupations("2025Q4", shelf.address))
    asked = [unquote(path).replace("+", " ") for _, path, _ in shelf.asked if "filter" in path]
    assert any("Perioden eq '2025KW04' or Perioden eq '2024KW04'" in path for path in asked)
    assert any("Perioden eq '2024JJ00'" in path for path in asked)


def test_statline_gives_ages_as_a_cut_is_written(shelf: Shelf) -> None:
    """Of both sexes together, of groups of four digits, and without a row where nothing is published."""
    frame = cbs_ages("2025Q4", shelf.address)
    assert frame.rows() == [
        ("15-24", "0811", "52000"),
        ("15-24", "1221", "150000"),
        ("25-44", "0551", "2000"),
        ("25-44", "0811", "230000"),
        ("25-44", "1221", "70000"),
        ("45-74", "0551", "2000"),
        ("45-74", "0811", "118000"),
        ("45-74", "1221", "72000"),
    ]
    assert ask("cbs-ages", address=shelf.address).equals(frame)
    with pytest.raises(ArbeidError, match="has no figures in “85276NED” for 2025KW03"):
        cbs_ages("2025Q3", shelf.address)


def test_the_ages_of_statline_cut_an_own_economy(shelf: Shelf, added: Callable[[str, str], Path]) -> None:
    added("economies/nl-ages.csv", cbs_ages("2025Q4", shelf.address).write_csv())
    added("economies/nl-by-age.toml", OWN)
    found = arbeid.exposure("nl-by-age", measure="eloundou-beta-human", by="age")
    assert [(row.code, float(row.people)) for row in found.rows] == [
        ("15-24", 202000),
        ("25-44", 302000),
        ("45-74", 192000),
    ]


def test_eurostat_gives_the_rows_of_our_source(shelf: Shelf, mirror: Path) -> None:
    frame = eurostat_isco_2("nl", shelf.address)
    shipped = pl.read_csv(mirror / "eurostat-nl" / "lfsa_egai2d_nl_2011_2025.csv", infer_schema=False)
    assert frame.columns == shipped.columns
    known = frame.filter(pl.col("isco08") != "OC92")
    assert known.equals(shipped.filter(pl.col("isco08").is_in(["OC11", "OC25"]) & (pl.col("year") >= "2020")))
    assert frame.filter(pl.col("isco08") == "OC92").rows() == [("NL", "OC92", "2025", "7.3", "True", "True")]


def test_ilostat_gives_the_newest_year_without_armed_forces(shelf: Shelf) -> None:
    frame = ilostat_isco_2("nld", shelf.address)
    assert frame["isco08_2d"].to_list() == ["11", "25"]
    assert set(frame["year"]) == {"2024"}
    share, total, jobs = (
        frame[name].cast(pl.Float64) for name in ("employment_share", "total_employment_k", "employment_k")
    )
    assert share.to_list() == [86 / 546, 460 / 546]
    assert set(total) == {9744.5}
    assert jobs.sum() == pytest.approx(9744.5, rel=1e-12)


def test_another_unit_is_refused_and_not_rescaled_in_silence(shelf: Shelf) -> None:
    content = (REPLIES / "DF_EMP_TEMP_SEX_OC2_NB.xml").read_bytes()
    shelf.answer = lambda _: (SDMX, content.replace(b'UNIT_MULT="3"', b'UNIT_MULT="0"'))
    with pytest.raises(ArbeidError, match=r"in another form .*UNIT_MULT = 0"):
        ilostat_isco_2(address=shelf.address)


@pytest.mark.parametrize("read", [cbs_occupations, cbs_ages, eurostat_isco_2, ilostat_isco_2])
def test_what_goes_wrong_is_one_sentence(shelf: Shelf, read: object) -> None:
    assert callable(read)
    with pytest.raises(ArbeidError, match="cannot be reached") as caught:
        read(address=NOWHERE)
    assert "\n" not in str(caught.value)
    for status, content, sentence in (
        (404, b"", r"does not answer .* \(answer 404\)"),
        (200, b"<html>sorry</html>", "in another form than Arbeid knows"),
        (200, b"<m:unfinished", "in another form than Arbeid knows"),
    ):
        shelf.answer = None if status == 404 else lambda _, content=content: (SDMX, content)
        with pytest.raises(ArbeidError, match=sentence) as caught:
            read(address=shelf.address)
        assert "\n" not in str(caught.value)


def _other_titles(reply: dict[str, Any]) -> None:
    for row in reply["value"]:
        row["Title"] = row["Title"].replace(" tot ", "-")


def _as_version_4(reply: dict[str, Any]) -> None:
    for row in reply["value"]:
        row["Identifier"] = row.pop("Key", row.get("ID"))


def _another_column(reply: dict[str, Any]) -> None:
    for row in reply["value"]:
        row["Value"] = row.pop("WerkzameBeroepsbevolking_1")


def _numbers_as_text(reply: dict[str, Any]) -> None:
    for row in reply["value"]:
        row["WerkzameBeroepsbevolking_1"] = str(row["WerkzameBeroepsbevolking_1"])


def _bare(reply: dict[str, Any]) -> None:
    reply["results"] = reply.pop("value")


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("Persoonskenmerken", _other_titles),
        ("Persoonskenmerken", _as_version_4),
        ("Beroep", _as_version_4),
        ("Perioden", _bare),
        ("TypedDataSet", _another_column),
        ("TypedDataSet", _numbers_as_text),
        ("TypedDataSet", _bare),
    ],
)
def test_ages_in_another_form_are_refused_in_one_sentence(
    shelf: Shelf, part: str, change: Callable[[dict[str, Any]], None]
) -> None:
    usual = shelf.answer
    assert usual is not None

    def answer(path: str) -> tuple[str, bytes] | None:
        found = usual(path)
        if found is None or f"/{part}" not in path:
            return found
        reply = json.loads(found[1])
        change(reply)
        return found[0], json.dumps(reply).encode()

    shelf.answer = answer
    with pytest.raises(ArbeidError, match="in another form than Arbeid knows") as caught:
        cbs_ages(address=shelf.address)
    for language in ("nl", "en"):
        assert "\n" not in caught.value.sentence(language)


def test_ages_that_hold_others_are_left_out(shelf: Shelf) -> None:
    usual = shelf.answer
    assert usual is not None

    def answer(path: str) -> tuple[str, bytes] | None:
        found = usual(path)
        if found is None or "/Persoonskenmerken" not in path:
            return found
        reply = json.loads(found[1])
        reply["value"].insert(1, {"Key": "T009002   ", "Title": "Leeftijd: 15 tot 75 jaar"})
        return found[0], json.dumps(reply).encode()

    before = cbs_ages("2025Q4", shelf.address)
    shelf.answer = answer
    assert cbs_ages("2025Q4", shelf.address).equals(before)


def test_no_figures_is_said(shelf: Shelf) -> None:
    with pytest.raises(ArbeidError, match="has no figures in “85276NED” for 2019KW01"):
        cbs_occupations("2019Q1", shelf.address)
    empty = re.sub(rb"<Series.*</Series>", b"", (REPLIES / "lfsa_egai2d.xml").read_bytes(), flags=re.DOTALL)
    shelf.answer = lambda _: (SDMX, empty)
    with pytest.raises(ArbeidError, match="has no figures in “lfsa_egai2d” for NL"):
        eurostat_isco_2(address=shelf.address)
    with pytest.raises(ArbeidError, match="has no figures in “DF_EMP"):
        ilostat_isco_2(address=shelf.address)


def test_a_period_table_or_option_that_is_not_there_is_said() -> None:
    with pytest.raises(ArbeidError, match="“2025” is no quarter"):
        cbs_occupations("2025", NOWHERE)
    with pytest.raises(ArbeidError, match="nearest is “eurostat-isco-2”"):
        ask("eurostat-isco")
    with pytest.raises(ArbeidError, match="cannot be asked for another period: it takes country, address"):
        ask("eurostat-isco-2", period="2025Q4")


@pytest.mark.parametrize(("name", "package"), [("cbs-occupations", "cbsodata"), ("ilostat-isco-2", "sdmx")])
def test_without_the_extra_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, name: str, package: str
) -> None:
    monkeypatch.setattr(live, "find_spec", lambda _: None)
    with pytest.raises(ArbeidError, match=rf'needs the package “{package}”.*pip install "\.\[live\]"'):
        ask(name)


def test_the_extra_is_only_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys, arbeid.data.fetching.live, arbeid.verbs.catalogue.data, arbeid.cli.lists.data\n"
        "loaded = {'sdmx', 'cbsodata', 'pandas', 'requests'} & set(sys.modules)\n"
        "sys.exit(f'loaded {loaded}' if loaded else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_command_writes_the_rows(shelf: Shelf, tmp_path: Path) -> None:
    out = tmp_path / "nl.csv"
    words = ["data", "live", "eurostat-isco-2", "--address", shelf.address, "--out", str(out)]
    done = subprocess.run(
        [sys.executable, "-m", "arbeid", *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_text().splitlines()[:2] == [
        "geo,isco08,year,employed_thousands,break_in_series,low_reliability",
        "NL,OC11,2020,104.5,False,False",
    ]
