"""Ask everything in one process and keep each answer as a file, named for what was asked."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, is_dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from pins.asked import addresses, calls, commands, spoken, whole_pages

TODAY = date(2026, 11, 29)


def record(folder: Path) -> int:
    """Keep every answer below ``folder``; give their number."""
    kept = 0
    with _nothing_here():
        for kind, asked, answer in (*_commands(), *_pages(), *_calls()):
            place = folder / kind / _name(asked)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(f"{asked}\n{answer}", encoding="utf-8")
            kept += 1
    return kept


@contextmanager
def _nothing_here() -> Iterator[None]:
    """Ask on a machine without pulled sources: two records that differ by home cannot be compared."""
    homes = ("HOME", "USERPROFILE", "LOCALAPPDATA", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    own = {name: value for name, value in os.environ.items() if not name.startswith("ARBEID_")}
    with (
        TemporaryDirectory(prefix="arbeid-pins-") as empty,
        patch.dict(os.environ, own | dict.fromkeys(homes, empty), clear=True),
    ):
        yield


def _commands() -> Iterator[tuple[str, str, str]]:
    from typer.testing import CliRunner

    from arbeid.cli.app import app

    for command in commands():
        for words in spoken(command):
            done = CliRunner().invoke(app, list(words), env={"COLUMNS": "120"})
            problem = f"\n{done.exception!r}" if done.exception else ""
            yield "commands", " ".join(words), f"exit {done.exit_code}{problem}\n{done.output}"


def _pages() -> Iterator[tuple[str, str, str]]:
    from starlette.testclient import TestClient

    from arbeid.web.addresses import read
    from arbeid.web.serving.app import create_app

    with TestClient(
        create_app(today=TODAY), base_url="http://localhost", raise_server_exceptions=False
    ) as client:
        for address in dict.fromkeys((*whole_pages(), *addresses())):
            page = read(address)
            for asked in filter(None, (address, page and page.data)):
                answer = client.get(asked)
                yield "pages", asked, f"{answer.status_code}\n{_stable(answer.text)}"


def _calls() -> Iterator[tuple[str, str, str]]:
    for name, call in calls().items():
        try:
            answer = _plain(call())
            told = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False, indent=1)
            yield "python", name, told
        except Exception as error:
            yield "python", name, repr(error)


def _plain(value: Any) -> Any:
    import polars as pl

    if isinstance(value, pl.DataFrame):
        return value.to_dicts()
    if hasattr(value, "plain"):
        return value.plain()
    if is_dataclass(value) and not isinstance(value, type):
        return _plain(asdict(value))
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _stable(text: str) -> str:
    """Leave out what changes with the bytes of style sheets and scripts, not with what is said."""
    return re.sub(r"(\.(?:css|js)\?v=|/static/)[0-9a-f]{8,}", r"\1HASH", text)


def _name(asked: str) -> str:
    slug = re.sub(r"[^\w.=-]+", "_", asked).strip("_")[:80]
    return f"{slug}-{sha256(asked.encode()).hexdigest()[:8]}.txt"
