"""The same run elsewhere: as Python, as a command, and as an address for programs."""

from __future__ import annotations

from urllib.parse import urlencode

from arbeid.language import Language
from arbeid.web.what_if.state import Said

_CODE = {
    "jobs": "print(found.facts.balance)",
    "gains": "print(found.facts.gains)",
    "occupations": 'print(found.occupations.filter(year=found.facts.scenario.years).sort("net"))',
    "unemployment": "print(found.unemployment)",
}
_CODE_WHOLE = "print(found.facts.balance.net.value, found.facts.productivity[0].a_year.value)"


def python(read: Said, figure: str = "") -> str:
    """Write the Python that gives exactly this run."""
    choice = read.choice
    given = [f'"{choice.scenario}"', f'"{read.settings.economy}"']
    given += [f'measure="{choice.measure}"'] if choice.measure else []
    given += [f"years={choice.years}"] if choice.years else []
    if choice.values:
        inside = ", ".join(f'"{name}": {value:g}' for name, value in choice.values)
        given.append(f"values={{{inside}}}")
    lines = ["import arbeid", "", f"found = arbeid.run({', '.join(given)})", _CODE.get(figure, _CODE_WHOLE)]
    if read.beside and not figure:
        lines.append(f'print(arbeid.compare(found.result, "{read.beside}", found.facts.economy.id))')
    return "\n".join(lines)


def command(read: Said) -> str:
    """Write the command that prints exactly this run."""
    parts = ["arbeid run", read.choice.scenario, "--economy", read.settings.economy]
    for name, value in (("--measure", read.choice.measure), ("--years", read.choice.years)):
        parts += [name, str(value)] if value else []
    parts += [f"--set {name}={value:g}" for name, value in read.choice.values]
    return " ".join(parts)


def api_address(read: Said, language: Language) -> str:
    """Give the address of exactly this run as JSON."""
    choice = read.choice
    asked = {"scenario": choice.scenario, "economy": read.settings.economy, "lang": language}
    asked |= {"measure": choice.measure} if choice.measure else {}
    asked |= {"years": str(choice.years)} if choice.years else {}
    asked |= {name: f"{value:g}" for name, value in choice.values}
    return f"/api/run?{urlencode(asked)}"
