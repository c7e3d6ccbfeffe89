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
loaded, rooms = sorted(sys.modules), [*read]
assert outcome(["report", "nl", "--lang", "nl"]) == 0
print(json.dumps([loaded, rooms, sorted(sys.modules)]), file=sys.stderr)
"""


def test_a_list_loads_no_numpy_and_no_other_rooms_words_and_a_report_no_parser_of_chapters() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    listed, rooms, reported = json.loads(done.stderr)
    assert "Nederland" in done.stdout
    assert {"numpy", "scipy", "numba", "markdown_it", "ftfy"} & set(listed) == set()
    assert {"arbeid.measures.measure", "arbeid.data.mobility.entry"} & set(listed) == set()
    assert rooms == ["report", "unit"]  # Of units: how numbers and lists are written.
    assert {"markdown_it", "ftfy", "yaml", "numpy.ma", "arbeid.guide"} & set(reported) == set()
