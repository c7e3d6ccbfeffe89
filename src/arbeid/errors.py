"""What can go wrong, by kind; each is a key with its values, worded in Dutch or English by the catalogue.

    ArbeidError
    ├── UnknownName     nothing has this name
    │   └── NoAttribute an answer, or the package, has nothing of this name
    ├── OutOfBounds     a number outside what it may be
    ├── NotReachable    no scores, crosswalk or network reach what is asked
    │   └── PullFirst   they would, from a source that does not ship
    ├── NotInData       the data has no classes, tasks, hours or years to answer with
    ├── Unreadable      no such file, or not to be opened
    ├── DamagedFile     a file that is not what it should be
    ├── Unwritable      a place that cannot be written
    └── WrongCall       a verb of Python asked with too little, too much, or what it does not know

The key chooses the words and nothing else: whoever must tell errors apart catches them by type. A room that
must tell them apart more finely has classes of its own below these.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from math import log10
from pathlib import PurePath
from typing import Any, Protocol, Self, runtime_checkable

from arbeid.nearest_names import closest


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

    def sentence(self, language: str = "en", *, options: bool = False) -> str:
        """Word this error in ``language`` (``nl`` or ``en``; anything else reads as English).

        With ``options`` what was asked is called as the terminal takes it, such as ``--top``; else as Python
        and the API do.

        >>> error = ArbeidError("top_invalid", value=0)
        >>> print(error.sentence(), "|", error.sentence(options=True).partition(":")[0])
        “top” is 0: give a whole number of one or more. | --top is 0
        """
        language = "nl" if language.lower() == "nl" else "en"
        entry = _sentences().get(self.key)
        if entry is None:
            return f"{self.key}: {self.values}"
        values = {name: _worded(value, language, options) for name, value in self.values.items()}
        reason = values.get("reason")
        if language == "nl" and isinstance(reason, str):
            values["reason"] = _reasons().get(reason, reason)
        told = entry[language] if options else _OPTION.sub(_argument, entry[language])
        return _TWO_STOPS.sub(".", told.format(**values))

    def with_values(self, **values: object) -> Self:
        """Give the same error with other values; those not named stay.

        >>> print(ArbeidError("web_url", url="a").with_values(url="b"))
        “b” is no web address: start with https:// or http://.
        """
        return type(self)(self.key, **{**self.values, **values})

    def __str__(self) -> str:
        return self.sentence()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_rebuild, (type(self), self.key, self.values))


class UnknownName(ArbeidError):
    """Nothing of this kind has this name: an economy, measure, claim, scenario, parameter, cut or code."""


class NoAttribute(UnknownName, AttributeError):
    """An answer or the package has nothing of this name; an ``AttributeError`` to Python too."""


class OutOfBounds(ArbeidError):
    """A number, count or year lies outside what it may be."""


class NotReachable(ArbeidError):
    """No scores, crosswalk or network reach from here what is asked: another measure or economy may."""


class PullFirst(NotReachable):
    """What is asked rests on a source that does not ship; the reader's own copy of it gives an answer."""


class NotInData(ArbeidError):
    """The data lacks what a rule needs: classes, single tasks, a median, hours, pay, or numbers by year."""


class Unreadable(ArbeidError):
    """There is no such file, or it may not be opened."""


class DamagedFile(ArbeidError):
    """A file is not what it should be; the sentence names it and, where there are any, its line and key."""


class Unwritable(ArbeidError):
    """A place cannot be written: no such folder, no leave, no room."""


class WrongCall(ArbeidError, TypeError):
    """A verb got too few arguments, too many, or one that it does not have; a ``TypeError`` to Python too."""


def unknown_name(
    kind: str, name: object, known: Iterable[str], *, first: Iterable[str] = (), near: Near | None = None
) -> UnknownName:
    """Say that nothing of this kind has this name, and which known names are nearest.

    Names that go on from what was typed come before names that look like it; those in ``first`` before
    others. ``near`` gives names found otherwise. Where none is near they are listed; where that list is cut,
    the command that lists all is named.

    >>> print(unknown_name("measure", "eloundu-beta", ["aioe", "eloundou-beta-human"]))
    There is no measure “eloundu-beta”: the nearest is “eloundou-beta-human”.
    >>> print(unknown_name("measure", "ilo", ["aioe", "ilo-2023", "ilo-2025"]))
    There is no measure “ilo”: choose from ilo-2023, ilo-2025.
    """
    names, asked = sorted(known), str(name)
    if not names:
        return UnknownName("unknown_name_none", kind=Kind(kind), name=asked)
    order = [*(one for one in first if one in names), *names]
    same = [one for one in names if _without_zeros(one) == _without_zeros(asked)]
    begun = same or list(dict.fromkeys(one for one in order if _goes_on(asked, one)))
    if len(begun) > 1 and near is None:
        return _choose(kind, asked, begun)
    found = near if near is not None else Near((one, {}) for one in begun or closest(asked, order))
    if found:
        return UnknownName("unknown_name", kind=Kind(kind), name=asked, nearest=found)
    return _choose(kind, asked, list(dict.fromkeys(order)))


def no_attribute(name: str, known: Iterable[str]) -> NoAttribute:
    """Say that something has no attribute of this name, and which are nearest.

    >>> print(no_attribute("nett", ["net", "facts", "table"]))
    There is no attribute “nett”: the nearest is “net”.
    """
    error = unknown_name("attribute", name, [one for one in known if not one.startswith("_")])
    found = NoAttribute(error.key, **error.values)
    # Else Python fills it in, looks for names itself, and says the nearest a second time.
    found.name = name
    return found


def _without_zeros(name: str) -> str:
    """Write a name in small letters, its numbers without the zeros before them: c1 for C01."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", name.casefold())


class Near(tuple[tuple[str, Mapping[str, str]], ...]):
    """Known names near to one that is not, each with what it is called in both languages, if anything."""

    __slots__ = ()

    def worded(self, language: str) -> str:
        """Write the names, with what they are called between brackets."""
        first, *others = (f"“{name}” ({told[language]})" if told else f"“{name}”" for name, told in self)
        between = {"nl": ", en anders ", "en": ", or else "}[language]
        return f"{first}{between}{', '.join(others)}" if others else first


def _goes_on(asked: str, known: str) -> bool:
    # One or two letters begin too much; then only whole words of a name count.
    begin = asked.casefold()
    return len(begin) > 0 and known.casefold().startswith(begin if len(begin) > 2 else f"{begin}-")


def _choose(kind: str, asked: str, names: list[str], at_most: int = 12) -> UnknownName:
    shown, command = ", ".join(names[:at_most]), _sentences().get(f"kind.{kind}", {}).get("list")
    if len(names) > at_most:
        shown += ", …" if command is None else f", … (`{command}`)"
    return UnknownName("unknown_name_far", kind=Kind(kind), name=asked, names=shown)


@runtime_checkable
class InBothLanguages(Protocol):
    """A text of the catalogue in a sentence: it is read in the sentence's own language."""

    def read(self, language: str, /) -> str:
        """Give it in one language."""


class OneOf(tuple[str, ...]):
    """A few names of which one is meant, joined as the sentence's language does.

    >>> OneOf(("occupation", "industry", "total")).worded("nl")
    '“occupation”, “industry” of “total”'
    """

    __slots__ = ()

    def worded(self, language: str) -> str:
        """Write the names."""
        *others, last = (f"“{name}”" for name in self)
        between = {"nl": " of ", "en": " or "}[language]
        return f"{', '.join(others)}{between}{last}" if others else last


class Kind(str):
    """The kind of thing that should have stood there; worded like a sentence is."""

    __slots__ = ()


# An option of the terminal, perhaps with its value; what else stands between backticks is a whole command.
_OPTION = re.compile(r"`(?!--)[^`\s][^`]*`|`?--(?P<name>[a-z]+(?:-[a-z]+)*)(?:[= ](?P<value>\{[a-z]+\}))?`?")


# From here on a float is no sure count.
_SURE = 10**16
# A whole sentence within another brings a full stop of its own; a path may end in two.
_TWO_STOPS = re.compile(r"(?<![./“])\.\.(?=\s|$)")


def _argument(found: re.Match[str]) -> str:
    """Call an option what the same argument is called in Python."""
    if found["name"] is None:
        return found[0]
    name = found["name"].replace("-", "_")
    return f"“{name}”" if found["value"] is None else f'{name}="{found["value"]}"'


def _worded(value: object, language: str, options: bool) -> object:
    if isinstance(value, ArbeidError):
        return value.sentence(language, options=options)
    if isinstance(value, Near | OneOf):
        return value.worded(language)
    if isinstance(value, InBothLanguages):
        return value.read(language)
    if isinstance(value, Kind):
        return _sentences().get(f"kind.{value}", {}).get(language, str(value))
    return _quoted(value, language)


def _quoted(value: object, language: str) -> object:
    """Write what somebody gave: a number as the language does, and nothing so long that it hides the rest."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _number(value).replace(".", "," if language == "nl" else ".")
    return value if isinstance(value, str | bytes | PurePath) else in_short(value)


def _number(value: float) -> str:
    """Write a number; beyond what a float counts surely its digits would fill lines, and lose their way.

    >>> _number(40), _number(0.25), _number(2.0), _number(-(10**400)), _number(123456789 * 10**5000)
    ('40', '0.25', '2', '-1e+400', '1.2346e+5008')
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _SURE else str(value)
    if abs(value) < _SURE:
        return str(value)
    # Python itself writes no more than some thousands of digits.
    power = int(log10(abs(value)))
    first = Decimal(abs(value) // 10 ** (power - 8)).scaleb(-8)
    return f"{'-' if value < 0 else ''}{first.normalize():.5g}e+{power}"


def in_short(value: object, write: Callable[[object], str] = str, most: int = 60) -> str:
    """Write a value on one line, cut where it is long; its own digits may be too many to write at all.

    >>> in_short([1, 2]), in_short("nl", repr), in_short([10**5000])
    ('[1, 2]', "'nl'", 'list')
    """
    try:
        written = " ".join(write(value).split())
    except ValueError:
        written = type(value).__name__
    return written if len(written) <= most else f"{written[: most - 1]}…"


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
