"""A scenario as a value: changed without a file, run, and compared."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from numbers import Real
from typing import Any, ClassVar

from arbeid.answers.members import Members
from arbeid.answers.scenario import ScenarioFacts
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError
from arbeid.face.draws import Draws
from arbeid.language import LANGUAGES, Language, Text, spoken
from arbeid.scenario import scenario as scenario_named
from arbeid.settings import Places, given
from arbeid.uncertainty.ensemble.plan import planned
from arbeid.uncertainty.first_points import SEED
from arbeid.verbs.arguments import checked, no_number, written
from arbeid.verbs.flows.outcome import FlowOutcome
from arbeid.verbs.plain_values import as_python
from arbeid.verbs.run.answer import RunAnswer
from arbeid.verbs.run.balance import BalanceOf, balance_of
from arbeid.verbs.run.ensemble import DRAWS, refuse_few
from arbeid.verbs.run.run import run
from arbeid.verbs.run.scenario import described
from arbeid.verbs.run.settings import asked_settings, moving_settings
from arbeid.wording import is_phrase, words_of

# How many changes a title tells of.
_TOLD = 3


@dataclass(frozen=True)
class _Named(Members):
    """The title that a maker gave, and all that was changed by then."""

    title: str
    when: Mapping[str, object]


class Scenario(ScenarioFacts):
    """A scenario to change and run; ``with_`` leaves it as it is and answers another.

    >>> fast = scenario("base").with_(adoption=0.4, elasticity={"Q": 1.5}, economy="nl")
    >>> fast.changes
    {'adoption': 0.4, 'elasticity[Q]': 1.5}
    >>> round((fast.run(flows=False) - scenario("base").run(flows=False)).outcomes[0].difference.value) > 0
    True
    """

    _instead_of_operators: ClassVar[str] = "scenario_operators"

    changes: Mapping[str, float]
    settings: Places

    @checked
    def with_(
        self,
        *,
        economy: str | None = None,
        measure: str | None = None,
        mode: str | None = None,
        years: int | None = None,
        network: str | None = None,
        closure: str | None = None,
        seed: int | None = None,
        title: str | None = None,
        **values: float | Mapping[str, float],
    ) -> Scenario:
        """Change settings and parameters, each by its name; one apart by code: ``elasticity={"Q": 1.5}``.

        The title says what was changed, or is yours, with what is changed after that. Errors: a name that no
        parameter has, with the nearest; a value that is no number, or out of bounds; a title of blanks.
        """
        places = Places(
            economy=economy,
            measure=measure,
            mode=mode,
            years=years,
            network=network,
            closure=closure,
            seed=seed,
        )
        settings: Places = {**self.settings, **given(places)}
        changes = {**self.changes, **_flat(values)}
        if title is None:
            named = self._named
        else:
            # What is changed from here on is said after it, or two runs would be called alike.
            named = _Named(written(title, "title_empty"), {**settings, **changes})
        return _changed(self, settings, changes, named)

    @checked
    def run(
        self, *, by: str | None = None, flows: bool = True, point: bool = False, with_range: bool = True
    ) -> RunAnswer:
        """Run it; ``by`` and the others are those of the verb ``run``.

        Errors: a scenario with a shock, which ``follow`` follows; a setting that its economy does not have.
        """
        done = run(
            self._name, **self._asked(), by=by, flows=flows, point=point, with_range=with_range,
            language=spoken(),
        )  # fmt: skip
        if not isinstance(done, RunAnswer):
            raise ArbeidError("run_shock", name=self.id)
        titled = replace(done.facts.scenario, title=self.title)
        return replace(done, facts=replace(done.facts, scenario=titled))

    def balance(self) -> BalanceOf:
        """Work out the balance of jobs alone, as ``run(flows=False)`` does beside all else.

        Errors: as ``run``.
        """
        return balance_of(self._name, Places(**self.settings), self.changes or None)

    @checked
    def draws(
        self,
        count: int = DRAWS,
        *,
        seed: int = SEED,
        correlated: Mapping[tuple[str, str], float] | None = None,
    ) -> Draws:
        """Take draws of the assumptions that nobody set; its ``run`` runs them.

        Errors: too few draws to tell, a number that is no power of two, a seed that none is.

        >>> scenario("fast-adoption").draws(4096).draws
        4096
        """
        refuse_few(count)
        own = self.settings
        settings = moving_settings(
            scenario_named(self._name), self.changes, economy=own.get("economy"), measure=own.get("measure"),
            mode=own.get("mode"), years=own.get("years"),
        )  # fmt: skip
        planned(settings, count, seed=seed, pairs=correlated)
        title = self.title if self.settings or self.changes or self._named else None
        return Draws(self._name, count, seed, self.settings, self.changes, correlated or {}, title)

    @checked
    def follow(self) -> FlowOutcome:
        """Follow a scenario with a shock, as the verb ``flows`` does. Errors: a scenario without one."""
        if not _is_shock(self._name):
            raise ArbeidError("follow_no_shock", name=self.id)
        done = run(self._name, **self._asked())
        assert isinstance(done, FlowOutcome)
        return done

    def _facts(self) -> ScenarioFacts:
        return ScenarioFacts(*(getattr(self, field.name) for field in fields(ScenarioFacts)))

    def _asked(self) -> dict[str, Any]:
        return {**self.settings, "values": self.changes or None}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scenario):
            return NotImplemented
        return (self._name, self.settings, self.changes, self._named) == (
            other._name, other.settings, other.changes, other._named,
        )  # fmt: skip

    __hash__ = None  # type: ignore[assignment]
    _name: str
    _named: _Named | None


@checked
def scenario(name: str = "base") -> Scenario:
    """Read a scenario (a name or a file) as a value to change and run. Errors: unknown; a damaged file.

    >>> scenario("no-new-work").differences
    (('creation.reinstatement', 0.5, 0.0),)
    """
    chosen = scenario_named(name)
    return _made(name, described(chosen, chosen.settings()), {}, {}, None)


def _changed(one: Scenario, settings: Places, changes: Mapping[str, float], named: _Named | None) -> Scenario:
    chosen = scenario_named(one._name)
    found = asked_settings(chosen, changes, settings)
    title = _title(chosen.title, {**settings, **changes}, named)
    facts = replace(described(chosen, found, changes), title=title)
    return _made(one._name, facts, settings, changes, named)


def _title(start: Text, asked: Mapping[str, object], named: _Named | None) -> Text:
    """Name a changed scenario after what was changed since its file, or since its maker named it."""
    known = {} if named is None else named.when
    if named is not None:
        start = Text(nl=named.title, en=named.title)
    changes = [
        (name, value) for name, value in asked.items() if value is not None and known.get(name) != value
    ]
    said = {
        language: ", ".join([start.read(language), *(_change(*one, language) for one in changes[:_TOLD])])
        for language in LANGUAGES
    }
    more = " …" if len(changes) > _TOLD else ""
    return Text(nl=said["nl"] + more, en=said["en"] + more)


def _change(name: str, value: object, language: Language) -> str:
    words = words_of(language)
    if name == "economy":
        return words(load_economy(str(value)).entry.title)
    if is_phrase(f"run.with.{name}"):
        return words(f"run.with.{name}", value=value)
    if not isinstance(value, float):
        return f"{name} {value}"
    return f"{name} {words.number(value, len(f'{value:.6g}'.partition('.')[2]))}"


def _made(
    name: str, facts: ScenarioFacts, settings: Places, changes: Mapping[str, float], named: _Named | None
) -> Scenario:
    one = Scenario(*(getattr(facts, field.name) for field in fields(ScenarioFacts)))
    # The facts are frozen; these are set once, while the scenario is made.
    made = {"_name": name, "_named": named, "settings": dict(settings), "changes": dict(changes)}
    for key, value in made.items():
        object.__setattr__(one, key, value)
    return one


def _is_shock(name: str) -> bool:
    return scenario_named(name).settings().shock is not None


def _flat(values: Mapping[str, float | Mapping[str, float]]) -> dict[str, float]:
    flat: dict[str, float] = {}
    for name, value in values.items():
        if isinstance(value, Mapping) and not value:
            raise ArbeidError("list_empty", name=name, example=f'{name}={{"Q": 1.5}}')
        if isinstance(value, Mapping):
            flat |= {f"{name}[{code}]": _number(f"{name}[{code}]", one) for code, one in value.items()}
        else:
            flat[name] = _number(name, value)
    return flat


def _number(name: str, value: object) -> float:
    # A number of numpy, of a frame or of an answer is one too.
    value = as_python(value)
    if isinstance(value, bool) or not isinstance(value, Real):
        raise no_number(name, value)
    return as_float(value)


def as_float(value: Any) -> float:
    """Read a number; one beyond what a machine holds is infinite, which no bounds of a parameter take.

    >>> as_float(10**400), as_float(-(10**400)), as_float(1)
    (inf, -inf, 1.0)
    """
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
