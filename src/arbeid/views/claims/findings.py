"""A checked text as findings for others’ tools: SARIF for code scanning, GitHub’s workflow commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from arbeid.answers.claims.checked import Checked, Flag, Leans, OneSentence
from arbeid.answers.plain import said
from arbeid.wording import Words

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def sarif(found: Checked, path: str, words: Words) -> str:
    """Write every flag as a warning of SARIF 2.1.0, at the line where its sentence begins."""
    flags = list(_flags(found))
    kinds = sorted({flag.kind for _, _, flag in flags})
    labels = {flag.kind: said(flag.label, words) for _, _, flag in flags}
    rules = [{"id": kind, "shortDescription": {"text": labels[kind]}} for kind in kinds]
    results = [
        {**_result(leans, flag, words), "ruleIndex": kinds.index(flag.kind), "locations": [_place(one, path)]}
        for one, leans, flag in flags
    ]
    run = {
        "tool": {"driver": {"name": "arbeid", "rules": rules}},
        "language": words.language,
        "results": results,
    }
    return (
        json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _result(leans: Leans, flag: Flag, words: Words) -> dict[str, Any]:
    return {"ruleId": flag.kind, "level": "warning", "message": {"text": told(leans, flag, words)}}


def _place(one: OneSentence, path: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(path.replace("\\", "/"))},
        "region": {"startLine": one.line, "startColumn": one.column, "snippet": {"text": one.text}},
    }
    return {"physicalLocation": place}


def github(found: Checked, path: str, words: Words) -> str:
    """Write every flag as a warning that GitHub shows beside the line."""
    return "".join(
        f"::warning file={_property(path)},line={one.line},col={one.column},title={_property(flag.kind)}"
        f"::{_message(told(leans, flag, words))}\n"
        for one, leans, flag in _flags(found)
    )


def told(leans: Leans, flag: Flag, words: Words) -> str:
    """Word a flag in one line: the claim, how it is bent, and what its source says."""
    parts = {"label": said(flag.label, words), "explanation": said(flag.explanation, words)}
    return words("check.told", claim=leans.claim, **parts)


def _flags(found: Checked) -> Iterator[tuple[OneSentence, Leans, Flag]]:
    for at, one in enumerate(found.sentences):
        for leans in found.leans_of(at):
            for flag in leans.flags:
                yield one, leans, flag


FINDINGS = {"sarif": sarif, "github": github}
"""How to write a checked text for other tools, by the name of the form."""


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
