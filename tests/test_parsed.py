"""What the package keeps of its files parsed: the same as what they say, and never what an older one said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from arbeid.claims.claim import CLAIMS, DEFINITIONS, PUBLICATIONS
from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.figures import DECLARED
from arbeid.data.sources import SOURCES
from arbeid.errors import ArbeidError
from arbeid.lookup.corrections import CORRECTIONS
from arbeid.lookup.forms import SPELLINGS
from arbeid.measures.measure import MEASURES
from arbeid.models.block import BLOCKS
from arbeid.models.named_parameters import PARAMETERS
from arbeid.registry import Registry, parsed, toml_file
from arbeid.registry.folders import own_folder

REGISTRIES: tuple[Registry[Any], ...] = (
    BLOCKS,
    CLAIMS,
    CLASSIFICATIONS,
    CORRECTIONS,
    DECLARED,
    DEFINITIONS,
    ECONOMIES,
    MEASURES,
    PARAMETERS,
    PUBLICATIONS,
    SOURCES,
    SPELLINGS,
)


def files_of(folder: str) -> list[Path]:
    return sorted((own_folder() / folder).glob("*.toml"))


@pytest.mark.parametrize("registry", REGISTRIES, ids=lambda one: str(one.folder))
def test_a_kept_file_says_what_its_text_says(
    registry: Registry[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = [toml_file.read_file(registry.model, path) for path in files_of(registry.folder)]
    monkeypatch.setattr(toml_file, "parsed", lambda folder, text: None)
    read = [toml_file.read_file(registry.model, path) for path in files_of(registry.folder)]
    assert list(map(repr, kept)) == list(map(repr, read))
    assert kept == read


def test_every_folder_that_is_kept_is_of_a_registry() -> None:
    assert set(parsed.FOLDERS) == {registry.folder for registry in REGISTRIES}


def test_nearly_all_files_are_kept_so_that_answers_stay_fast() -> None:
    """A changed file is parsed as ever; ``arbeid data build`` keeps all of them anew."""
    texts = [(folder, path.read_text("utf-8")) for folder in parsed.FOLDERS for path in files_of(folder)]
    missing = [folder for folder, text in texts if parsed.parsed(folder, text) is None]
    assert len(missing) <= 0.1 * len(texts), "run `arbeid data build`"


def test_a_changed_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "publications" / files_of("publications")[0].name
    path.parent.mkdir()
    text = files_of("publications")[0].read_text("utf-8")
    path.write_text(text.replace("year = ", "year = 1"), "utf-8")
    before = toml_file.read_file(PUBLICATIONS.model, files_of("publications")[0])
    assert toml_file.read_file(PUBLICATIONS.model, path).year == int(f"1{before.year}")


def test_a_kept_text_of_another_kind_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "claims" / files_of("claims")[0].name
    path.parent.mkdir()
    path.write_bytes(files_of("claims")[0].read_bytes())
    with pytest.raises(ArbeidError, match=r"line \d+"):
        toml_file.read_file(PUBLICATIONS.model, path)


def test_keeping_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.zip"
    assert parsed.keep(path)
    first = path.read_bytes()
    assert not parsed.keep(path)
    assert path.read_bytes() == first


def test_a_package_without_kept_facts_reads_its_files(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(parsed, "kept_at", lambda: tmp_path / "none.zip")
    parsed._kept.cache_clear()
    try:
        assert toml_file.read_file(DEFINITIONS.model, files_of("definitions")[0]).label
    finally:
        parsed._kept.cache_clear()
