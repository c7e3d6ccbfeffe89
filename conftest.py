"""Every test, doctest and page of the documentation starts on a machine that has nothing.

None may pass because of what somebody pulled, built or set by hand: home, cache and configuration are empty
folders of its own. Where raw sources lie is told to the tests that ask for them, and to no others.
"""

from __future__ import annotations

import gc
import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

HOMES = ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
SET_BY_READERS = ("ARBEID_CACHE", "ARBEID_CATALOGUE", "ARBEID_LANG", "ARBEID_MIRROR", "COLUMNS", "NO_COLOR")

# Nearly all that is collected stays to the end, so looking often for what may go costs a tenth of the time.
gc.set_threshold(50_000, 20, 50)

# How long an example takes is the machine's affair; seconds are measured in benchmarks/.
settings.register_profile(
    "arbeid",
    deadline=None,
    database=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("arbeid")

# Workers of a parallel run inherit the surroundings of the first process, so the word passes by another name.
if "ARBEID_MIRROR" in os.environ:
    os.environ["ARBEID_TEST_MIRROR"] = os.environ["ARBEID_MIRROR"]
_collecting = tempfile.TemporaryDirectory(prefix="arbeid-collecting-")
_homes = tempfile.TemporaryDirectory(prefix="arbeid-homes-")
for _name in HOMES:
    os.environ[_name] = _collecting.name
for _name in SET_BY_READERS:
    os.environ.pop(_name, None)


@pytest.fixture(autouse=True)
def _nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    # Not a numbered folder of pytest's: it looks through all earlier ones, thousands by the end, for each.
    home = tempfile.mkdtemp(dir=_homes.name)
    for name in HOMES:
        monkeypatch.setenv(name, home)
    for name in SET_BY_READERS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ARBEID_LANG", "en")


def pytest_collection_finish() -> None:
    """Leave the tests themselves out of every later look for what may go."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what asks for the raw sources, so that it runs alone with ``-m mirror``; put long files first."""
    for item in items:
        if "mirror" in getattr(item, "fixturenames", ()):
            item.add_marker("mirror")
    if hasattr(config, "workerinput"):
        # So that no worker of a parallel run is left alone with a long file at the end.
        items.sort(key=lambda item: not {"long", "browser"} & {mark.name for mark in item.iter_markers()})
