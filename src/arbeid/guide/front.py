"""Front matter: the block of YAML (or TOML) that opens a chapter, kept as written and read safely."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from arbeid.errors import ArbeidError

Fence = Literal["---", "+++"]

_MOST_CHARACTERS = 65_536
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter as it was written, with the values read from it.

    ``fence`` is ``---`` for YAML and ``+++`` for TOML. Dates are kept as the text that was written; aliases
    and tags are refused, so that nothing is executed or blown up. Errors: a damaged block, with its line.

    >>> FrontMatter("title: Werk\\ndate: 2024-02-15").values["date"]
    '2024-02-15'
    """

    text: str
    fence: Fence = "---"
    values: Mapping[str, Any] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.text) > _MOST_CHARACTERS:
            raise _damaged(1, "front_too_long", limit=_MOST_CHARACTERS)
        read = _yaml if self.fence == "---" else _toml
        object.__setattr__(self, "values", MappingProxyType(read(self.text)))

    def written(self) -> str:
        """Give the block with its fences, without a last line end."""
        return "\n".join([self.fence, *([self.text] if self.text else []), self.fence])


def split(text: str) -> tuple[FrontMatter | None, str, int]:
    """Part a text into front matter, body, and the line (from 1) on which the body starts.

    Front matter is looked for at the very start only; without a closing fence there is none.
    """
    lines = text.split("\n")
    fence = lines[0].rstrip(" \t")
    if fence not in ("---", "+++"):
        return None, text, 1
    for number in range(1, len(lines)):
        if lines[number].rstrip(" \t") == fence:
            front = FrontMatter("\n".join(lines[1:number]), "---" if fence == "---" else "+++")
            return front, "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1


def _yaml(text: str) -> dict[str, Any]:
    import yaml

    try:
        _refuse_danger(text)
        values = yaml.load(text, Loader=_loader())  # noqa: S506  (a safe loader, with fewer types)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _damaged(mark.line + 2 if mark else 1, "front_yaml", problem=error.problem or "?") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _damaged(1, "front_yaml", problem=str(error).splitlines()[0]) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise _damaged(1, "front_no_keys")
    return {str(key): value for key, value in values.items()}


def _refuse_danger(text: str) -> None:
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=_loader()):
        line = event.start_mark.line + 2 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _damaged(line, "front_alias")
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise _damaged(line, "front_tag", tag=tag)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise _damaged(line, "front_deep", limit=_DEEPEST)


@cache
def _loader() -> Any:
    """Make a safe YAML loader that knows true, false, null and plain numbers, and leaves the rest as text.

    YAML 1.1 would turn ``no`` into false, ``12:30`` into 750 and a day that does not exist into a crash.
    """
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    plain = {
        "bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
        "int": (r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
        "float": (r"[-+]?[0-9]{1,17}\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,2})?", "-+0123456789"),
        "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    }
    for name, (pattern, first) in plain.items():
        exact = re.compile(f"^(?:{pattern})$")
        Loader.add_implicit_resolver(f"tag:yaml.org,2002:{name}", exact, list(first))
    return Loader


def _toml(text: str) -> dict[str, Any]:
    try:
        return {key: _as_text(value) for key, value in tomllib.loads(text).items()}
    except (ValueError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) + 1 if at else 1
        raise _damaged(line, "front_toml", problem=str(error).splitlines()[0]) from error


def _as_text(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return value


def _damaged(line: int, reason: str, **values: object) -> ArbeidError:
    return ArbeidError("chapter_front", line=line, problem=ArbeidError(reason, **values))
