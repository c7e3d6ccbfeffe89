"""Findings as text, JSON, SARIF (for code scanning) and GitHub's workflow commands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from arbeid.errors import unknown_name
from arbeid.guide.checking.checks import Checks
from arbeid.guide.checking.diagnostic import Diagnostic
from arbeid.language import Language
from arbeid.wording import words_of

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class FileFindings:
    """What was found in one file; ``path`` is as the reader named it."""

    path: str
    findings: Sequence[Diagnostic]


def findings_as(form: str, files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    """Write findings in a form: text, json, sarif or github."""
    if form not in FORMS:
        raise unknown_name("format", form, FORMS)
    return FORMS[form](files, checks, language)


def _text(files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    words = words_of(language)

    def line(file: FileFindings, found: Diagnostic) -> str:
        level = words(f"guide.level.{checks.level(found.key)}")
        return f"{file.path}:{found.line}: {level}: {found.sentence(language)}"

    lines = [line(file, found) for file in files for found in file.findings]
    return "\n".join([*lines, _counted(files, checks, language)]) + "\n"


def _counted(files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    levels = [checks.level(found.key) for file in files for found in file.findings]
    counts = {f"{level}s": levels.count(level) for level in ("error", "warning", "note")}
    return words_of(language)("guide.counted", files=len(files), **counts)


def _json(files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    listed = [
        {
            "path": file.path,
            "findings": [
                {
                    "key": found.key,
                    "level": checks.level(found.key),
                    "line": found.line,
                    "offset": found.offset,
                    "reading": found.reading,
                    "before": found.before or None,
                    "after": found.after or None,
                    "sentence": found.sentence(language),
                }
                for found in file.findings
            ],
        }
        for file in files
    ]
    return _dumped({"files": listed})


def _sarif(files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    keys = sorted({found.key for file in files for found in file.findings})
    driver = {
        "name": "arbeid",
        "rules": [
            {"id": key, "defaultConfiguration": {"level": checks.level(key)}, "name": _pascal(key)}
            for key in keys
        ],
    }
    results = [
        {
            "ruleId": found.key,
            "ruleIndex": keys.index(found.key),
            "level": checks.level(found.key),
            "message": {"text": found.sentence(language)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(file.path.replace("\\", "/"))},
                        "region": {"startLine": found.line},
                    }
                }
            ],
        }
        for file in files
        for found in file.findings
    ]
    run = {"tool": {"driver": driver}, "language": language, "results": results}
    return _dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _github(files: Sequence[FileFindings], checks: Checks, language: Language) -> str:
    def line(file: FileFindings, found: Diagnostic) -> str:
        level = checks.level(found.key).replace("note", "notice")
        place = f"file={_property(file.path)},line={found.line},title={_property(found.key)}"
        return f"::{level} {place}::{_message(found.sentence(language))}\n"

    return "".join(line(file, found) for file in files for found in file.findings)


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _pascal(key: str) -> str:
    return "".join(part.capitalize() for part in key.split("_"))


def _dumped(facts: Any) -> str:
    return json.dumps(facts, ensure_ascii=False, indent=2) + "\n"


Writer = Callable[[Sequence[FileFindings], Checks, Language], str]
FORMS: dict[str, Writer] = {"text": _text, "json": _json, "sarif": _sarif, "github": _github}


def fails(findings: Iterable[Diagnostic], checks: Checks) -> bool:
    """Tell whether anything found is more than a note."""
    return any(checks.level(found.key) != "note" for found in findings)
