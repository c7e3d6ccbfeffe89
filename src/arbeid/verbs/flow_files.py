"""A run of the flow model as a folder: whole or not there, and never another run's."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.result import Result, refuse_foreign

ANSWER = "answer.json"


def save(result: Result, facts: Mapping[str, Any], folder: Path, language: Language) -> Path:
    """Write result.json with its tables as Parquet and CSV, answer.json in one language, charts as SVG.

    Everything goes into a temporary folder beside it, which is renamed at the end. A folder with the same
    run is replaced; one that holds something else is refused.
    """
    refuse_foreign(folder, facts["fingerprint"])
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ArbeidError("unwritable", path=folder, reason=error.strerror or str(error)) from error
    try:
        _write(result, facts, temporary, language)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.chmod(0o755)
        temporary.replace(folder)
    except OSError as error:
        raise ArbeidError("unwritable", path=folder, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def _write(result: Result, facts: Mapping[str, Any], folder: Path, language: Language) -> None:
    result.save(folder)
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    (folder / ANSWER).write_text(text, encoding="utf-8")
    from arbeid.views.plots.flows import figures

    for figure in figures(facts, language):
        (folder / f"{figure.id}.svg").write_text(figure.svg(), encoding="utf-8")
