"""The help of every command, from ``catalogue/wording/help``: nothing of it is cut off."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from textwrap import wrap
from typing import Any

from arbeid.cli.terminal.declared import declared

_LEAST, _MOST, _USUAL = 40, 100, 80
Texts = dict[str, Any]


def group_help(group: Any, ctx: Any, language: str) -> str:
    """Write the help of a group: what it is, and its commands by the question that they answer."""
    names = names_of(ctx)
    lines = [*_paragraph(says(names, language)), ""]
    lines.append(f"{_word('usage', language)}: {usage(group, ctx, language)}")
    for title, rows in _sections(group, ctx, names, language):
        lines += ["", f"{title}:", *_beside(rows)]
    options = [(_word("lang_option", language), _shared("lang", language))]
    if not names:
        options.append(("--version", _word("version", language)))
    options.append(("--help, -h", _word("help", language)))
    lines += ["", f"{_word('options_heading', language)}:", *_beside(options)]
    lines += _shown_examples(examples(names), language)
    return "\n".join([*lines, "", *_paragraph(_word("more", language).format(command=ctx.command_path))])


def command_help(command: Any, ctx: Any, language: str) -> str:
    """Write the help of a command: what it answers, what it takes, and examples."""
    names = names_of(ctx)
    params = [param for param in command.params if not param.hidden]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    lines = [
        *_paragraph(says(names, language)),
        "",
        f"{_word('usage', language)}: {usage(command, ctx, language)}",
    ]
    if arguments:
        rows = [
            (argument_name(names, param, language), described(names, param, language)) for param in arguments
        ]
        lines += ["", *_beside(rows)]
    rows = [(shown_name(names, param, language), described(names, param, language)) for param in options]
    rows.append(("--help, -h", _word("help", language)))
    lines += ["", f"{_word('options_heading', language)}:", *_beside(rows)]
    return "\n".join([*lines, *_shown_examples(examples(names), language)])


def usage(command: Any, ctx: Any, language: str) -> str:
    """Write in one line what follows the name of a command."""
    if hasattr(command, "list_commands"):
        return f"{ctx.command_path} {_word('command', language)} …"
    arguments = [
        _in_usage(argument_name(names_of(ctx), param, language), param)
        for param in command.params
        if param.param_type_name == "argument"
    ]
    return " ".join([ctx.command_path, *arguments, f"[{_word('options', language)}]"])


def names_of(ctx: Any) -> tuple[str, ...]:
    """Give the words that call a command, without `arbeid` itself."""
    found: list[str] = []
    while ctx is not None:
        if ctx.command.name:
            found.insert(0, ctx.command.name)
        ctx = ctx.parent
    return tuple(found)


def examples(names: Sequence[str]) -> list[str]:
    """Give examples of a command that can be typed as they are."""
    return list(_entry(names).get("examples", ()))


def described(names: Sequence[str], param: Any, language: str) -> str:
    """Say what an argument or option is, with its bounds and its default."""
    text = _param(names, param).get(language) or param.help or ""
    extra = []
    if param.min is not None and param.max is not None:
        extra.append(_word("between", language).format(low=param.min, high=param.max))
    elif param.min is not None:
        extra.append(_word("least", language).format(low=param.min))
    if isinstance(param.default, str | int | float) and param.default not in (True, False, ""):
        extra.append(_word("default", language).format(value=_number(param.default)))
    return f"{text} ({'; '.join(extra)})" if extra else text


def shown_name(names: Sequence[str], param: Any, language: str) -> str:
    """Write an option as it is typed, with a word for its value."""
    both = ", ".join([*param.opts, *param.secondary_opts])
    if getattr(param, "is_flag", False):
        return both
    return f"{both} {_value_word(names, param, language)}"


def argument_name(names: Sequence[str], param: Any, language: str) -> str:
    """Write an argument as the help calls it."""
    return str(_param(names, param).get(f"value_{language}") or param.name.upper())


def _value_word(names: Sequence[str], param: Any, language: str) -> str:
    own = _param(names, param).get(f"value_{language}")
    kinds = _texts("shared")["kinds"]
    annotation = param.type_descriptor.annotation
    kind = getattr(annotation, "__name__", "str")
    return str(own or kinds.get(kind, kinds["str"])[language])


def _in_usage(name: str, param: Any) -> str:
    name += "…" if param.nargs != 1 else ""
    return name if param.required else f"[{name}]"


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _sections(
    group: Any, ctx: Any, names: Sequence[str], language: str
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    if names:
        rows = [(name, says((*names, name), language)) for name in group.list_commands(ctx)]
        yield _word("commands", language), rows
        return
    titles = _texts("groups")
    for name, title in titles.items():
        found = [one for one in declared().values() if one.group == name]
        if found:
            yield title[language], [(one.name, one.help[language]) for one in found]
    rest = [one for one in declared().values() if one.group not in titles]
    if rest:
        yield _word("commands", language), [(one.name, one.help[language]) for one in rest]


def says(names: Sequence[str], language: str) -> str:
    """Say in one sentence what a command or group answers."""
    if not names:
        return _word("arbeid", language)
    if len(names) == 1 and names[0] in declared():
        return declared()[names[0]].help[language]
    return str(_entry(names).get("says", {}).get(language, ""))


def _entry(names: Sequence[str]) -> Texts:
    if not names:
        return _texts("arbeid")
    found = _texts(names[0])
    for name in names[1:]:
        found = found.get(name, {})
    return found


def _param(names: Sequence[str], param: Any) -> Texts:
    name = param.opts[0].lstrip("-") if param.param_type_name == "option" else param.name
    shared = _texts("shared")["params"]
    return dict(_entry(names).get(name) or shared.get(name) or {})


def _shared(name: str, language: str) -> str:
    return str(_texts("shared")["params"][name][language])


def _word(name: str, language: str) -> str:
    return str(_texts("shared")["words"][name][language])


@cache
def _texts(name: str) -> Texts:
    file = files("arbeid").joinpath(f"catalogue/wording/help/{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _width() -> int:
    told = os.environ.get("COLUMNS", "")
    if not (told.isdigit() and int(told)):
        try:
            told = str(os.get_terminal_size().columns)
        except (OSError, ValueError):
            told = str(_USUAL)
    return max(_LEAST, min(_MOST, int(told)))


def _paragraph(text: str, indent: str = "") -> list[str]:
    """Break a text into lines, but never within what is to be typed."""
    kept = re.sub(r"`[^`]*`", lambda found: found[0].replace(" ", "\u00a0"), text)
    broken = wrap(
        kept,
        _width(),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace("\u00a0", " ") for line in broken]


def _beside(rows: Sequence[tuple[str, str]]) -> list[str]:
    """Put names beside what they are; a name too long for its column stands on a line of its own."""
    column = min(max((len(name) for name, _ in rows), default=0), _width() // 3)
    lines = []
    for name, text in rows:
        told = _paragraph(text, " " * (column + 4)) or [""]
        if len(name) <= column:
            told[0] = f"  {name:{column}}  {told[0].lstrip()}".rstrip()
        else:
            lines.append(f"  {name}")
        lines += [line for line in told if line.strip()]
    return lines


def _shown_examples(shown: Sequence[str], language: str) -> list[str]:
    if not shown:
        return []
    return ["", f"{_word('examples', language)}:", *(f"  {line}" for line in shown)]
