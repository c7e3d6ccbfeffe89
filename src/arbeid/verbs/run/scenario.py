"""Scenarios: what there is, what each says, one of your own, and their schema for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from arbeid.answers.listing import Listing
from arbeid.answers.sayings import Problem
from arbeid.answers.scenario import ScenarioFacts, ScenarioLine
from arbeid.errors import ArbeidError
from arbeid.files import taken, write_whole
from arbeid.language import Language
from arbeid.language import language as language_named
from arbeid.models.block import BLOCKS, told_together
from arbeid.models.flows.flow_parameters import SHOCK_YEARS
from arbeid.models.flows.shock_settings import BURN_IN_MOST, HORIZON_MOST, ShockSettings
from arbeid.params import Param
from arbeid.scenario import BASE, SCENARIOS, Scenario
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import MODELS, Settings, place
from arbeid.verbs.arguments import checked
from arbeid.verbs.run.as_run import sentence_as_run, title_as_run
from arbeid.wording import words_of

_EXAMPLES = ("adoption.adoption", "demand.elasticity", "creation.reinstatement")
_PLACES = ("economy", "measure", "mode", "years", "network", "closure", "labour_force")


@checked
def scenarios() -> Listing[ScenarioLine]:
    """List the scenarios, one line each.

    >>> [line.id for line in scenarios()][:2]
    ['accenture-2016', 'acemoglu-2024']
    """
    return Listing(
        [
            *(
                ScenarioLine(
                    id=one.id, title=one.title, sentence=one.sentence, base=one.base or "", fitted=one.fitted
                )
                for one in SCENARIOS.all()
            ),
            *(
                ScenarioLine(id=name, title=None, sentence=Problem(error), base=None, fitted=None)
                for name, error in sorted(SCENARIOS.broken().items())
            ),
        ]
    )


@checked
def scenario(name: str) -> ScenarioFacts:
    """Describe a scenario (a name or a file). Errors: an unknown name, a damaged file.

    >>> scenario("no-new-work").differences
    (('creation.reinstatement', 0.5, 0.0),)
    """
    found = scenario_named(name)
    return described(found, found.settings())


def described(
    found: Scenario, settings: Settings, changes: Mapping[str, float] | None = None
) -> ScenarioFacts:
    """Describe a scenario with the settings that it is run with; ``changes`` are those made to it by name."""
    base = SCENARIOS.get(BASE).settings()
    differences = [
        (f"{model}.{param}", usual, value)
        for model, params in settings.models.items()
        for param, value in params.items()
        if value != (usual := base.models[model].get(param, MODELS[model][param].default))
    ]
    own = settings.plain() if changes and settings.shock is None else None
    return ScenarioFacts(
        id=found.id,
        title=title_as_run(found, own) if own else found.title,
        sentence=sentence_as_run(found, own) if own else found.sentence,
        leaves_out=found.leaves_out,
        base=found.base,
        fitted=found.fitted,
        places=_places(settings, base),
        differences=(*differences, *_apart(changes or {}, base)),
        expected={} if changes else dict(found.expected),
        badge="assumed" if changes else found.badge,
    )


def _apart(changes: Mapping[str, float], base: Settings) -> Iterator[tuple[str, float, float]]:
    """List what was set for one industry or occupation, beside the base's value for all of them."""
    for name, value in changes.items():
        model, param = place(name.partition("[")[0])
        if name.endswith("]"):
            usual = base.models[model].get(param, MODELS[model][param].default)
            yield f"{model}.{param}[{name.partition('[')[2]}", usual, value


def _places(settings: Settings, base: Settings) -> dict[str, Any]:
    """Read what a scenario sets beside parameters: where and when it runs, and what its shock is."""
    places = {one: getattr(settings, one) for one in _PLACES if getattr(settings, one) != getattr(base, one)}
    if settings.shock is not None:
        usual = {name: field.default for name, field in ShockSettings.model_fields.items()}
        shock = settings.shock.model_dump()
        # Of which measure a shock is, is never left out, nor over how many years it unfolds.
        told = [name for name in shock if name in ("measure", "years") or shock[name] != usual[name]]
        places |= {f"shock.{name}": shock[name] for name in told}
    return places


@checked
def new_scenario(path: str | Path, base: str = BASE, language: str = "en") -> Path:
    """Write a scenario of your own: the base named, a few parameters to change, each explained.

    It runs as it is and comes to the same as its base. Errors: a file that is there already, an unknown
    base, a place that cannot be written.
    """
    spoken = language_named(language)
    target = Path(path)
    if taken(target):
        raise ArbeidError("scenario_exists", path=target)
    content = _starting(SCENARIOS.get(base), spoken)
    write_whole(target, content.encode("utf-8"))
    return target


def _starting(base: Scenario, language: Language) -> str:
    settings = base.settings()
    said = {one: words_of(one)("run.scenario.from", base=f"“{base.title.read(one)}”") for one in ("nl", "en")}
    years = [f"years = {settings.years}"] if settings.shock is None else []
    lines = [f'base = "{base.id}"', f'economy = "{settings.economy}"', *years, ""]
    lines += ["[title]", *(f'{one} = "{words_of(one)("run.scenario.own")}"' for one in ("nl", "en")), ""]
    lines += ["[sentence]", *(f'{one} = "{text}"' for one, text in said.items()), ""]
    if settings.shock is not None:
        return "\n".join([*lines, *_starting_shock(settings.shock)])
    for example in _EXAMPLES:
        model, name = example.split(".")
        param = MODELS[model][name]
        lines += [
            f"[{model}]",
            f"# {_explained(param, language)}",
            f"{name} = {settings.models[model][name]:g}",
            "",
        ]
    return "\n".join(lines)


def _starting_shock(shock: ShockSettings) -> list[str]:
    return ["[shock]", f'measure = "{shock.measure}"', f"years = {shock.years:g}", ""]


def _explained(param: Param, language: Language) -> str:
    return f"{param.label.read(language)}: {param.low:g} – {param.high:g} ({param.unit}). {param.source}"


@checked
def schema() -> dict[str, Any]:
    """Write the JSON Schema of a scenario file, every parameter with its bounds, for editors.

    >>> schema()["properties"]["demand"]["properties"]["elasticity"]["maximum"]
    8.0
    """
    found = Scenario.model_json_schema()
    properties: dict[str, Any] = {}
    for name, part in found["properties"].items():
        # What models take stands before what is set apart, as a file is written.
        if name == "by_industry":
            properties |= {model: _model_schema(model) for model in MODELS}
        if name not in ("id", "folder"):
            properties[name] = part
    properties["shock"] = _shock_schema()
    for axis in ("industry", "occupation"):
        properties[f"by_{axis}"] = _axis_schema(axis)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Scenario",
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "sentence"],
        "properties": properties,
        "$defs": {name: part for name, part in found.get("$defs", {}).items() if name != "ShockSettings"},
    }


def _shock_schema() -> dict[str, Any]:
    """Describe a shock with the bounds that its numbers are held to."""
    found = ShockSettings.model_json_schema()
    found["properties"]["years"] |= _param_schema(SHOCK_YEARS)
    found["properties"]["burn_in"] |= {"minimum": 1, "maximum": BURN_IN_MOST}
    found["properties"]["horizon"] |= {"maximum": HORIZON_MOST}
    return {name: part for name, part in found.items() if name != "title"}


def _model_schema(model: str) -> dict[str, Any]:
    params = MODELS[model]
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {param.name: _with_others(model, param) for param in params},
    }


def _with_others(model: str, param: Param) -> dict[str, Any]:
    """Describe a parameter, with the others beside which it is bounded: a sum has no form in a schema."""
    found = _param_schema(param)
    together = told_together(BLOCKS.get(model), param.name) if model in BLOCKS.names() else ""
    return found | {"description": f"{found['description']}{'.' if together else ''}{together}"}


def _axis_schema(axis: str) -> dict[str, Any]:
    known = [param for params in MODELS.values() for param in params]
    values = {
        param.name: {"type": "object", "additionalProperties": _bounds(param)}
        for param in known
        if axis in param.by
    }
    return {"type": "object", "additionalProperties": False, "properties": values}


def _param_schema(param: Param) -> dict[str, Any]:
    about = {"description": f"{param.label.en} ({param.unit}; {param.source})", "default": param.default}
    return _bounds(param) | about


def _bounds(param: Param) -> dict[str, Any]:
    return {"type": "number", "minimum": param.low, "maximum": param.high}
