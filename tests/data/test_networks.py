"""Networks of economies: carried to their groups with nothing lost unsaid, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from arbeid.data.economies.economy import economy
from arbeid.data.fetching.cache import kept_path, pin_path
from arbeid.data.fetching.fetch import fetch
from arbeid.data.fetching.watch import Watch
from arbeid.data.mobility.carry import carrying
from arbeid.data.mobility.entry import NETWORKS
from arbeid.data.mobility.of_economy import EconomyNetwork, _carried_named, _load, economy_network
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.models.flows.network import retained_share

SHIPPED = ("asec", "onet-related", "activities", "complete")


@pytest.mark.parametrize("name", ["us", "us-2021", "nl", "world", "de"])
@pytest.mark.parametrize("network", SHIPPED)
def test_everyone_has_one_place(name: str, network: str) -> None:
    held = economy_network(name, network)
    groups = economy(name).groups
    assert held.members["code"].to_list() == groups["code"].to_list()
    assert set(held.members["place"]) == set(held.network.codes) == set(held.labels["code"])
    assert held.people.sum() == pytest.approx(groups["jobs"].sum(), rel=1e-12)
    assert (held.people > 0).all() or network == "complete"
    assert held.labels["nl"].null_count() == held.labels["en"].null_count() == 0
    np.testing.assert_allclose(held.network.dense().sum(axis=1), 1, rtol=1e-12)


@pytest.mark.parametrize("name", ["us", "nl", "world"])
def test_the_retained_share_follows_the_moves_that_cross_groups(name: str) -> None:
    held = economy_network(name)
    assert held.id == "asec"
    assert held.badge == "derived"
    assert held.loss.crossing is not None
    assert 0 < held.loss.crossing < 1
    rates = economy(name).entry.rates
    unemployment = 0.06 if rates is None else rates.unemployment
    assert held.network.retained == retained_share(0.19 * held.loss.crossing, unemployment)
    assert economy_network(name, "activities").network.retained == held.network.retained


def test_coarser_groups_keep_more() -> None:
    held = [economy_network(name, own_unemployment=False) for name in ("us", "nl", "world")]
    kept = [one.network.retained or 0 for one in held]
    assert 0.5503 < kept[0] < kept[1] < kept[2] < 1


def test_who_stays_follows_the_unemployment_of_the_economy_itself() -> None:
    """Of 4% unemployed a larger part moves than of 6%: the Dutch share is .41, not .61 (numbers.md, a6)."""
    own, paper = (economy_network("nl", own_unemployment=own) for own in (True, False))
    assert own.network.retained == pytest.approx(0.4122, abs=5e-5)
    assert paper.network.retained == pytest.approx(0.6081, abs=5e-5)
    assert own.mobility is not None and own.loss.crossing is not None
    assert (own.mobility.unemployment, own.mobility.capped) == (0.04, False)
    assert own.mobility.yearly == pytest.approx(0.19 * own.loss.crossing)


def test_a_mobility_beyond_what_the_unemployed_carry_keeps_nobody() -> None:
    held = economy_network("nl", times=2)
    assert held.network.retained == 0 and held.mobility is not None and held.mobility.capped
    # All 4% leave in every one of 52 / 6.75 steps: 1 - .96^7.7037 of the places' people a year, 27%.
    assert held.mobility.yearly == pytest.approx(1 - 0.96 ** (52 / 6.75), rel=1e-12)
    assert held.mobility.times == pytest.approx(held.mobility.yearly / (0.19 * held.loss.crossing))  # type: ignore[operator]
    assert 1.5 < held.mobility.times < 2


@pytest.mark.parametrize("unemployment", [0.01, 0.02])
def test_an_economy_with_next_to_no_unemployment_has_a_network_too(
    unemployment: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "economies").mkdir()
    entry = Path(economy("nl").entry.folder, "nl.toml").read_text(encoding="utf-8")
    entry = entry.replace("\nunemployment = 0.040", f"\nunemployment = {unemployment}")
    (tmp_path / "economies" / "calm.toml").write_text(entry, encoding="utf-8")
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path))
    held = economy_network("calm")
    assert held.network.retained == 0 and held.mobility is not None and held.mobility.capped


def test_what_the_carrying_lost_is_told() -> None:
    loss = economy_network("us").loss
    assert loss.occupations == 539
    assert loss.places == 513
    assert dict(loss.without_jobs) == {"11-1030": "11-1", "25-9040": "25-9"}
    assert dict(loss.joined)["53-1047"] == "53-1000"
    assert len(loss.without_exits) == 42
    assert loss.covered_groups == pytest.approx(0.994, abs=1e-3)
    assert loss.covered_people == pytest.approx(0.980, abs=1e-3)


def test_moves_are_shared_joined_and_adopted() -> None:
    groups = pl.DataFrame({"code": ["11-1011", "11-1021", "13-1000"], "jobs": [5.0, 3.0, 2.0]})
    laid = carrying(
        ["11-1010", "11-1020", "13-1010", "13-1020", "13-2011"],
        np.array([1.0, 1.0, 3.0, 1.0, 1.0]),
        "soc-2018",
        groups,
        "soc-2018",
    )
    # The first two groups have an occupation each; 13-1000 takes two, and a third that no one works in.
    assert laid.places == ("11-1011", "11-1021", "13-1000")
    assert laid.shares.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1], [0, 0, 1]]
    assert laid.loss.without_jobs == (("13-2011", "13"),)
    assert laid.loss.merged == 1
    between = np.arange(25, dtype=float).reshape(5, 5)
    moves = laid.moves(between)
    assert moves.sum() == between.sum() - np.trace(between)
    assert moves[0, 2] == between[0, 2:].sum()


def test_more_groups_than_occupations_are_joined_into_these() -> None:
    groups = pl.DataFrame({"code": ["11-1011", "11-1021", "11-1031"], "jobs": [5.0, 3.0, 2.0]})
    laid = carrying(["11-1010", "11-1000"], np.ones(2), "soc-2018", groups, "soc-2018")
    assert laid.members.rows() == [("11-1011", "11-1010"), ("11-1021", "11-1000"), ("11-1031", "11-1000")]
    assert laid.shares.tolist() == [[0, 1], [1, 0]]
    assert laid.places == ("11-1000", "11-1010")


def test_a_group_without_people_joins_the_one_most_alike() -> None:
    groups = pl.DataFrame({"code": ["2511", "2512", "2620"], "jobs": [4.0, 0.0, 1.0]})
    laid = carrying(["2511", "2512", "2620"], np.ones(3), "isco-08", groups, "isco-08")
    assert laid.members.rows() == [("2511", "2511"), ("2512", "2511"), ("2620", "2620")]
    assert laid.loss.joined == (("2512", "2511"),)
    # Its occupation has no one left: its moves go to the one most alike.
    assert laid.loss.without_jobs == (("2512", "251"),)


def own_network(tmp_path: Path, text: str) -> Callable[[], EconomyNetwork]:
    path = tmp_path / "moves.csv"
    path.write_text(text, encoding="utf-8")
    return lambda: economy_network("our-town", str(path))


@pytest.fixture
def our_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "catalogue" / "economies"
    folder.mkdir(parents=True)
    (folder / "our-town.toml").write_text(
        """classification = "isco-08-2"
period = "2026"
title = { nl = "Onze stad", en = "Our town" }
population = { nl = "werkenden", en = "people at work" }
[groups]
values = { 23 = 1200, 25 = 800, 41 = 0 }
[groups.origin]
publisher = "Our town"
title = "People"
url = "https://example.org"
licence = "CC0"
vintage = "2026"
""",
        encoding="utf-8",
    )
    monkeypatch.setenv("ARBEID_CATALOGUE", str(tmp_path / "catalogue"))


@pytest.mark.usefixtures("our_town")
def test_moves_of_ones_own(tmp_path: Path) -> None:
    held = own_network(tmp_path, "origin;destination;weight\n23;25;3\n25;23;1\n")()
    assert held.network.codes == ("23", "25", "41")
    assert held.people.tolist() == [1200, 800, 0]
    # No one works in 41, and no other code starts like it: it keeps a place of its own, without exits.
    assert held.loss.joined == (("41", "41"),)
    assert held.loss.without_exits == ("41",)
    assert held.origins[0].title == "moves.csv"
    assert len(held.origins[0].sha256) == 64


@pytest.mark.usefixtures("our_town")
@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("origin,destination,weight\n23,41,1\n", "misses 1 occupations, the first is “25”"),
        ("origin,destination\n23,25\n", "no column “weight”"),
        (
            "origin,destination,weight\n23,25,-1\n",
            "Row 1 of the edge list, from “23” to “25”, has weight -1:",
        ),
        ("origin,destination,weight\n23,25,1\n25,23,1\n23,52,1\n", "“52” (the nearest of yours is"),
    ],
)
def test_moves_that_cannot_be_right(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        own_network(tmp_path, text)()
    assert named in str(error.value)


@pytest.mark.usefixtures("our_town")
def test_a_network_of_the_catalogue_that_knows_few_codes_joins_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "catalogue" / "networks"
    folder.mkdir()
    words = '{ nl = "de onze", en = "ours" }'
    (folder / "ours.csv").write_text("origin,destination,weight\n23,25,3\n25,23,1\n", encoding="utf-8")
    (folder / "ours.toml").write_text(
        f"""classification = "isco-08-2"
label = {words}
sentence = {words}
note = {words}
[edges]
file = "ours.csv"
origin = {{ publisher = "us", title = "moves", url = "", licence = "CC0", vintage = "2026" }}
""",
        encoding="utf-8",
    )
    held = economy_network("de", "ours")
    assert set(held.network.codes) - {"23", "25"} == {
        place for code, place in held.loss.joined if place == code
    }
    assert ("24", "25") in held.loss.joined or ("24", "23") in held.loss.joined
    assert held.loss.covered_people < 0.2
    assert held.people.sum() == pytest.approx(economy("de").people)


def test_half_and_double_the_mobility_carry_no_network_again() -> None:
    held, half = economy_network("us"), economy_network("us", times=0.5)
    assert half.members is held.members and half.people is held.people
    assert held.network.retained != half.network.retained


def test_names_that_do_not_exist() -> None:
    with pytest.raises(ArbeidError, match="no network “asek”: the nearest is “asec”"):
        economy_network("nl", "asek")
    with pytest.raises(ArbeidError, match=r"nowhere\.csv"):
        economy_network("nl", "nowhere.csv")
    with pytest.raises(ArbeidError, match="arbeid data pull drc2021-network"):
        economy_network("nl", "drc2021")


@pytest.mark.parametrize("diagonal", [0.0, 0.55])
def test_the_paper_s_network_once_pulled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, diagonal: float
) -> None:
    source = SOURCES.get("drc2021-network")
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path))
    moves = np.random.default_rng(3).random((464, 464))
    np.fill_diagonal(moves, 0)
    matrix = (1 - diagonal) * moves / moves.sum(axis=1, keepdims=True) + diagonal * np.eye(464)
    kept_path(source).parent.mkdir(parents=True)
    np.savetxt(kept_path(source), matrix, delimiter=",")
    with pytest.warns(UserWarning, match="drc2021-network"):
        fetch(source)
    for memory in (_load, _carried_named):
        memory.cache_clear()
    held = economy_network("drc2021", "drc2021")
    # A retained share that is there already is not applied again.
    assert held.network.retained == pytest.approx(diagonal or retained_share())
    expected = matrix if diagonal else matrix + retained_share() * (np.eye(464) - matrix)
    np.testing.assert_allclose(
        held.network.aligned([str(row) for row in range(464)]).dense(), expected, rtol=1e-9, atol=1e-12
    )
    with pytest.raises(ArbeidError, match="no crosswalk to or from any other"):
        economy_network("nl", "drc2021")
    kept_path(source).write_text("not,a,matrix\n", encoding="utf-8")
    pin_path(source).unlink()
    with pytest.warns(UserWarning, match="drc2021-network"):
        fetch(source)
    for memory in (_load, _carried_named):
        memory.cache_clear()
    with pytest.raises(ArbeidError, match="drc2021-network"):
        economy_network("drc2021", "drc2021")


codes = st.lists(
    st.builds("{:02}-{:04}".format, st.integers(11, 13), st.integers(0, 60)), min_size=1, unique=True
)


@given(codes, codes, st.data())
def test_carrying_loses_no_one_and_no_move(known: list[str], held: list[str], data: st.DataObject) -> None:
    jobs = data.draw(st.lists(st.integers(0, 50), min_size=len(held), max_size=len(held)))
    groups = pl.DataFrame({"code": held, "jobs": [float(job) for job in jobs]})
    laid = carrying(known, np.ones(len(known)), "soc-2018", groups, "soc-2018")
    assert laid.members["code"].to_list() == held
    assert set(laid.members["place"]) == set(laid.places)
    sums = laid.shares.sum(axis=1)
    assert np.all(np.isclose(sums, 1) | (sums == 0))
    between = np.random.default_rng(len(known)).random((len(known), len(known)))
    np.fill_diagonal(between, 0)
    kept = between[np.ix_(sums > 0, sums > 0)].sum()
    assert laid.moves(between).sum() == pytest.approx(kept)


def test_every_network_speaks_two_languages() -> None:
    for entry in NETWORKS.all():
        for words in (entry.label, entry.sentence, entry.note):
            assert words.nl != words.en


def test_the_paper_s_matrix_is_pinned_on_first_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = SOURCES.get("drc2021-network")
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path / "mirror"))
    file = tmp_path / "mirror" / source.path
    file.parent.mkdir(parents=True)
    np.savetxt(file, np.full((3, 3), 1 / 3), delimiter=",")
    told: list[ArbeidError] = []

    class Listening(Watch):
        def note(self, error: ArbeidError) -> None:
            told.append(error)

    fetch(source, Listening())
    assert [error.key for error in told] == ["pinned_on_first_use"]
    pinned = pin_path(source).read_text(encoding="utf-8")
    assert pinned.split()[0] in str(told[0])
    np.savetxt(file, np.eye(3), delimiter=",")
    kept_path(source).unlink()
    with pytest.raises(ArbeidError, match=source.id):
        fetch(source)
    assert pin_path(source).read_text(encoding="utf-8") == pinned
