"""What can go wrong: a key with its values, worded in Dutch or English by the catalogue."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any


class ArbeidError(Exception):
    """Something that its reader can mend, said in one sentence: what, where, and the mend.

    The sentence lives in ``catalogue/wording/errors/*.toml`` under the key, in both languages.

    >>> error = ArbeidError("unwritable", path="/no/where", reason="no such folder")
    >>> print(error)
    Cannot write “/no/where” (no such folder): choose a folder that exists and that you may write to.
    >>> print(error.sentence("nl"))
    Kan “/no/where” niet schrijven (no such folder): kies een map die bestaat en waarin u mag schrijven.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def sentence(self, language: str = "en") -> str:
        """Word this error in ``language`` (``nl`` or ``en``; anything else reads as English)."""
        language = language if language in ("nl", "en") else "en"
        entry = _sentences().get(self.key)
        if entry is None:
            return f"{self.key}: {self.values}"
        values = {name: _worded(value, language) for name, value in self.values.items()}
        reason = values.get("reason")
        if language == "nl" and isinstance(reason, str):
            values["reason"] = _reasons().get(reason, reason)
        return entry[language].format(**values)

    def __str__(self) -> str:
        return self.sentence()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.key, self.values))


def unknown_name(kind: str, name: str, known: Iterable[str]) -> ArbeidError:
    """Say that nothing of this kind has this name, and which known name is nearest.

    >>> print(unknown_name("measure", "eloundu-beta", ["aioe", "eloundou-beta-human"]))
    There is no measure “eloundu-beta”: the nearest is “eloundou-beta-human”.
    >>> print(unknown_name("measure", "ilo", ["aioe", "ilo-2023", "ilo-2025"]))
    There is no measure “ilo”: choose from ilo-2023, ilo-2025.
    """
    names = sorted(known)
    if not names:
        return ArbeidError("unknown_name_none", kind=Kind(kind), name=name)
    begun = [candidate for candidate in names if candidate.lower().startswith(f"{name.lower()}-")]
    if len(begun) > 1:
        return ArbeidError("unknown_name_far", kind=Kind(kind), name=name, names=_some(begun))
    lowered = {candidate.lower(): candidate for candidate in begun or names}
    nearest = get_close_matches(name.lower(), lowered, n=1, cutoff=0.0 if begun else 0.5)
    if nearest:
        return ArbeidError("unknown_name", kind=Kind(kind), name=name, nearest=lowered[nearest[0]])
    return ArbeidError("unknown_name_far", kind=Kind(kind), name=name, names=_some(names))


class Kind(str):
    """The kind of thing that should have stood there; worded like a sentence is."""

    __slots__ = ()


def _worded(value: object, language: str) -> object:
    if isinstance(value, ArbeidError):
        return value.sentence(language)
    if isinstance(value, Kind):
        return _sentences().get(f"kind.{value}", {}).get(language, str(value))
    if isinstance(value, float):
        written = str(int(value)) if value.is_integer() else str(value)
        return written.replace(".", ",") if language == "nl" else written
    return value


def _some(names: list[str], at_most: int = 12) -> str:
    shown = ", ".join(names[:at_most])
    return shown if len(names) <= at_most else f"{shown}, …"


@cache
def _sentences() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in files("arbeid").joinpath("catalogue/wording/errors").iterdir():
        if not file.name.endswith(".toml"):
            continue
        for key, entry in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if key == "kind":
                found.update({f"kind.{name}": words for name, words in entry.items()})
            else:
                found[key] = entry
    return found


@cache
def _reasons() -> dict[str, str]:
    """Give the reasons of the system, which are in English, with what they are in Dutch."""
    file = files("arbeid").joinpath("catalogue/wording/system/reasons.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _rebuild(cls: type[ArbeidError], key: str, values: dict[str, object]) -> ArbeidError:
    return cls(key, **values)
