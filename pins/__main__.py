"""``python -m pins record FOLDER``, ``python -m pins compare OLD NEW`` (exit code 1 where they differ).

``python -m pins stories FOLDER`` writes the numbers of the stories in a folder anew from the engine.
``python -m pins walks`` counts how the walks that pages link to explain their difference.
``python -m pins rename [ANSWER ...]`` renames each field of ten answers in a copy and tells who notices.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pins.compare import compare
from pins.record import record
from pins.rename import rename
from pins.stories import rewrite
from pins.walks import tally


def main(arguments: list[str]) -> int:
    """Do what was asked, or say how to ask."""
    match arguments:
        case ["record", folder]:
            print(f"{record(Path(folder))} answers kept in {folder}")
            return 0
        case ["compare", old, new]:
            differences = list(compare(Path(old), Path(new)))
            print("\n".join([*differences, f"{len(differences)} answers differ"]))
            return int(bool(differences))
        case ["walks"]:
            print("\n".join(tally()))
            return 0
        case ["rename", *answers]:
            for line in rename(answers):
                print(line, flush=True)
            return 0
        case ["stories", folder]:
            print("\n".join(rewrite(Path(folder))))
            return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
