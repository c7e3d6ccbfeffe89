"""What is wrong with the words after `arbeid`, in one sentence of the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoSuchOption,
    UsageError,
)

from arbeid.errors import ArbeidError, Kind, unknown_name
from arbeid.nearest_names import closest

_BOUNDS = {"greater_than_equal": ("usage_least", "ge"), "less_than_equal": ("usage_most", "le")}
_KINDS = {"int_parsing": "int", "int_from_float": "int", "float_parsing": "float", "finite_number": "float"}


class InBoth(ArbeidError):
    """A part of a sentence, in both languages."""

    def __init__(self, key: str = "", /, **texts: object) -> None:
        super().__init__(key, **texts)

    def sentence(self, language: str = "en", *, options: bool = False) -> str:
        """Give the text in one language."""
        return str(self.values["nl" if language == "nl" else "en"])


@contextmanager
def in_one_sentence(words: Sequence[str] = ()) -> Iterator[None]:
    """Turn the parser's complaints into errors of ours; ``words`` are those that it reads."""
    try:
        yield
    except UsageError as error:
        raise worded(error, words) from error


def worded(error: UsageError, words: Sequence[str] = ()) -> ArbeidError:
    """Word a complaint of the parser."""
    command = error.ctx.command_path if error.ctx else "arbeid"
    if isinstance(error, NoSuchOption):
        return _no_option(error, command, words)
    if isinstance(error, MissingParameter):
        said = {"command": command, "what": _name(error), "example": _example(error.ctx)}
        return ArbeidError("usage_missing", **said)
    if isinstance(error, BadParameter):
        return _bad_value(error)
    if isinstance(error, BadOptionUsage):
        takes = "requires" in error.message
        return ArbeidError("usage_no_value" if takes else "usage_value", option=error.option_name)
    return _extra(error, command)


def _extra(error: UsageError, command: str) -> ArbeidError:
    found = re.fullmatch(r"Got unexpected extra argument\(s\) \((.*)\)", error.message, re.DOTALL)
    if found is None:
        return ArbeidError("usage_other", command=command, problem=error.format_message())
    if option := _option_of(found[1].split()[0], error.ctx):
        return ArbeidError("usage_behind", command=command, words=found[1], option=option)
    if not _arguments(error.ctx):
        return ArbeidError("usage_none_taken", command=command, words=found[1])
    said = {"command": command, "words": found[1], "example": _example(error.ctx)}
    if whole := _economy_of(found[1], error.ctx):
        return ArbeidError("usage_extra", **{**said, "words": whole, "example": f'{command} "{whole}"'})
    if '"' in str(said["example"]):
        return ArbeidError("usage_extra", **said)
    return ArbeidError("usage_too_many", **said, what=_all_arguments(error.ctx))


def _option_of(word: str, ctx: Any) -> str | None:
    """Name the option behind which a word belongs: a setting behind --set, an economy behind --economy."""
    params = ctx.command.get_params(ctx) if ctx else []
    options = {one for param in params for one in param.opts}
    if "=" in word and "--set" in options:
        return f"--set {word}"
    if "--economy" in options:
        from arbeid.data.economies.entry import ECONOMIES

        if word.lower() in ECONOMIES.names():
            return f"--economy {word.lower()}"
    return None


def _economy_of(words: str, ctx: Any) -> str | None:
    """Join the words of an economy's name that stood loose: those taken for the argument and those behind."""
    if "economy" not in [param.name for param in _arguments(ctx)]:
        return None
    first = ctx.params.get("economy") or ""
    whole = f"{first} {words}"
    return whole if _is_economy(whole) and not _is_economy(first) else None


def _is_economy(called: str) -> bool:
    from arbeid.data.economies.names import economy_id

    try:
        economy_id(called)
    except ArbeidError:
        return False
    return True


def _no_option(error: NoSuchOption, command: str, words: Sequence[str]) -> ArbeidError:
    name = _as_typed(error.option_name, words)
    if _is_text(name):
        return _dashed(name, command)
    bare = closest(name.lstrip("-"), [param.name or "" for param in _arguments(error.ctx)])
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    options = [param for param in params if param.param_type_name == "option"]
    known = [one for param in options for one in (*param.opts, *param.secondary_opts)]
    near = closest(name, [*known, "--help"], 1)
    if bare and not near:
        said = {"command": command, "what": _argument(error.ctx, bare[0]), "example": _example(error.ctx)}
        return ArbeidError("usage_argument", **said)
    if not near and not name.startswith("--") and any(one.nargs != 1 for one in _arguments(error.ctx)):
        return _dashed(name, command)
    # Names that only share a few letters would send the reader the wrong way.
    return unknown_name("option", name, near or [one for one in known if one != "--lang"])


def _dashed(name: str, command: str) -> ArbeidError:
    quoted = f'"{name}"' if " " in name else name
    return ArbeidError("usage_dash", name=name, command=command, quoted=quoted)


def _as_typed(option: str, words: Sequence[str]) -> str:
    """Find the whole word in which the parser, which takes letters one by one, did not know an option."""
    if re.fullmatch(r"-[^-]", option):
        return next((word for word in words if re.match(r"-[^-]", word) and option[1] in word), option)
    return option


def _is_text(word: str) -> bool:
    """Tell whether a word behind a dash is a number or a text rather than an option misspelt."""
    return re.match(r"-[^\W\d_][\w-]*(?:=|$)|--", word) is None


def _arguments(ctx: Any) -> list[Any]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [param for param in params if param.param_type_name == "argument"]


def _bad_value(error: BadParameter) -> ArbeidError:
    problems: list[dict[str, Any]] = getattr(error.__cause__, "errors", list)()
    if not problems:
        return ArbeidError("usage_bad", option=_name(error), problem=error.message)
    problem = problems[0]
    said = {"option": _name(error), "value": problem["input"]}
    if problem["type"] in _BOUNDS:
        key, bound = _BOUNDS[problem["type"]]
        return ArbeidError(key, **said, bound=problem["ctx"][bound])
    if problem["type"] in _KINDS:
        return ArbeidError("usage_kind", **said, wanted=Kind(_KINDS[problem["type"]]))
    return ArbeidError("usage_bad", option=said["option"], problem=problem["msg"])


def _name(error: BadParameter) -> object:
    param = error.param
    if param is None or param.param_type_name == "option":
        return param.opts[0] if param else ""
    return _argument(error.ctx, param.name)


def _argument(ctx: Any, name: str) -> InBoth:
    from arbeid.cli.terminal.help import argument_name, names_of

    (param,) = (one for one in _arguments(ctx) if one.name == name)
    return InBoth(**{one: argument_name(names_of(ctx), param, one) for one in ("nl", "en")})


def _all_arguments(ctx: Any) -> InBoth:
    named = [_argument(ctx, param.name) for param in _arguments(ctx)]
    return InBoth(**{one: " ".join(name.sentence(one) for name in named) for one in ("nl", "en")})


def _example(ctx: Any) -> str:
    from arbeid.cli.terminal.help import examples, names_of

    shown = examples(names_of(ctx))
    return shown[0] if shown else f"{ctx.command_path} --help"
