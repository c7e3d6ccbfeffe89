"""CSV files of readers' own: what spreadsheets and statistical offices write is read, or refused in words."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

import arbeid
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.mobility.entry import Edges
from arbeid.data.mobility.of_economy import economy_network
from arbeid.data.mobility.source import moves_of
from arbeid.data.own_files.csv_file import read_names
from arbeid.errors import ArbeidError
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import native, score
from arbeid.run.flows.labour_force import labour_force_index
from arbeid.run.flows.shocks import shock_of
from cases import numbered

ORIGIN = '{ publisher = "Stad", title = "t", url = "https://example.org", licence = "CC0", vintage = "2026" }'
TOWN = f"""classification = "brc-2014"
period = "2026"
groups = {{ file = "stad.csv", origin = {ORIGIN} }}
title = {{ nl = "Stad", en = "Town" }}
population = {{ nl = "werkenden", en = "people at work" }}
"""
MEASURE = f"""concept = "exposure"
unit = "UNIT"
year = 2026
label = {{ nl = "Eigen", en = "Own" }}
sentence = {{ nl = "Deel.", en = "Share." }}
scorer = {{ nl = "Wij", en = "We" }}
scores = [{{ classification = "brc-2014", file = "eigen.csv", origin = {ORIGIN} }}]
"""
OWN_EDGES = Edges.model_validate(
    {
        "file": "edges.csv",
        "origin": {"publisher": "me", "title": "t", "url": "u", "licence": "CC0", "vintage": "2026"},
    }
)
LIBRARY = ("polars", "str`", "Errno", "codec", "dtype", "Schema", "conversion")
Town = Callable[[str | bytes], Economy]


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Town:
    folder = tmp_path / "cat" / "economies"
    folder.mkdir(parents=True)
    monkeypatch.setenv("ARBEID_CATALOGUE", str(folder.parent))
    (folder / "stad.toml").write_text(TOWN)

    def make(content: str | bytes) -> Economy:
        (folder / "stad.csv").write_bytes(content.encode() if isinstance(content, str) else content)
        return economy("stad")

    return make


def measured(folder: Path, content: str, unit: str = "share") -> pl.DataFrame:
    (folder / "measures").mkdir(exist_ok=True)
    (folder / "measures/eigen.toml").write_text(MEASURE.replace("UNIT", unit))
    (folder / "measures/eigen.csv").write_text(content)
    measure = MEASURES.get("eigen")
    return native(measure, measure.scores[0])[0]


def refused(make: Callable[[], object]) -> str:
    """Give the English sentence of a refusal, after a look at both."""
    with pytest.raises(ArbeidError) as caught:
        make()
    for language in ("nl", "en"):
        said = caught.value.sentence(language)
        assert "\n" not in said
        assert not any(word in said for word in LIBRARY), said
        assert not re.search(r"\{[a-z]", said)
    return caught.value.sentence("en")


CASES = {
    "code,name,jobs\n0411,Accountants,1200\n0811,Programmeurs,800\n": "59",
    "code;jobs;women\n0411;1200;0,48\n0811;800;0,17\n": "60",
    "code,jobs\n0411,1200\n0811,800\n,,\n,,\n": "61",
}


@pytest.mark.kind("ordinary-csv")
@pytest.mark.parametrize(
    "content",
    numbered(
        [
            "code,name,jobs\n0411,Accountants,1200\n0811,Programmeurs,800\n",
            "name,code,remark,jobs,date\nA,0411,,1200,2026-01-01\nB,0811,x,800,\n",
            ",code,jobs\n0,0411,1200\n1,0811,800\n",
            "code;jobs;women\n0411;1200;0,48\n0811;800;0,17\n",
            "code;name;jobs\n0411;Accountants, boekhouders;1200\n0811;IT, software;800\n",
            "code\tjobs\n0411\t1200\n0811\t800\n",
            "sep=;\ncode;jobs\n0411;1200\n0811;800\n",
            "sep=,\r\ncode,jobs\r\n0411,1200\r\n0811,800\r\n",
            "code,jobs\n0411,1200\n0811,800\n,,\n,,\n",
            "code,jobs\r\n\r\n0411,1200\r\n,\r\n0811,800\r\n\r\n",
            "code,jobs\r0411,1200\r0811,800\r",
            'code,jobs\n"0411","1200"\n"0811","800"',
            "code , jobs \n 0411 , 1200 \n 0811, 800\n",
            "Code,Jobs\n0411,1200\n0811,800\n",
            "code,jobs,,\n0411,1200,,\n0811,800,,\n",
            'code,name,jobs\n0411,"Accountants\nen boekhouders",1200\n0811,"de ""IT""",800\n',
            "\ufeffcode,jobs\n0411,1200\n0811,800\n",
            "code;name;jobs\n0411;a;1200\n0811;b;800\nkop;;\n".replace("kop", ""),
            "code,jobs\n411,1200\n811,800\n",
            "code,jobs\n411.0,1200.0\n811.0,800.0\n",
            "code,jobs\n0411,1.2e3\n0811,8E+02\n",
            'code,jobs\n0411,"1,200"\n0811,800\n1121,"0.0"\n',
            "code;jobs;women\n0411;1.200;0,48\n0811;800;0,17\n",
            "code;jobs\n0411;1.199,5\n0811;800,5\n",
            "code;jobs\n0411;1 200\n0811;800\n",
            "code;jobs\n0411;1\u00a0200\n0811;800\n",
            "code|jobs\n0411|1200\n0811|800\n",
            'code;jobs\n="0411";1200\n="0811";800\n',
            "\ufeffsep=\t\ncode\tjobs\n0411\t1200\n0811\t800\n",
            "code;jobs;pay_median\n0411;1.200;€ 31,50\n0811;800;28 EUR\n",
            "code;jobs;women\n0411;1.200;48,5 %\n0811;800;17%\n",
            'code;name;jobs\n0411;een "echte" baan;1200\n0811;"IT; en ""meer""";800\n',
        ],
        CASES,
    ),
)
@pytest.mark.parametrize("coding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_ordinary_files_are_read(town: Town, content: str, coding: str) -> None:
    assert town(content.encode(coding)).people == 2000


def test_women_are_read_with_a_decimal_comma_and_as_percentages(town: Town) -> None:
    for shares in ("0,48;0,17", "48%;17%", "0.48;0.17", "48 %;17,0%", ",48;.17"):
        first, second = shares.split(";")
        assert town(f"code;jobs;women\n0411;1200;{first}\n0811;800;{second}\n").groups["women"].to_list() == [
            pytest.approx(0.48), pytest.approx(0.17),
        ]  # fmt: skip


@pytest.mark.kind("ordinary-csv")
@pytest.mark.parametrize(
    "sign",
    [
        pytest.param(".", marks=pytest.mark.case("62")),
        "x",
        "X",
        ":",
        "*",
        "-",
        "–",
        "..",
        "n.b.",
        "#N/B",
        "NaN",
        "[c]",
        ": u",
        "",
    ],
)
def test_suppressed_figures_are_missing_never_zero(town: Town, tmp_path: Path, sign: str) -> None:
    found = town(f"code,jobs,women,pay_median\n0411,1200,{sign},30.5\n0811,800,0.17,{sign}\n").groups
    assert found["women"].to_list() == [None, 0.17]
    assert found["pay_median"].to_list() == [30.5, None]
    scores = measured(tmp_path / "cat", f"code,score\n0411,{sign}\n0811,0.5\n")
    assert scores["score"].to_list() == [None, 0.5]
    assert score("eigen", economy("stad")).coverage == pytest.approx(0.4)
    said = refused(lambda: town(f"code,jobs\n0411,1200\n0811,{sign}\n"))
    assert said.startswith("Row 3 of “")
    assert "column “jobs”" in said
    assert not sign or f"“{sign}”" in said


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("code,jobs\n0411,veel\n", ("Row 2", "jobs", "veel")),
        ("code,jobs\n0411,12 stuks\n", ("Row 2", "12 stuks")),
        ("code,jobs\n0411,1_200\n", ("Row 2", "1_200")),
        ("code,jobs\n0411,inf\n", ("Row 2", "inf")),
        ("code,jobs\n0411,1e999\n", ("Row 2", "1e999")),
        ("code,jobs\n0411,٣\n", ("Row 2", "٣")),
        ("code,jobs\n0411,1.2.3\n", ("Row 2", "1.2.3")),
        ("code,jobs\n0411," + "9" * 5000 + "\n", ("Row 2", "999")),
        ("code,jobs\n0411,48%\n", ("Row 2", "48%")),
        ("code,jobs\n\n0411,1200\n0811,-5\n", ("Row 4", "-5", "zero or more")),
        ("code,jobs\n0411,1200\n0811,−5\n", ("Row 3", "zero or more")),
        ('code,name,jobs\n0411,"a\nb",1200\n0811,c,-5\n', ("Row 4",)),
        ("sep=;\ncode;jobs\n0411;-5\n", ("Row 3",)),
        ("code,jobs\n0411,12,5\n", ("Row 2", "semicolons")),
        ("code,jobs\n0411,1200\n0811\n", ("Row 3", "empty")),
        ("code,people\n0411,1200\n", ("no column “jobs”", "code, people")),
        ("code,jobs,jobs\n0411,1200,1\n", ("more than one column “jobs”",)),
        ("code,Jobs,jobs\n0411,1200,1\n", ("more than one column “jobs”",)),
        ("0411,1200\n0811,800\n", ("no column “code”",)),
        ("code,jobs\n", ("no rows",)),
        ("code,jobs\n,\n", ("no rows",)),
        ("", ("is empty",)),
        ("\n \n", ("is empty",)),
        ("\ufeff", ("is empty",)),
        ('code,jobs\n0411,"1200\n' + "x" * 140_000, ("Row 2", "quotes")),
        ("code,jobs\n0411,1200\n,800\n", ("Row 3", "no code")),
    ],
)
def test_what_cannot_be_read_is_named_with_its_row(town: Town, content: str, says: tuple[str, ...]) -> None:
    said = refused(lambda: town(content))
    assert "stad.csv" in said
    assert all(part.lower() in said.lower() for part in says), said
    assert "whether you may open it" not in said


@pytest.mark.parametrize(
    "content",
    [
        "code,naam,jobs\n0411,Geïnstrueerd,1200\n".encode("cp1252"),
        "code,naam,jobs\n0411,Beëdigd,1200\n".encode("utf-16-le")[:-1],
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"\x00" * 40,
        codecs.BOM_UTF16_LE + b"c\x00\x00",
    ],
)
def test_another_encoding_is_told_to_become_utf_8(town: Town, content: bytes) -> None:
    assert "UTF-8" in refused(lambda: town(content))


def test_a_missing_file_and_a_folder_are_named(town: Town, tmp_path: Path) -> None:
    assert "no such file" in refused(lambda: economy("stad"))
    (tmp_path / "cat/economies/stat.csv").write_text("")
    assert "nearest in that folder is “stat.csv”" in refused(lambda: economy("stad"))
    (tmp_path / "cat/economies/stad.csv").mkdir()
    assert "it is a folder" in refused(lambda: economy("stad"))


@pytest.mark.kind("thousands")
@pytest.mark.parametrize(
    ("cells", "says"),
    [
        pytest.param(
            ("1.200", "14.800"), ("“1.200”, which may be 1200 or 1.2",), marks=pytest.mark.case("69")
        ),
        (("1.200", "800"), ("Row 2", "1.200")),
        (("800", "4.000"), ("Row 3", "4000 or 4")),
        (("1.200", "1,5"), None),
        (('"1,200"', '"14,800"'), ("1200 or 1.2",)),
        (("1.200,5", "1,200.5"), None),
        (("1.5", "2,5", "1.200"), ("Row 4", "1.200")),
    ],
)
def test_an_unclear_number_is_never_guessed(
    town: Town, cells: tuple[str, ...], says: tuple[str, ...] | None
) -> None:
    codes = ("0411", "0811", "1121")
    for separator in (",", ";"):
        if separator == "," and any("," in cell and '"' not in cell for cell in cells):
            continue
        rows = "\n".join(f"{code}{separator}{cell}" for code, cell in zip(codes, cells, strict=False))
        content = f"code{separator}jobs\n{rows}\n"
        if says is not None:
            assert all(part in refused(lambda content=content: town(content)) for part in says), says
        else:
            assert 1 < town(content).people < 3000


@pytest.mark.kind("thousands")
@pytest.mark.parametrize(
    ("content", "people"),
    [
        ("code;jobs\n0411;1.200\n0811;1.234.567\n", 1235767),
        ("code;jobs\n0411;1.200\n0811;14.800,0\n", 16000),
        ("code;jobs;pay_median\n0411;1.200;31,50\n0811;14.800;28\n", 16000),
        ("code;jobs;women\n0411;1.200;0.48\n0811;14.800;0.5\n", 16),
        ("code;jobs\n0411;1.200\n0811;0.125\n", 1.325),
        ("code;jobs\n0411;1.200\n0811;1234.5\n", 1235.7),
        ("code;jobs\n0411;1'200\n0811;14'800\n", 16000),
        ("code;jobs\n0411;12.345.678\n0811;800\n", 12346478),
    ],
)
def test_the_file_itself_says_what_its_point_means(town: Town, content: str, people: float) -> None:
    assert town(content).people == pytest.approx(people)


@pytest.mark.kind("out-of-bounds")
@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param("0811,800,48,1,1", "from 0 to 1, or a percentage", marks=pytest.mark.case("72")),
        ("0811,800,-0.1,1,1", "from 0 to 1"),
        ("0811,800,101%,1,1", "from 0 to 1"),
        ("0811,800,0.5,-3,1", "zero or more"),
        ("0811,800,0.5,3,169", "from 0 to 168"),
    ],
)
def test_bounds_are_kept(town: Town, row: str, says: str) -> None:
    said = refused(lambda: town(f"code,jobs,women,pay_median,hours\n0411,1200,0.4,30,36\n{row}\n"))
    assert said.startswith("Row 3")
    assert says in said


def test_a_measure_keeps_to_the_bounds_of_its_unit(town: Town, tmp_path: Path) -> None:
    assert "48" in refused(lambda: measured(tmp_path / "cat", "code,score\n0411,48\n"))
    assert "1.5" in refused(lambda: measured(tmp_path / "cat", "code,score\n0411,1.5\n", "probability"))
    assert measured(tmp_path / "cat", "code,score\n0411,48%\n")["score"].to_list() == [0.48]
    assert measured(tmp_path / "cat", "code,score\n0411,48\n", "index")["score"].to_list() == [48]


@pytest.mark.kind("unknown-code")
@pytest.mark.parametrize(
    ("code", "says"),
    [
        pytest.param("Totaal", ("“Totaal” is no code of brc-2014", "[0-9]{4}"), marks=pytest.mark.case("64")),
        ("9999", ("“9999” is no code of brc-2014 (its codes are like 0111)",)),
        ("T", ("total",)),
        ("0410", ("nearest is",)),
        ("04111", ("nearest is “0411”",)),
        ("http://data.europa.eu/esco/occupation/1", ("no code of brc-2014",)),
    ],
)
def test_a_code_that_the_classification_does_not_have(
    town: Town, tmp_path: Path, code: str, says: tuple[str, ...]
) -> None:
    said = refused(lambda: town(f"code,jobs\n{code},2000\n0411,1200\n0811,800\n"))
    assert said.startswith("Row 2 of “")
    assert all(part in said for part in says), said
    assert "Row 4" in refused(lambda: measured(tmp_path / "cat", f"code,score\n0411,0\n0811,0\n{code},0.5\n"))


def test_a_code_in_values_that_does_not_exist(town: Town, tmp_path: Path) -> None:
    town("code,jobs\n0411,1200\n")
    folder = tmp_path / "cat"
    (folder / "measures").mkdir()
    for kind, base in (("economies", TOWN), ("measures", MEASURE.replace("UNIT", "share"))):
        name = "stad.csv" if kind == "economies" else "eigen.csv"
        (folder / kind / "panel.toml").write_text(base.replace(f'file = "{name}"', "values = { 9999 = 0.5 }"))
    assert "“9999” is no code of brc-2014" in refused(lambda: economy("panel"))
    assert "“9999” is no code of brc-2014" in refused(lambda: arbeid.exposure("nl", "panel"))


def test_a_total_that_is_declared_is_the_sources_own(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "cat/economies/stad.toml"
    path.write_text(f'total_code = "Totaal"\n{TOWN}')
    found = town("code,jobs\nTotaal,2100\n0411,1200\n0811,800\n")
    assert (found.people, found.published) == (2000, 2100)


@pytest.mark.case("65")
@pytest.mark.kind("unknown-code")
def test_lost_zeros_come_back_in_values_too(town: Town, tmp_path: Path) -> None:
    town("code,jobs\n411,1200\n811,800\n1121,500\n")
    assert economy("stad").groups["code"].to_list() == ["0411", "0811", "1121"]
    assert measured(tmp_path / "cat", "code,score\n411,0.2\n811,0.5\n")["code"].to_list() == ["0411", "0811"]
    assert "0411 stands twice" in refused(lambda: town("code,jobs\n411,1200\n0411,800\n"))


@pytest.mark.kind("code-twice")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param("code,score\n0411,0.2\n0411,0.6\n0811,0.5\n", marks=pytest.mark.case("70")),
        "code,score\n0811,0.5\n411,0.6\n0411,0.6\n",
        "code;name;score\n0411;Accountants;0,2\n0811;IT;0,5\n0411.0;Boekhouders;0,6\n",
    ],
)
def test_a_code_twice_in_a_measure(town: Town, tmp_path: Path, content: str) -> None:
    assert "scores code 0411 more than once" in refused(lambda: measured(tmp_path / "cat", content))
    assert "0411" in refused(lambda: arbeid.exposure("nl", "eigen"))


def test_a_code_twice_in_a_list_of_names(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text("code,nl\nA,een\nB,twee\nA,drie\n")
    assert "Row 4" in refused(lambda: read_names(tmp_path / "names.csv", "code"))


def test_codes_of_a_crosswalk_that_a_list_of_names_lacks(town: Town, tmp_path: Path) -> None:
    (tmp_path / "cat/economies/stad.toml").write_text(TOWN.replace("brc-2014", "soc-2018"))
    assert town("code,jobs\n11-1011,1\n11-1031,2\n").people == 3
    assert "no code of soc-2018" in refused(lambda: town("code,jobs\n00-0000,1\n"))


def test_the_other_readers_are_the_same_one(tmp_path: Path) -> None:
    market = economy("nl")
    shock = tmp_path / "shock.csv"
    for content in (
        "name;code;value\nA;411;40%\nB;0811;0,250\n,,\n".replace(",,", ";;"),
        "\ufeffcode\tvalue\n411\t0.4\n811\t.25\n",
    ):
        shock.write_text(content, encoding="utf-16")
        found = dict(shock_of(str(shock), market).frame.select("code", "value").iter_rows())
        assert (found["0411"], found["0811"]) == (pytest.approx(0.4), 0.25)
    index = tmp_path / "index.csv"
    index.write_text("year;index;note\n0;1,000;start\n7,5;1,002;\n;;\n")
    assert labour_force_index(str(index), 60)[-1] == pytest.approx(1.002, abs=1e-4)  # type: ignore[index]
    index.write_text("year,index\n0,1\n5,0.9\n5,0.8\n")
    assert "Row 4" in refused(lambda: labour_force_index(str(index), 60))
    edges = tmp_path / "edges.csv"
    edges.write_text("note;origin;destination;weight\nx;23;25;1.200\ny;25;23;3,5\n;;;\n")
    assert moves_of(OWN_EDGES, tmp_path)[0]["weight"].to_list() == [1200, 3.5]
    for large in ("1e308", "2e15"):
        edges.write_text(f"origin,destination,weight\n23,25,{large}\n23,24,{large}\n")
        said = refused(lambda: moves_of(OWN_EDGES, tmp_path))
        assert "at most 1e15" in said and len(said) < 120


def test_the_catalogues_own_lists_stay_whole() -> None:
    assert ECONOMIES.get("nl").read_groups()[0]["jobs"].sum() == 9865000


def test_moves_of_codes_that_lost_their_zeros(town: Town, tmp_path: Path) -> None:
    town("code,jobs\n0411,1200\n0811,800\n1121,100\n")
    edges = tmp_path / "edges.csv"
    edges.write_text("origin,destination,weight\n411,811,3\n811,1121,2\n1121,411,1\n")
    held = economy_network("stad", str(edges))
    assert dict(zip(held.network.codes, held.people, strict=True)) == {"0411": 1200, "0811": 800, "1121": 100}
    edges.write_text("origin,destination,weight\n411,811,3\n0411,1121,2\n1121,411,1\n0811,411,1\n")
    refused(lambda: economy_network("stad", str(edges)))


@pytest.mark.parametrize(
    "above", ["Werkenden 2026\n", "# bron: ons\n\n", "StatLine\n\n", "Stad, tabel 3,\n"], ids=str.strip
)
def test_what_stands_above_the_heading_is_told_from_a_row_too_long(town: Town, above: str) -> None:
    said = refused(lambda: town(f"{above}code,name,jobs,women\n0411,a,1200,0.5\n0811,b,800,0.5\n"))
    assert f"begins with “{above.strip().strip(',;')}”" in said and "above the heading" in said


@pytest.mark.parametrize(
    "content", ["code,jobs\n0411,0\n0811,0\n", "code,jobs\n0411,0.0\n", "code;jobs\n0411;0\n;\n"]
)
def test_an_economy_of_nobody_is_refused(town: Town, content: str) -> None:
    assert "Nobody is at work" in refused(lambda: town(content))


@pytest.mark.parametrize(
    ("column", "value"),
    [("jobs", "1e308"), ("jobs", "20000000000"), ("jobs_before", "1e300"), ("pay_median", "1e308")],
)
def test_more_than_there_can_be_is_refused_and_not_added_up(town: Town, column: str, value: str) -> None:
    more = "" if column == "jobs" else f",{column}"
    cells = [f"{value}" if column == "jobs" else f"1200,{value}" for _ in range(2)]
    said = refused(lambda: town(f"code,jobs{more}\n0411,{cells[0]}\n0811,{cells[1]}\n"))
    assert f"in “{column}” of group 0411" in said


@pytest.mark.parametrize("score", ["1e308", "-1e308", "2e15"])
def test_a_score_beyond_all_scales_is_refused_and_not_averaged(
    town: Town, tmp_path: Path, score: str
) -> None:
    said = refused(lambda: measured(tmp_path / "cat", f"code,score\n0411,{score}\n0811,1\n", "index"))
    assert "0411" in said and "outside" in said
