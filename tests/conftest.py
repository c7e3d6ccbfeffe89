"""Where tests find the raw sources, and a catalogue of their own to add to."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from arbeid import registry

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = Path("/usr/bin/chromium")


def raw_sources() -> Path | None:
    """Find the raw sources: ``ARBEID_MIRROR``, else beside the checkout; set to nothing, there are none."""
    told = os.environ.get("ARBEID_TEST_MIRROR")
    folder = Path(told) if told else Path(__file__).parents[2] / "shared" / "mirror"
    return None if told == "" or not folder.is_dir() else folder


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Give the folder of raw sources, set as the mirror with an empty cache; skip where there is none."""
    found = raw_sources()
    if found is None:
        pytest.skip("left out: no raw sources (set ARBEID_MIRROR)")
    monkeypatch.setenv("ARBEID_MIRROR", str(found))
    monkeypatch.setenv("ARBEID_CACHE", str(tmp_path / "cache"))
    yield found
    # What was built of them is gone with their cache; other tests must not find it in memory.
    registry.forget()


@pytest.fixture
def added(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str], Path]:
    """Add files to a catalogue of the reader's own: added("measures/mine.toml", text)."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    monkeypatch.setenv("ARBEID_CATALOGUE", str(folder))

    def add(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    # Nothing is forgotten: the engine sees by itself what was added, and what it worked out from its own
    # catalogue still holds.
    return add


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start one Chromium for a file of tests; left out, in one line, where there is none.

    It ends with its file: as long as it runs, its thread can run no other event loop.
    """
    if not CHROMIUM.exists():
        pytest.skip("left out: no Chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield started
        started.close()
