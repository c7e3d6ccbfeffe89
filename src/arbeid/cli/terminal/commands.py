"""Commands and groups of them: what a reader may put around a name, and one sentence for what is wrong."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import Any

from typer import Exit
from typer.core import TyperCommand, TyperGroup, TyperOption

from arbeid.cli import asked, default_language
from arbeid.cli.terminal.declared import declared
from arbeid.cli.terminal.ending import follow_ending
from arbeid.cli.terminal.screen import remark, say
from arbeid.cli.terminal.usage import in_one_sentence
from arbeid.errors import ArbeidError, unknown_name

LANGUAGE = "arbeid.language"
HELP = ("--help", "-h")


class Verb(TyperCommand):
    """A command whose help and whose complaints about its options are in the reader's language."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "add_help_option": False})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what follows the name, or show the help that is asked for."""
        end = args.index("--") if "--" in args else len(args)
        if set(HELP) & set(args[:end]):
            say(help_of(self, ctx, args))
            raise Exit
        if any("--format" in param.opts for param in self.params):
            args = ["--format=json" if word == "--json" else word for word in args[:end]] + args[end:]
        self._refuse_twice(args[:end])
        with in_one_sentence(args[:end]):
            rest = super().parse_args(ctx, args)
        follow_ending(ctx)
        return rest

    def _refuse_twice(self, args: list[str]) -> None:
        # The parser keeps the last one in silence, and an answer to half a question looks like a whole one.
        names = Counter(word.partition("=")[0] for word in args if word.startswith("-"))
        for param in self.params:
            single = isinstance(param, TyperOption) and not (param.multiple or param.is_flag)
            if single and sum(names[one] for one in param.opts) > 1:
                raise ArbeidError("usage_twice", option=max(param.opts, key=len))

    def get_help(self, ctx: Any) -> str:
        """Give the help in the reader's language."""
        return help_of(self, ctx)


class Commands(TyperGroup):
    """A group that answers an unknown command with the nearest one, and takes `--lang` before a known one."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "add_help_option": False})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the language and the help that are asked for before the command, and leave the rest."""
        args = _without_language(ctx, args)
        if not args and self.no_args_is_help:
            remark(help_of(self, ctx))
            raise Exit(2)
        # What stands before a command is asked of the group.
        own = takewhile(_is_option, args)
        if set(HELP) & set(own):
            say(help_of(self, ctx, args))
            raise Exit
        if args[:1] == ["help"] and "help" not in self.list_commands(ctx):
            args = [*args[1:], HELP[0]]
            return self.parse_args(ctx, args)
        with in_one_sentence(args):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command, or refuse its name."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.list_commands(ctx):
            raise unknown_name("command", name, self.list_commands(ctx))
        with in_one_sentence():
            return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        """Give the help in the reader's language."""
        return help_of(self, ctx)


class DeclaredCommands(Commands):
    """The commands that ``catalogue/commands`` declares; the file of one is imported when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        """List the names in the order of their places."""
        return list(declared())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Load one command, once."""
        if cmd_name in declared() and cmd_name not in self.commands:
            self.commands[cmd_name] = declared()[cmd_name].command(Verb)
        return self.commands.get(cmd_name)


def _is_option(word: str) -> bool:
    return word.startswith("-")


def help_of(command: Any, ctx: Any, args: list[str] | None = None) -> str:
    """Write the help of a command or group, in the language asked for after its name or before it.

    Errors: an unknown language.
    """
    from arbeid.cli.terminal.help import command_help, group_help

    language = asked(args or []) or ctx.meta.get(LANGUAGE) or default_language()
    if language not in ("nl", "en"):
        # The types of answers come along, for which a help in a known language need not wait.
        from arbeid.language import language as language_named

        language = language_named(language)
    if isinstance(command, TyperGroup):
        return group_help(command, ctx, language)
    return command_help(command, ctx, language)


def _without_language(ctx: Any, args: list[str]) -> list[str]:
    if args and args[0].startswith("--lang="):
        ctx.meta[LANGUAGE] = args[0].removeprefix("--lang=")
        return _without_language(ctx, args[1:])
    if args[:1] == ["--lang"] and len(args) > 1:
        ctx.meta[LANGUAGE] = args[1]
        return _without_language(ctx, args[2:])
    return list(args)
