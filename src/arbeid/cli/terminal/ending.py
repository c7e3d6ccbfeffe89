"""The form of an answer that goes to a file: the one asked for, else the one that its name ends in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from arbeid.errors import ArbeidError

_DATA = {".json": "json", ".csv": "csv", ".sarif": "sarif"}
_FORMS: Mapping[str, Mapping[str, str]] = {
    "table": _DATA,
    "csv": _DATA,
    "text": {".json": "json", ".sarif": "sarif"},
    "html": {".html": "html", ".htm": "html", ".md": "md", ".json": "json", ".bib": "bibtex", ".ris": "ris"},
}
"""Forms by ending, for commands by the form that they write where none is asked for."""
_NAMED = {"table": ".txt, .csv, .json", "csv": ".csv, .json", "text": ".txt, .json"}
_OTHERS = frozenset(
    (
        *(".bib", ".csv", ".doc", ".docx", ".feather", ".gz", ".htm", ".html", ".jpg", ".md", ".ods"),
        *(".odt", ".parquet", ".pdf", ".png", ".pptx", ".ris", ".rst", ".svg", ".tex", ".toml", ".tsv"),
        *(".xls", ".xlsx", ".xml", ".yaml", ".yml", ".zip"),
    )
)
"""Endings that promise something else than a text; what is not here, such as .txt or .log, is one."""
_INSTEAD = ("chart", "cite", "html", "memo")
"""Options that say what the answer is; a page or a memo has a form of its own."""


def follow_ending(ctx: Any) -> None:
    """Take the form from the name of the file where none is asked for, and refuse what is none of ours.

    A form that is asked for wins: ``--format csv --out numbers.json`` writes CSV.
    """
    params = ctx.params
    out, option = params.get("out"), "format" if "format" in params else "to"
    if not isinstance(out, Path) or option not in params or _is_folder(out):
        return
    ending = out.suffix.lower()
    own_page = "html" in params and ending in (".htm", ".html")
    if own_page or any(params.get(name) for name in _INSTEAD):
        return
    if ctx.get_parameter_source(option).name != "DEFAULT":
        return
    usual = params[option]
    forms = _FORMS[usual]
    if ending in forms:
        params[option] = forms[ending]
    elif ending in _OTHERS:
        endings = _NAMED.get(usual, ", ".join(forms))
        raise ArbeidError("out_ending", path=out, ending=ending, endings=endings, option=f"--{option}")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name that no system can hold: whoever writes it says what is wrong.
        return False
