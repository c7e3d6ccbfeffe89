"""Occupations over sets of measures, one occupation in full, and the people of places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.quantity import Quantity
from arbeid.data.codes.classifications import CLASSIFICATIONS, labels, major_groups
from arbeid.data.economies.cuts import cut, cut_entry, tiles
from arbeid.data.economies.economy import economy
from arbeid.data.economies.entry import ECONOMIES
from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.lookup.listed import titles_in
from arbeid.measures.measure import MEASURES
from arbeid.measures.measure_set import MEASURE_SETS, STUDIES, measure_set
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupation import occupation, third
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.exposure import exposure
from arbeid.verbs.market.groups import groups
from arbeid.verbs.market.places import cut_economies, places

NL = [row.code for row in occupations("nl").rows]


@pytest.mark.parametrize("name", ["nl", "us", "de"])
def test_people_of_occupations_and_of_major_groups_are_those_of_the_economy(name: str) -> None:
    found = occupations(name)
    assert sum(row.people.value or 0 for row in found.rows) == pytest.approx(economy(name).people)
    assert sum(major.people.value or 0 for major in found.majors) == pytest.approx(economy(name).people)
    assert sum(row.share.value or 0 for row in found.rows) == pytest.approx(1)
    assert sum(major.occupations for major in found.majors) == len(found.rows)


def test_the_people_in_no_us_occupation_make_up_the_published_total() -> None:
    found = occupations("us")
    # BLS, OEWS May 2025: 155,495,730 jobs in all occupations.
    assert (found.people.value or 0) + (found.unreleased.value or 0) == 155_495_730
    assert occupations("nl").unreleased.value == 0


def test_ranks_of_the_studies_are_those_of_the_report() -> None:
    ours = {row.code: row for row in occupations("nl").rows}
    for row in groups("nl").rows:
        assert asdict(ours[row.code].rank) == asdict(row.rank)
        assert ours[row.code].ranks == row.ranks


def test_pay_is_in_the_money_of_its_economy() -> None:
    for name in ("nl", "us", "us-2021"):
        assert {row.pay.unit for row in groups(name).rows} == {economy(name).entry.pay_unit}
    assert {row.pay.unit for row in groups("us").rows} == {"USD/year"}


@pytest.mark.parametrize(("name", "by"), [("us", "stat"), ("nl", "age"), ("world", "sex"), ("eu27", "state")])
def test_a_cut_that_is_not_there_is_one_sentence(name: str, by: str) -> None:
    sentences = set()
    for verb in (lambda: places(name, by), lambda: exposure(name, by=by)):
        with pytest.raises(ArbeidError) as caught:
            verb()
        sentences.add(caught.value.sentence("en"))
    assert len(sentences) == 1


def test_years_are_offered_only_where_they_can_be_taken() -> None:
    with pytest.raises(ArbeidError, match=r"industry, year\."):
        exposure("nl", by="hobby")
    with pytest.raises(ArbeidError, match=r"“sexe”: the nearest is “sex”\."):
        exposure("nl", by="sexe")
    for by in ("hobby", "year"):
        with pytest.raises(ArbeidError, match=r"wage, industry\."):
            places("nl", by)


def test_a_single_measure_is_a_set_with_its_own_figure() -> None:
    found = occupations("nl", "ilo-2025")
    shown = {row.code: row.score.value for row in exposure("nl", "ilo-2025").rows}
    assert {row.code: row.score.value for row in found.rows if row.score} == shown
    assert all(row.spread.value is None for row in found.rows)


def test_every_set_names_known_measures_and_the_studies_are_those_that_speak() -> None:
    for one in MEASURE_SETS.all():
        assert set(one.measures) <= set(MEASURES.names())
        assert len(occupations("nl", one.id).measures) > 1
    speaking = tuple(one.id for one in MEASURES.all() if one.speaks and not one.beside)
    assert tuple(sorted(measure_set(STUDIES).measures)) == speaking


@pytest.mark.parametrize(
    ("ask", "key"),
    [
        (lambda: occupations("nl", "studeis"), "unknown_name"),
        (lambda: occupations("nl", "us-outlook"), "unknown_name_far"),
        (lambda: occupation("nl", "1034x"), "unknown_name"),
        (lambda: moves("nl", "x"), "unknown_name_far"),
        (lambda: places("nl", "satte"), "cut_unknown"),
        (lambda: places("nl", "age"), "cut_age"),
        (lambda: places("de"), "cut_nowhere"),
        (lambda: places("de", "sex"), "cut_none"),
        (lambda: places("nl", "sex", "ilo-2052"), "unknown_name"),
    ],
)
def test_what_does_not_exist_is_refused_in_both_languages(ask: Callable[[], object], key: str) -> None:
    with pytest.raises(ArbeidError) as caught:
        ask()
    assert caught.value.key == key
    for language in LANGUAGES:
        assert "{" not in caught.value.sentence(language)


@settings(max_examples=30, deadline=None)
@given(code=st.sampled_from(NL))
def test_an_occupation_adds_up(code: str) -> None:
    found = occupation("nl", code)
    standing = found.standing
    assert standing.top + standing.middle + standing.bottom == standing.studies
    ranks: dict[str, list[float]] = {}
    for one in found.ratings:
        entry = MEASURES.get(one.measure)
        if one.speaks and not entry.beside and one.rank.value is not None:
            ranks.setdefault(entry.speaks_for, []).append(one.rank.value)
    thirds = [third(median(voice)) for voice in ranks.values()]
    counted = [standing.top, standing.middle, standing.bottom]
    assert [thirds.count(name) for name in ("top", "middle", "bottom")] == counted
    for parts in ((found.handed_over, found.assisted, found.left), _ways(found)):
        values = [part.value for part in parts]
        if None not in values:
            assert all(0 <= (value or 0) <= 1 for value in values)
    if found.division:
        assert sum(part.value or 0 for part in _ways(found)) == pytest.approx(1)
    shares = [one.share.value or 0 for one in found.moves.rows]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1 + 1e-9
    assert all(found.code not in one.codes for one in found.moves.rows)
    assert all(other.code != code for other in found.near)
    assert {one.id for one in found.sources} >= {name for one in found.ratings for name in one.sources}


def _ways(found: Occupation) -> list[Quantity]:
    division = found.division
    return [division.alone, division.together, division.person] if division else []


def test_vocational_nurses_by_hand() -> None:
    found = occupation("nl", "1033")
    # CBS, fourth quarters: 72 and 78 thousand people at work; 87% women.
    assert (found.people.value, round(found.change.value or 0, 4)) == (78_000, 0.0833)
    assert round(found.women.value or 0, 2) == 0.87
    assert found.pay.low is not None and found.pay.value is not None and found.pay.high is not None
    assert found.pay.low < found.pay.value < found.pay.high
    assert found.moves.rows[0].codes == ("1012",)
    assert found.trend is not None and found.trend.lines[0].code == "32"
    assert "verpleegkundige" in found.titles.nl
    assert "maternity support worker" in found.titles.en


def test_an_economy_without_years_or_pay_says_so_by_leaving_them_out() -> None:
    found = occupation("de", "25")
    assert found.trend is None
    assert found.pay.value is None
    assert found.pay_all.value is None
    assert found.change.value is None


def test_thirds_split_where_the_agreement_does() -> None:
    assert [third(rank) for rank in (0, 33.3, 33.4, 66.6, 66.7, 100)] == [
        "bottom",
        "bottom",
        "middle",
        "middle",
        "top",
        "top",
    ]


def test_titles_lead_to_one_group_each() -> None:
    own = [title for code in NL for title in titles_in("brc-2014", code, "nl")]
    assert len(own) > 10_000
    assert "loodgieter" in titles_in("brc-2014", "0734", "nl")
    assert titles_in("brc-2014", "none", "nl") == ()


@pytest.mark.parametrize("name", ["brc-2014", "soc-2018", "isco-08-2", "isco-08"])
def test_every_code_has_a_named_major_group(name: str) -> None:
    length, named = major_groups(name)
    codes = set(labels(name)["code"].str.slice(0, length))
    assert codes <= set(named["code"])
    assert named.null_count().sum_horizontal().item() == 0
    assert CLASSIFICATIONS.get(name).major


def test_the_world_by_country_is_the_world() -> None:
    found = places("world", "country")
    whole = exposure("world", "eloundou-beta-human")
    assert found.people.value == pytest.approx(economy("world").people)
    assert found.mean.value == pytest.approx(whole.mean.value)
    for row in found.rows:
        if row.code in ("de", "fr"):
            mean = exposure(row.code, "eloundou-beta-human").mean.value
            assert row.score.value == pytest.approx(mean)
            assert row.period == economy(row.code).entry.period


@pytest.mark.parametrize("name", cut_economies())
def test_places_are_in_order_and_apart_from_their_mean(name: str) -> None:
    for by, made in economy(name).entry.cuts.items():
        found = places(name, by)
        known = [row for row in found.rows if row.score.value is not None]
        if made.ordered:
            assert [row.code for row in known] == sorted(row.code for row in known)
        elif not found.ordered:
            assert [row.rank for row in known] == sorted(row.rank or 0 for row in known)
        for row in known:
            assert row.score.value == pytest.approx((found.mean.value or 0) + (row.difference.value or 0))


def test_every_place_has_a_square_of_its_own() -> None:
    for entry in ECONOMIES.all():
        for name, one in entry.cuts.items():
            laid = tiles(one)
            if laid is None:
                continue
            assert laid.select("column", "row").is_unique().all()
            assert laid["cell"].is_unique().all()
            assert set(cut(economy(entry.id), name)["cell"]) <= set(laid["cell"])
            assert cut_entry(economy(entry.id), name).tiles
