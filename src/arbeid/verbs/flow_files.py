"""A run of the flow model as a folder: whole or not there, and never another run's."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.verbs.flow_answer import frames

if TYPE_CHECKING:
    from arbeid.verbs.flows import FlowRun

RESULT = "result.json"


def save(run: FlowRun, folder: Path, language: Language) -> Path:
    """Write result.json, a Parquet and a CSV file for each table, and each chart as SVG.

    Everything goes into a temporary folder beside it, which is renamed at the end. A folder with the same
    run is replaced; one that holds something else is refused.
    """
    check_folder(folder, run.fingerprint)
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


def check_folder(folder: Path, fingerprint: str) -> None:
    """Refuse a folder that is not ours to write: a file, or one with anything but this run in it."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise ArbeidError("flows_folder_is_file", path=folder)
    if not any(folder.iterdir()):
        return
    try:
        held = json.loads((folder / RESULT).read_text(encoding="utf-8"))["fingerprint"]
    except (OSError, ValueError, KeyError, TypeError):
        raise ArbeidError("flows_folder_foreign", path=folder) from None
    if held != fingerprint:
        raise ArbeidError("flows_folder_other", path=folder)


def _write(run: FlowRun, folder: Path, language: Language) -> None:
    facts = run.plain(language)
    text = json.dumps(facts, ensure_ascii=False, indent=2) + "\n"
    (folder / RESULT).write_text(text, encoding="utf-8")
    for name, frame in frames(run).items():
        frame.write_parquet(folder / f"{name}.parquet", compression="zstd", statistics=False)
        frame.write_csv(folder / f"{name}.csv")
    from arbeid.views.plots.flows import figures

    for figure in figures(facts, language):
        (folder / f"{figure.id}.svg").write_text(figure.svg(), encoding="utf-8")
