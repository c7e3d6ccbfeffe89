"""The controls of a what-if page: every assumption as a slider with its sourced default, and the presets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from arbeid.data.economies.choices import by_choice, choices
from arbeid.data.economies.economy import damaged_economies, economy, economy_names
from arbeid.data.economies.entry import ECONOMIES as DECLARED
from arbeid.data.economies.families import family_entry
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import reaches
from arbeid.params import Param
from arbeid.registry import remembered
from arbeid.run.own_values import own_values
from arbeid.scenario import BASE, MODELS, SCENARIOS, Scenario
from arbeid.verbs.run.choice import Choice
from arbeid.views.phrasing import opening
from arbeid.web.typed_number import local
from arbeid.web.what_if.state import (
    PARAMS,
    Said,
    ends_of,
    ends_of_years,
    in_percent,
    measure_names,
    plain,
    shown,
    unit,
    written,
)
from arbeid.wording import Words, is_phrase

_REFUSED = ("number", "bounds", "ways")


@dataclass(frozen=True)
class Field:
    """A number field in the page's language: its text, the value in use and as said, and its bounds.

    ``value`` is as in an address. ``problem`` says why ``text`` was not taken; ``sentences`` hold, for a
    script, what to say of other text that cannot be.
    """

    name: str
    text: str
    value: str
    spoken: str
    low: str
    high: str
    problem: str
    sentences: Mapping[str, str]


@dataclass(frozen=True)
class Control:
    """One assumption as a slider and a number field; values are as shown, shares in percent.

    ``declared`` is the rule whose account tells of it; ``tick`` says where the sourced default lies on the
    slider, in percent of its length.
    """

    name: str
    declared: str
    label: str
    about: str
    unit: str
    value: str
    own: str
    default: str
    written: str
    least: str
    most: str
    low: str
    high: str
    step: str
    tick: float
    source: str
    badge: str
    prior: str
    reset: dict[str, str]
    field: Field


@dataclass(frozen=True)
class Chip:
    """A named scenario to start from."""

    name: str
    label: str
    sentence: str
    state: dict[str, str]
    chosen: bool


def controls(said: Said, words: Words) -> tuple[list[Control], list[Control]]:
    """Split the controls into the main ones and the rest; what follows from others has one if set."""
    there = {name: param for name, (model, param) in PARAMS.items() if name in said.settings.models[model]}
    main = [control(name, said, words) for name, param in there.items() if param.main]
    return main, [control(name, said, words) for name, param in there.items() if not param.main]


def control(name: str, said: Said, words: Words) -> Control:
    """Put one assumption's control together; an economy's own value comes before the default of the model."""
    model, param = PARAMS[name]
    scenario = Choice(said.choice.scenario, said.choice.economy).settings().models[model]
    own = scenario.get(name, param.default)
    theirs = own_values(economy(said.settings.economy)).get(f"{model}.{name}")
    sourced = theirs.value if theirs else param.default
    value, low = said.settings.models[model][name], shown(param, param.low)
    high, default = shown(param, param.high), shown(param, sourced)
    usual = high if param.usual_high is None else shown(param, param.usual_high)
    # A slider that ended below the value in use could not show it.
    most = max(usual, shown(param, value), default)
    label, about = f"web_what-if.short.{name}", opening(param.label.read(words.language))
    back = plain(param, sourced)
    return Control(
        name=name,
        declared=MODELS[model].module.rpartition(".")[2],
        label=words(label) if is_phrase(label) else about,
        about=about,
        unit=unit(param, words),
        value=plain(param, value),
        own=plain(param, own),
        default=back,
        written=written(param, sourced, words),
        least=f"{low:g}",
        most=f"{most:g}",
        low=f"{low:g}",
        high=f"{high:g}",
        step=f"{_step(param):g}",
        tick=round(100 * (default - low) / (most - low), 2),
        # The page goes on behind it, whether a source is a name or a sentence.
        source=(theirs.source.read(words.language) if theirs else param.source).removesuffix("."),
        badge=theirs.badge if theirs else param.badge,
        prior=_prior(param, words),
        # What a scenario has by itself is no setting, and leaves the address.
        reset=said.state(**{name: None if back == plain(param, own) else back}),
        field=_field(
            name, said, (plain(param, value), written(param, value, words)), ends_of(param, words), words
        ),
    )


def years_field(said: Said, words: Words) -> Field:
    """Put together the field for how many years ahead."""
    years = said.settings.years
    spoken = f"{years} {words('web_what-if.unit_years', n=years)}"
    return _field("years", said, (str(years), spoken), ends_of_years(words), words)


def _field(name: str, said: Said, value: tuple[str, str], ends: Mapping[str, str], words: Words) -> Field:
    refused = said.refused.get(name)
    low, high = (
        (f"{shown(PARAMS[name][1], end):g}" for end in (PARAMS[name][1].low, PARAMS[name][1].high))
        if name in PARAMS
        else ends.values()
    )
    # Marks stay marks: a script fills them in for what is typed once the page is there.
    marks = {mark: f"{{{mark}}}" for mark in ("value", "kept", "one", "other")}
    return Field(
        name=name,
        text=refused.text if refused else local(value[0], words.language),
        value=value[0],
        spoken=value[1],
        low=low,
        high=high,
        problem=refused.sentence if refused else "",
        sentences={kind: words(f"web_what-if.refused_{kind}", **marks, **ends) for kind in _REFUSED},
    )


def _step(param: Param) -> float:
    if param.step is not None:
        return shown(param, param.step)
    if param.unit.startswith("probability"):
        return 0.1
    return 1 if in_percent(param) else 0.05


def _prior(param: Param, words: Words) -> str:
    if param.prior is None:
        return ""
    ends = [written(param, end, words) for end in (param.prior.values[0], param.prior.values[-1])]
    return words("web_what-if.prior", low=ends[0], high=ends[1])


def chips(said: Said, language: Language) -> tuple[list[Chip], list[Chip]]:
    """List our own presets, and those that follow a published study."""
    presets = {one.id: one for one in SCENARIOS.all() if one.shock is None}
    names = by_choice(presets, choices("scenarios").offered)
    found = [(presets[name], _chip(presets[name], said, language)) for name in names]
    studies = {one.id for one, _ in found if one.published is not None or one.publication is not None}
    return (
        [chip for one, chip in found if one.id not in studies],
        [chip for one, chip in found if one.id in studies],
    )


def _chip(one: Scenario, said: Said, language: Language) -> Chip:
    where = one.economy or said.settings.economy
    state = {"scenario": one.id if one.id != BASE else "", "economy": where, "vs": said.beside or ""}
    if where == one.settings().economy:
        del state["economy"]
    return Chip(
        one.id,
        one.title.read(language),
        one.sentence.read(language),
        {name: value for name, value in state.items() if value},
        one.id == said.choice.scenario,
    )


def economy_chips(said: Said, language: Language) -> list[tuple[str, dict[str, str], bool]]:
    """List the economies that a copy without a server holds: name, state, and whether it is shown."""
    own = SCENARIOS.get(said.choice.scenario).settings().economy
    return [
        (
            _title(name, language),
            said.state(economy=name if name != own else None),
            name == said.settings.economy,
        )
        for name in choices().at_hand
    ]


@remembered
def economies(language: Language) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """List the economies to choose from: those at hand, and every other country by its name."""
    offered = choices().offered
    beyond = {*offered, *damaged_economies()}
    named = [(name, _title(name, language)) for name in economy_names() if name not in beyond]
    rest = sorted(
        (one for one in named if len(one[0]) == 2), key=lambda one: unicodedata.normalize("NFD", one[1])
    )
    return tuple((name, _title(name, language)) for name in offered), tuple(rest)


def _title(name: str, language: Language) -> str:
    entry = DECLARED.get(name) if name in DECLARED.names() else family_entry(name)
    return opening(entry.title.read(language))


def measures(language: Language, name: str) -> Iterator[tuple[str, str]]:
    """List the measures of exposure to choose from, by label: those that are here for this economy."""
    market = economy(name)
    here = (measure for measure in measure_names() if reaches(measure, market))
    labelled = ((measure, MEASURES.get(measure).label.read(language)) for measure in here)
    yield from sorted(labelled, key=lambda one: one[1].casefold())
