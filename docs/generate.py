"""Pages that nobody writes: MkDocs makes them while it builds, so they never lag and never meet in a merge.

The reference and the licences come from the declarations; decisions and changes from one file per entry.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS))

from reference_pages import (  # noqa: E402
    changed_numbers,
    claims,
    classifications,
    commands,
    data,
    economies,
    entries,
    licences,
    measures,
    models,
    python,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "reference/commands.md": commands.page,
    "reference/measures.md": measures.measures,
    "reference/definitions.md": measures.definitions,
    "reference/claims.md": claims.page,
    "reference/scenarios.md": models.page,
    "reference/economies.md": economies.page,
    "reference/classifications.md": classifications.page,
    "reference/data.md": data.page,
    "reference/licences.md": licences.page,
    "reference/python.md": python.page,
    "numbers-changed.md": changed_numbers.page,
    "decisions.md": lambda: entries.decisions(DOCS / "decisions"),
    "changes.md": lambda: entries.changes(DOCS.parent / "CHANGELOG.md", DOCS / "changes"),
}


def texts() -> dict[str, str]:
    """Write every page; a reader's own catalogue has no part in it."""
    os.environ.pop("ARBEID_CATALOGUE", None)
    return {path: "\n".join([*lines(), ""]) for path, lines in PAGES.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages to those that lie in the folder."""
    from mkdocs.structure.files import File

    for path, text in texts().items():
        files.append(File.generated(config, path, content=text))
    return files
