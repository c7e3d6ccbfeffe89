"""A run of the flow model as a folder: whole or not there, and never another run's."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.result import refuse_foreign

if TYPE_CHECKING:
    from arbeid.verbs.flow_run import FlowRun

ANSWER = "answer.json"


def save(run: FlowRun, folder: Path, language: Language) -> Path:
    """Write result.json with its tables as Parquet and CSV, answer.json in one language, charts as SVG.

    Everything goes into a temporary folder beside it, which is renamed at the end. A folder with the same
    run is replaced; one that holds something else is refused.
    """
    refuse_foreign(folder, run.fingerprint)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ArbeidError("unwritable", path=folder, reason=error.strerror or str(error)) from error
    try:
        _write(run, temporary, language)
        if folder.exists():
            shutil.rmtree(folder)
        temporary.chmod(0o755)
        temporary.replace(folder)
    except OSError as error:
        raise ArbeidError("unwritable", path=folder, reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    return folder


def _write(run: FlowRun, folder: Path, language: Language) -> None:
    run.result.save(folder)
    facts = run.plain(language)
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    (folder / ANSWER).write_text(text, encoding="utf-8")
    from arbeid.views.plots.flows import figures

    for figure in figures(facts, language):
        (folder / f"{figure.id}.svg").write_text(figure.svg(), encoding="utf-8")
