"""What the address of a what-if page says: what can be used of it, and a sentence on what cannot."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from arbeid.data.economies.economy import economy_names
from arbeid.measures.measure import MEASURES
from arbeid.params import Param
from arbeid.registry import remembered
from arbeid.scenario import BASE, MODELS, SCENARIOS, Settings, names_of_work
from arbeid.verbs.run.choice import Choice
from arbeid.web.typed_number import Typed, local, typed
from arbeid.web.what_if.together import going_together
from arbeid.wording import Words


@remembered
def _params() -> Mapping[str, tuple[str, Param]]:
    return {param.name: (model, param) for model, params in MODELS.items() for param in params}


class _Params(Mapping[str, tuple[str, Param]]):
    """Every assumption by name, with its model: always those of the blocks that there are now."""

    def __getitem__(self, name: str) -> tuple[str, Param]:
        return _params()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(_params())

    def __len__(self) -> int:
        return len(_params())


class _Keys(Collection[str]):
    """The keys that an address may have: where and when, and every assumption by name."""

    PLACES = ("scenario", "economy", "measure", "years", "vs")

    def __contains__(self, name: object) -> bool:
        return name in self.PLACES or name in PARAMS

    def __iter__(self) -> Iterator[str]:
        return iter((*self.PLACES, *PARAMS))

    def __len__(self) -> int:
        return len(self.PLACES) + len(PARAMS)


PARAMS: Mapping[str, tuple[str, Param]] = _Params()
KEYS: Collection[str] = _Keys()
_YEARS = (1, 50)
_CONCEPTS = ("exposure", "automation-risk", "observed-use")


@dataclass(frozen=True)
class Refused:
    """What a number field does not take: what was typed, and a sentence that says what would do."""

    text: str
    sentence: str


@dataclass(frozen=True)
class Said:
    """What an address says: the choice, whom it is compared with, and what was put right on the way.

    ``refused`` holds by its name each number that was not taken, for the field where it belongs.
    """

    choice: Choice
    beside: str | None
    settings: Settings
    put_right: tuple[str, ...] = ()
    refused: Mapping[str, Refused] = field(default_factory=dict)

    def state(self, **changes: str | None) -> dict[str, str]:
        """Give the shortest state that says the same, with changes; None takes something out."""
        choice = self.choice
        own = {name.rpartition(".")[2]: value for name, value in choice.values}
        state = {
            "scenario": choice.scenario if choice.scenario != BASE else None,
            "economy": choice.economy,
            "measure": choice.measure,
            "years": str(choice.years) if choice.years else None,
            "vs": self.beside,
            **{name: plain(PARAMS[name][1], value) for name, value in own.items()},
            **changes,
        }
        return {name: value for name, value in state.items() if value}

    def without_values(self) -> dict[str, str]:
        """Give the state with every assumption as the scenario has it."""
        return replace(self, choice=replace(self.choice, values=())).state()

    def going_together(self, words: Words) -> Said:
        """Keep of the choice what can be worked out together, with a sentence on what is left out.

        Errors: a scenario that cannot be worked out as it is.
        """
        choice, left = going_together(self.choice, Choice.check, words)
        return Said(choice, self.beside, choice.settings(), (*self.put_right, *left), self.refused)


def said(state: Mapping[str, str], words: Words) -> Said:
    """Read a state. What does not fit falls back on the scenario's own, and is told in one sentence."""
    wrong: list[str] = []
    refused: dict[str, Refused] = {}
    scenario = _named(state, "scenario", names_of_work(), wrong, words) or BASE
    own = SCENARIOS.get(scenario).settings()
    economy = _named(state, "economy", economy_names(), wrong, words)
    measure = _named(state, "measure", measure_names(), wrong, words)
    years = _years(state, own, wrong, refused, words)
    at_home = Choice(scenario, economy).settings()
    values = tuple(_values(state, at_home, wrong, refused, words))
    choice = Choice(
        scenario,
        economy if economy != own.economy else None,
        measure if measure != own.measure else None,
        years if years != own.years else None,
        values,
    )
    choice, left = going_together(choice, Choice.settings, words)
    wrong += left
    beside = _named(state, "vs", names_of_work(), wrong, words)
    beside = beside if beside != scenario or values else None
    return Said(choice, beside, choice.settings(), tuple(wrong), refused)


def measure_names() -> list[str]:
    """List the measures that say how much of an occupation's work AI could reach."""
    return [one.id for one in MEASURES.all() if one.concept in _CONCEPTS]


def shown(param: Param, value: float) -> float:
    """Give a value as the page shows it: shares and chances as percentages.

    >>> shown(PARAMS["adoption"][1], 0.23)
    23.0
    """
    return round(100 * value, 6) if in_percent(param) else round(value, 6)


def plain(param: Param, value: float) -> str:
    """Write a shown value as it stands in an address."""
    return f"{shown(param, value):.6f}".rstrip("0").rstrip(".")


def in_percent(param: Param) -> bool:
    """Say whether a parameter is shown as a percentage."""
    return param.unit.startswith(("share", "probability"))


def written(param: Param, value: float, words: Words) -> str:
    """Write a value of an assumption with its unit.

    >>> from arbeid.wording import words_of
    >>> written(PARAMS["adoption"][1], 0.23, words_of("nl"))
    '23%'
    """
    number = shown(param, value)
    digits = next((digits for digits in range(3) if abs(number - round(number, digits)) < 1e-9), 2)
    text, behind = words.number(number, digits), unit(param, words, number)
    return f"{text}%" if behind == "%" else f"{text} {behind}".strip()


def unit(param: Param, words: Words, value: float = 2) -> str:
    """Give the unit of a shown value, as it stands behind the number."""
    if in_percent(param):
        return "%"
    return words(f"web_what-if.unit_{param.unit}", n=f"{value:g}") if param.unit in ("years", "weeks") else ""


def _named(
    state: Mapping[str, str], key: str, known: list[str], wrong: list[str], words: Words
) -> str | None:
    value = state.get(key)
    if value is None or value in known:
        return value
    wrong.append(words("web_what-if.wrong_name", value=value[:60], what=words(f"web_what-if.{key}")))
    return None


def _years(
    state: Mapping[str, str], own: Settings, wrong: list[str], refused: dict[str, Refused], words: Words
) -> int | None:
    text = state.get("years")
    if text is None:
        return None
    read = typed(text, words.language, *_YEARS)
    if not read.problem and read.value == int(read.value):
        return int(read.value)
    ends = ends_of_years(words)
    what, kept = words("web_what-if.years"), words("web_what-if.unit_years", n=own.years)
    held = f"{own.years} {kept}"
    wrong.append(words("web_what-if.wrong_value", value=text[:60], what=what, kept=held, **ends))
    sentence = refusal(text, read if read.problem else Typed(0.0, "number"), ends, held, words)
    refused["years"] = Refused(text[:60], sentence)
    return None


def ends_of_years(words: Words) -> dict[str, str]:
    """Give the nearest and the furthest year ahead, as they are said."""
    return {"low": str(_YEARS[0]), "high": str(_YEARS[1])}


def ends_of(param: Param, words: Words) -> dict[str, str]:
    """Give both bounds of an assumption, as they are said."""
    return {"low": written(param, param.low, words), "high": written(param, param.high, words)}


def _values(
    state: Mapping[str, str], own: Settings, wrong: list[str], refused: dict[str, Refused], words: Words
) -> Iterator[tuple[str, float]]:
    for name, (model, param) in PARAMS.items():
        if name not in state:
            continue
        # One that follows from others has a value of its own only where the scenario set it.
        text, usual = state[name], own.models[model].get(name)
        read = typed(text, words.language, shown(param, param.low), shown(param, param.high))
        if read.problem:
            ends = ends_of(param, words)
            held = written(param, param.default if usual is None else usual, words)
            what = param.label.read(words.language)
            wrong.append(words("web_what-if.wrong_value", value=text[:60], what=what, kept=held, **ends))
            refused[name] = Refused(text[:60], refusal(text, read, ends, held, words))
            continue
        value = round(read.value / 100 if in_percent(param) else read.value, 9)
        if _perhaps_a_share(text, param, read.value):
            wrong.append(_as_percent(text, param, read.value, words))
        if usual is None or plain(param, value) != plain(param, usual):
            yield f"{model}.{name}", value


def _perhaps_a_share(text: str, param: Param, value: float) -> bool:
    """Say whether a percentage may be meant as a share (0 to 1), as the terminal and Python take it."""
    below_one = in_percent(param) and 0 < value < 1 and "%" not in text
    return below_one and param.default > 1 / 100 and param.low <= value <= param.high


def _as_percent(text: str, param: Param, value: float, words: Words) -> str:
    """Say how a number below one was read, and how to write the share that may have been meant."""
    taken, other = written(param, value / 100, words), written(param, value, words)
    what = param.label.read(words.language)
    return words("web_what-if.in_percent", value=text, what=what, taken=taken, other=other)


def refusal(text: str, read: Typed, ends: Mapping[str, str], kept: str, words: Words) -> str:
    """Say beside a field why what was typed there is not taken, and what was counted with instead."""
    decimal = local(f"{read.value:.6f}".rstrip("0").rstrip("."), words.language)
    return words(
        f"web_what-if.refused_{read.problem}",
        value=text[:60],
        kept=kept,
        one=decimal,
        other=f"{1000 * read.value:.0f}",
        **ends,
    )
