"""Write the reference pages from the declarations themselves; ``--check`` only names the stale ones.

``python docs/generate.py`` writes docs/reference/*.md and DATA-LICENCES.md. With ``--check`` nothing is
written; the exit code is 1 when a file is stale, missing, or no longer generated.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from reference_pages import claims, classifications, commands, data, economies, measures, models, python

CHECKOUT = Path(__file__).parent.parent
REFERENCE = CHECKOUT / "docs" / "reference"
PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "commands": commands.page,
    "measures": measures.measures,
    "definitions": measures.definitions,
    "claims": claims.page,
    "scenarios": models.page,
    "economies": economies.page,
    "classifications": classifications.page,
    "data": data.page,
    "python": python.page,
}


def generated() -> dict[Path, str]:
    """Give every generated file with the text that it should hold."""
    from arbeid.verbs.data import licences

    texts = {REFERENCE / f"{name}.md": "\n".join([*lines(), ""]) for name, lines in PAGES.items()}
    return {**texts, CHECKOUT / "DATA-LICENCES.md": licences()}


def main(arguments: list[str]) -> int:
    """Write what is stale, or with ``--check`` only name it."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    os.environ.pop("ARBEID_CATALOGUE", None)
    texts = generated()
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    left = [path for path in sorted(REFERENCE.glob("*.md")) if path not in texts]
    for path in (*stale, *left):
        print(f"{'stale' if arguments else 'written'}: {path.relative_to(CHECKOUT)}")
    if arguments:
        return 1 if stale or left else 0
    REFERENCE.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(texts[path], encoding="utf-8")
    for path in left:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
