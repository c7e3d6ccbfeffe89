"""Networks of occupations: made from moves, likeness or nothing, and refused where they cannot be right."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import polars as pl
import pytest

from arbeid.errors import ArbeidError
from arbeid.models.flows.network import Network, complete, from_edges, from_matrix, retained_share, similarity
from flow_references import asec_network, random_network


def edges(*rows: tuple[object, object, object]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=["origin", "destination", "weight"], orient="row", strict=False)


def test_rows_are_divided_by_their_sum_and_own_moves_dropped() -> None:
    network = from_edges(edges(("a", "a", 90), ("a", "b", 6), ("a", "c", 2), ("b", "a", 1), ("c", "b", 0)))
    assert network.dense().tolist() == [[0, 0.75, 0.25], [1, 0, 0], [0, 0, 1]]
    assert network.without_exits == ("c",)
    assert network.retained is None
    assert network.density == pytest.approx(4 / 9)


def test_codes_set_the_order() -> None:
    network = from_edges(edges(("a", "b", 1), ("b", "a", 1), ("b", "c", 3), ("c", "a", 1)), ["c", "a", "b"])
    assert network.dense().tolist() == [[0, 1, 0], [0, 0, 1], [0.75, 0.25, 0]]
    assert network.aligned(["a", "b", "c"]).dense().tolist() == [[0, 1, 0], [0.25, 0, 0.75], [1, 0, 0]]


def test_the_retained_share_is_set_once() -> None:
    plain = from_edges(edges(("a", "b", 1)))
    network = plain.retaining(0.6)
    assert network.dense().tolist() == [[0.6, 0.4], [0, 1]]
    assert network.without_exits == ("b",)
    with pytest.raises(ArbeidError, match=r"already keeps 0\.6"):
        network.retaining(0.6)
    with pytest.raises(ArbeidError, match=r"already keeps 0\.55"):
        from_matrix(["a", "b"], [[0.5, 0.5], [0.4, 0.6]]).retaining(0.6)
    assert network.aligned(["b", "a"]).retained == 0.6


def test_share_from_yearly_mobility() -> None:
    assert retained_share() == 0.5502916755953751
    assert retained_share(mobility=0) == pytest.approx(1)
    with pytest.raises(ArbeidError, match="more people move than are unemployed"):
        retained_share(mobility=0.6)
    for mobility, unemployment in ((-0.1, 0.06), (1.0, 0.06), (0.19, 0.0), (0.19, float("nan"))):
        with pytest.raises(ArbeidError, match="give shares"):
            retained_share(mobility, unemployment)


def test_likeness_of_activities() -> None:
    weights = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 3], [0, 0, 0]])
    network = similarity(["a", "b", "c", "d"], weights)
    cosine = 1 / np.sqrt(20)
    np.testing.assert_allclose(
        network.dense()[1], [np.sqrt(0.5) / (np.sqrt(0.5) + cosine), 0, cosine / (np.sqrt(0.5) + cosine), 0]
    )
    assert network.without_exits == ("d",)
    nearest = similarity(["a", "b", "c", "d"], weights, nearest=1)
    assert nearest.dense().tolist() == [[0, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1]]


def test_complete_network() -> None:
    network = complete(["a", "b", "c", "d"])
    assert (network.dense() == 0.25).all()
    assert network.retained == 0.25
    assert network.without_exits == ()


def test_arrays_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        complete(["a", "b"]).shares[0] = 1


def test_rows_stored_and_in_full_are_the_same() -> None:
    network = random_network(30, 0.2).retaining(0.3)
    again = from_matrix(network.codes, network.dense())
    np.testing.assert_array_equal(again.shares, network.shares)
    np.testing.assert_array_equal(again.destinations, network.destinations)
    np.testing.assert_array_equal(again.starts, network.starts)


def test_observed_us_network() -> None:
    network, employed = asec_network()
    assert len(network) == len(employed) == 539
    assert len(network.without_exits) == 44
    np.testing.assert_allclose(network.dense().sum(axis=1), 1, rtol=1e-12)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: from_edges(pl.DataFrame({"origin": ["a"]})), "no column “destination”"),
        (lambda: from_edges(edges(("a", "b", 1), ("b", "a", -2))), "Row 2 of the edge list, from “b” to “a”"),
        (lambda: from_edges(edges(("a", "b", float("nan")))), "has weight nan"),
        (lambda: from_edges(edges(("a", "b", "many"))), "has weight None"),
        (lambda: from_edges(edges((None, "b", 1))), "Row 1 of the edge list has no code in “origin”"),
        (lambda: from_edges(edges(("a", "b", 1), ("a", "b", 2))), "more than one row from “a” to “b”"),
        (lambda: from_edges(edges(("a", "b", 1)), ["a", "b", "z"]), "the first is “z”"),
        (lambda: from_edges(edges(("11-1011", "11-1O21", 1)), ["11-1011", "11-1021"]), "misses 1 occ"),
        (
            lambda: from_edges(edges(("a", "b", 1), ("a", "bb", 1)), ["a", "b"]),
            "“bb” (the nearest of yours is “b”)",
        ),
        (lambda: from_edges(edges(("a", "b", 1)), ["a", "b", "b"]), "“b” is listed twice"),
        (lambda: from_edges(edges()), "no occupations"),
        (lambda: from_matrix(["a", "b"], [[1, 0]]), "matrix of 1 by 2"),
        (lambda: from_matrix(["a", "b"], [[0.5, 0.5], [1.5, -0.5]]), "row of “b” holds 1.5"),
        (lambda: from_matrix(["a", "b"], [[0.5, 0.4], [1, 0]]), "row of “a” adds up to 0.9"),
        (lambda: from_matrix(["a", "b"], [[0.5, 0.5], [0, 0]]), "row of “b” adds up to 0"),
        (lambda: from_matrix(["a", "b"], [[0.5, float("nan")], [0, 1]]), "row of “a” holds nan"),
        (lambda: similarity(["a", "b"], [[1, 1], [1, -1]]), "row of “b” holds -1:"),
        (lambda: similarity(["a", "b"], [[1, 1]]), "matrix of 1 by 2"),
        (lambda: complete([]), "no occupations"),
        (lambda: complete(["a", "b"]).aligned(["a"]), "not among yours, “b”"),
        (lambda: from_edges(edges(("a", "b", 1))).retaining(1.0), "share is 1:"),
    ],
)
def test_bad_input_names_what_is_wrong(make: Callable[[], Network], named: str) -> None:
    with pytest.raises(ArbeidError) as error:
        make()
    assert named in str(error.value)
    assert error.value.sentence("nl") != error.value.sentence("en")
