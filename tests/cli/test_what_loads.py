"""A command loads what its answer needs: a list no numbers' package, and no room's words but its own."""

from __future__ import annotations

import json
import subprocess
import sys

LOADED = """
import json, sys
from arbeid.cli import outcome
import arbeid.wording as wording
read, load = [], wording._phrases_of.__wrapped__
wording._phrases_of = wording.cache(lambda room: read.append(room) or load(room))
assert outcome(["economies", "--lang", "nl"]) == 0
print(json.dumps([sorted(sys.modules), read]), file=sys.stderr)
"""


def test_a_list_loads_neither_numpy_nor_the_words_of_other_rooms() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    modules, rooms = json.loads(done.stderr)
    assert "Nederland" in done.stdout
    assert {"numpy", "scipy", "numba", "markdown_it", "ftfy"} & set(modules) == set()
    assert rooms == ["report"]
