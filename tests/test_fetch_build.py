"""Raw bytes are verified, the tables rebuild to the byte, and a failure leaves what was there."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl
import pytest

from arbeid.data import fetch
from arbeid.data.build import build, derive, in_order
from arbeid.data.fetch import pull
from arbeid.data.figures import DECLARED, figures_folder, table
from arbeid.data.readers import read
from arbeid.data.recipes import Made, recipe
from arbeid.data.sources import SOURCES, Reading, Source
from arbeid.errors import ArbeidError
from arbeid.verbs.data import build as build_all
from arbeid.verbs.data import licences

CHECKOUT = Path(__file__).parent.parent


@pytest.fixture
def served(mirror: Path) -> Iterator[str]:
    """Serve the mirror over HTTP on this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(mirror))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def small() -> Source:
    return SOURCES.get("complementarity-theta")


@pytest.mark.parametrize("name", SOURCES.names())
def test_every_registered_source_is_in_the_mirror_with_its_hash_and_size(mirror: Path, name: str) -> None:
    source = SOURCES.get(name)
    path = pull(source)
    assert path == mirror / source.path
    assert path.stat().st_size == source.size
    assert len(read(source, path)) > 0


def test_a_source_comes_over_http_and_then_from_the_cache(
    served: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", served)
    first = pull(small())
    monkeypatch.setenv("ARBEID_MIRROR", "http://127.0.0.1:9")
    assert pull(small()) == first


def test_other_bytes_are_refused_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / small().path
    path.parent.mkdir(parents=True)
    path.write_text("other bytes")
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path))
    with pytest.raises(ArbeidError, match="is not the registered source"):
        pull(small())


def test_without_mirror_and_network_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARBEID_MIRROR", str(tmp_path / "nowhere"))
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(fetch, "_addresses", lambda source: iter(["http://127.0.0.1:9/x"]))
    with pytest.raises(ArbeidError, match="download it from") as caught:
        pull(small())
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 not a workbook")
    source = small().model_copy(update={"read": Reading(reader="excel")})
    with pytest.raises(ArbeidError, match="cannot be read"):
        read(source, path)
    with pytest.raises(ArbeidError, match="nearest is “csv”"):
        read(small().model_copy(update={"read": Reading(reader="csvv")}), path)


@pytest.mark.usefixtures("mirror")
def test_the_shipped_tables_rebuild_byte_for_byte(tmp_path: Path) -> None:
    build_all(folder=tmp_path)
    for declared in DECLARED.all():
        if declared.ships:
            name = f"{declared.id}.parquet"
            assert (tmp_path / name).read_bytes() == (figures_folder() / name).read_bytes(), name
    assert not list(tmp_path.glob("*.part"))


def test_every_shipped_table_keeps_to_its_declaration() -> None:
    files = {path.stem for path in figures_folder().glob("*.parquet")}
    assert files == {declared.id for declared in DECLARED.all() if declared.ships}
    for name in files:
        assert table(name).origins
        assert table(name).frame.equals(table(name).frame.sort(DECLARED.get(name).key))


def test_what_may_not_ship_ships_only_as_averages_of_at_least_two() -> None:
    closed = {source.id for source in SOURCES.all() if not source.may_ship}
    for declared in DECLARED.all():
        if declared.ships and closed & {origin.id for origin in declared.origins()}:
            assert declared.averaged, declared.id
    for name, columns in (
        ("frey-osborne-groups", ["probability"]),
        ("aioe-groups", ["exposure", "language", "image"]),
    ):
        frame = table(name).frame
        single = frame.filter(pl.col("occupations") < 2)
        assert len(single) > 0
        assert single.select(columns).null_count().sum_horizontal()[0] == len(single) * len(columns)


@pytest.mark.usefixtures("mirror")
def test_a_declaration_that_would_ship_single_rows_is_refused() -> None:
    greedy = DECLARED.get("frey-osborne").model_copy(update={"ships": True})
    with pytest.raises(ArbeidError, match="does not allow"):
        derive(greedy, {})


def test_tables_come_after_what_they_need() -> None:
    order = [declared.id for declared in in_order(DECLARED.names())]
    for declared in DECLARED.all():
        assert all(order.index(need) < order.index(declared.id) for need in declared.needs)


def test_a_circle_of_needs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    one = DECLARED.get("eloundou").model_copy(update={"needs": ("ilo",)})
    other = DECLARED.get("ilo").model_copy(update={"needs": ("eloundou",)})
    monkeypatch.setattr(DECLARED, "get", {"eloundou": one, "ilo": other}.__getitem__)
    with pytest.raises(ArbeidError, match="circle"):
        list(in_order(["ilo"]))


@pytest.mark.usefixtures("mirror")
def test_a_failed_build_leaves_the_table_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(["eloundou"], folder=tmp_path)
    before = (tmp_path / "eloundou.parquet").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pl.DataFrame, "write_parquet", full)
    with pytest.raises(ArbeidError, match="No space left"):
        build(["eloundou"], folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".parquet"] == ["eloundou.parquet"]
    assert (tmp_path / "eloundou.parquet").read_bytes() == before


def test_a_table_that_was_not_built_says_how(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path))
    table.cache_clear()
    with pytest.raises(ArbeidError, match="arbeid data build frey-osborne"):
        table("frey-osborne")


def test_only_one_source_may_be_asked_for_as_the_only_one() -> None:
    with pytest.raises(ValueError, match="too many values"):
        Made({"a": pl.DataFrame(), "b": pl.DataFrame()}).only_source()


def test_the_licence_page_is_fresh() -> None:
    assert (CHECKOUT / "DATA-LICENCES.md").read_text(encoding="utf-8") == licences()


@pytest.mark.usefixtures("mirror")
def test_source_figures() -> None:
    """Counts and totals that the sources are known for."""
    assert table("nl-occupations").frame["jobs"].sum() == 9_865_000
    assert len(table("nl-occupations").frame) == 114
    assert len(table("eloundou").frame) == 923
    assert len(table("ilo").frame) == 427
    assert table("ilo").frame["tasks"].sum() == 3_266
    microsoft = table("microsoft").frame["score"]
    assert (len(microsoft), round(microsoft.mean(), 4), round(microsoft.max(), 4)) == (785, 0.1678, 0.4922)
    build(["aioe"])
    exposure = table("aioe").frame["exposure"]
    assert (len(exposure), round(exposure.max(), 4)) == (774, 1.5277)


def test_an_unknown_recipe_names_the_nearest() -> None:
    with pytest.raises(ArbeidError, match=r"nearest is “scores\.eloundou”"):
        recipe("scores.elundou")
    for declared in DECLARED.all():
        if not declared.recipe.startswith("claims."):
            assert callable(recipe(declared.recipe))
