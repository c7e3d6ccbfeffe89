"""Front matter: the block of YAML, TOML or JSON that opens a chapter, kept as written and read safely."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from arbeid.errors import ArbeidError, DamagedFile
from arbeid.guide.chapter.keys import KNOWN

Fence = Literal["---", "+++", "{"]

# Far beyond any chapter's; what is longer or deeper was made to keep a parser busy.
_MOST_CHARACTERS = 65_536
_DEEPEST = 20
_LINES_LOOKED_AT = 20
MARKS = "\ufeff\u200b\u2060"
"""Marks that nobody sees and that may stand before the block."""
_UNSEEN = f" \t{MARKS}"
_KNOWN = re.compile(rf"""^\{{?["']?(?:{"|".join(KNOWN)})["']?[ \t]*[:=]""", re.MULTILINE | re.IGNORECASE)
_OPENS = re.compile(r"-{3,}[ \t]*\w*|\+{3,}|;{3,}|\{|(?:```|~~~)[ \t]*(?:ya?ml|toml|json)?")
_PERCENT = re.compile(r"\s{0,99}(?=% \S[^\n]{0,999}\n%)")
"""How pandoc opens: a title, its authors and a date, a line each."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter as it was written, with the values read from it.

    ``fence`` is ``---`` for YAML, ``+++`` for TOML and ``{`` for JSON, whose text holds its own braces. Dates
    are kept as the text that was written; aliases and tags are refused, so that nothing is executed or blown
    up. Errors: a damaged block, with its line.

    >>> FrontMatter("title: Werk\\ndate: 2024-02-15").values["date"]
    '2024-02-15'
    """

    text: str
    fence: Fence = "---"
    values: Mapping[str, Any] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if len(self.text) > _MOST_CHARACTERS:
            raise _damaged(1, "front_too_long", limit=_MOST_CHARACTERS)
        read = {"---": _yaml, "+++": _toml, "{": _json}[self.fence]
        object.__setattr__(self, "values", MappingProxyType(read(self.text)))

    def written(self) -> str:
        """Write the block with its fences, without a last line end."""
        if self.fence == "{":
            return self.text
        return "\n".join([self.fence, *([self.text] if self.text else []), self.fence])


def split(text: str) -> tuple[FrontMatter | None, str, int]:
    """Part a text into front matter, body, and the line (from 1) on which the body starts.

    Front matter opens the text; only blank lines (and marks that nobody sees) may stand before it. Without a
    closing fence there is none.

    >>> front, body, line = split('\\n{"title": "Werk"}\\n# Kop')
    >>> front.values["title"], body, line
    ('Werk', '# Kop', 3)
    """
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip(_UNSEEN)), 0)
    opening = lines[start].lstrip(MARKS).rstrip(" \t")
    try:
        if opening.startswith("{"):
            found = _braced("\n".join([opening, *lines[start + 1 :]]))
        elif opening in ("---", "+++"):
            found = _fenced(lines, start, "---" if opening == "---" else "+++")
        else:
            found = None
    except DamagedFile as error:
        raise error.with_values(line=int(str(error.values["line"])) + start) from error
    if found is None:
        return None, text, 1
    front, length = found
    return front, "\n".join(lines[start + length :]), start + length + 1


def _fenced(lines: list[str], start: int, fence: Literal["---", "+++"]) -> tuple[FrontMatter, int] | None:
    """Read a block between fences, and count its lines; below blank lines it must name a known key."""
    for number in range(start + 1, len(lines)):
        line = lines[number].rstrip(" \t")
        if line == fence or (line == "..." and fence == "---" and _ends(lines, number)):
            block = "\n".join(lines[start + 1 : number])
            # Below blank lines a row of dashes is a thematic break, unless a known key stands below it. Above
            # a blank line it is one always: so is the break written with which a chapter opens.
            named = _KNOWN.search(block) and (start == 0 or lines[start + 1].strip(" \t"))
            sure = (start == 0 and line == fence) or fence == "+++" or named
            return (FrontMatter(block, fence), number + 1 - start) if sure else None
    return None


def _ends(lines: list[str], number: int) -> bool:
    """Tell whether three dots close the block, as pandoc has it: not where the fence itself comes next."""
    after = next((line.rstrip(" \t") for line in lines[number + 1 :] if line.strip(" \t")), "")
    return after != "---"


def _braced(text: str) -> tuple[FrontMatter, int] | None:
    """Read a block of JSON, and count its lines; braces of another kind (shortcodes, attributes) are none."""
    if not re.match(r'\{\s*"[^"\n]*"\s*:', text):
        return None
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except RecursionError as error:
        raise _damaged(1, "front_deep", limit=_DEEPEST) from error
    except ValueError as error:
        raise _no_json(error) from error
    rest = text[end:].partition("\n")[0]
    return None if rest.strip(" \t") else (FrontMatter(text[:end], "{"), text.count("\n", 0, end) + 1)


def unread(text: str) -> int | None:
    """Find the line of a block that looks like front matter where none was read; None where there is none.

    >>> unread("<!-- x -->\\n---\\ntitle: Werk\\n---"), unread("# Kop")
    (2, None)
    """
    opened, named = None, list[int]()
    if percent := _PERCENT.match(text):
        return percent[0].count("\n") + 1
    for number, line in enumerate(text.split("\n")[:_LINES_LOOKED_AT], start=1):
        shown = line.strip(_UNSEEN).removeprefix("#+")
        if re.match(r"#{1,6}\s", shown):
            break
        if _OPENS.fullmatch(shown) and not named:
            opened = number
        elif _KNOWN.match(shown):
            named.append(number)
    # One such line in running text is a sentence; two are a block.
    if not named or (opened is None and len(named) < 2):
        return None
    return opened or named[0]


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


def _json(text: str) -> dict[str, Any]:
    try:
        values = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _no_json(error) from error
    if not isinstance(values, dict):
        raise _damaged(1, "front_no_keys")
    if _depth(values) > _DEEPEST:
        raise _damaged(1, "front_deep", limit=_DEEPEST)
    return values


def _no_number(written: str) -> None:
    raise ValueError(f"{written} is no value")


def _no_json(error: Exception) -> ArbeidError:
    line, problem = getattr(error, "lineno", 1), getattr(error, "msg", str(error))
    return _damaged(line, "front_json", problem=problem.splitlines()[0])


def _depth(value: Any) -> int:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, parts), default=0) if isinstance(value, dict | list) else 0


def _as_text(value: Any) -> Any:
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, list):
        return [_as_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _as_text(item) for key, item in value.items()}
    return value


def _damaged(line: int, reason: str, **values: object) -> ArbeidError:
    return DamagedFile("chapter_front", line=line, problem=ArbeidError(reason, **values))
