"""A part of something is told as a part of something else, or of everybody."""

from __future__ import annotations

from arbeid.claims.checking.bendings.tasks import tasks_as_jobs
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.lexicon import hits, words_for
from arbeid.claims.checking.telling import Telling

_CLASSES = {
    "jobs": "work", "work": "work", "workers": "work", "people": "work",
    "population": "population", "users": "users", "occupations": "occupations", "tasks": "tasks",
    "hours": "tasks", "firms": "firms", "vacancies": "vacancies", "talks": "talks", "cuts": "cuts",
    "gdp": "gdp", "productivity": "productivity", "income": "income", "issues": "productivity",
}  # fmt: skip
_JOBS = frozenset({"jobs", "work"})
# What work in the mass may be taken for.
_OF_WORK = frozenset({"jobs", "tasks", "hours", "occupations"})
_PARTS_OF = ("share", "jobs", "people")
_TOTALS = frozenset({"gdp", "productivity", "income", "vacancies"})
# What is nobody’s work, so that nothing else in the source can be meant.
_OF_THEIR_OWN = frozenset({"talks", "firms", "vacancies", "cuts"})
_WHOLES = frozenset(_CLASSES) - {"talks", "cuts", "gdp", "productivity", "income", "issues"}
# Parts of everybody that a figure may not be told without.
_KINDS = ("sex", "age", "part", "sector", "skill", "fit", "size")

# Those of them that one part of a sentence may say for all.
_SHARED = ("part", "fit")
# Those of them that no study of everybody is on.
_NARROWED = ("sex", "age", "skill", "size", "sector")


def other_denominator(telling: Telling) -> str | None:
    """Tell whether the clause takes the figure as a part of another whole."""
    if telling.close < Closeness.VAGUE or tasks_as_jobs(telling):
        return None
    return "other-denominator" if _other_whole(telling) or _wider(telling) or _narrower(telling) else None


def _other_whole(telling: Telling) -> bool:
    told, figure = telling.counted, telling.figure
    if figure.value is None or told is None:
        return False
    if figure.value.unit not in _PARTS_OF:
        return told in _TOTALS and bool(figure.counted & _TOTALS) and told not in figure.also_counted
    if "used" in figure.relations and told in ("jobs", "occupations") and not telling.says("used"):
        # What is done with a tool is no part of all jobs.
        return True
    if figure.respondents and told == "jobs" and not figure.counted & _JOBS:
        return True
    strict = figure.respondents or told == "occupations" or figure.counted & _OF_THEIR_OWN
    counted = figure.counted if strict else figure.also_counted
    if figure.respondents and counted - _JOBS:
        # Jobs answer no questions.
        counted -= _JOBS
    if (told == "work" and counted & _OF_WORK) or ("work" in counted and told in _OF_WORK):
        return False
    known = {_CLASSES[one] for one in counted}
    # Output is no part of people or tasks, so that neither is a part of the other.
    apart = {"work": {"productivity", "gdp"}, "productivity": {"work", "tasks", "gdp"}}
    return bool(known) and _CLASSES[told] not in known and not known & apart.get(_CLASSES[told], set())


def _wider(telling: Telling) -> bool:
    told, source = telling.clause.groups, telling.figure.groups
    # Whoever leaves out a part of the people bends it only where everybody is named instead.
    parts = hits("groups", telling.clause.text, telling.clause.language)
    everybody = any(
        hit.concept in _WHOLES and not any(one.start <= hit.start and hit.end <= one.end for one in parts)
        for hit in telling.clause.counted
    )
    # So does who tells of all support agents what was found of beginners among them.
    branch = any(one.startswith("sector") for one in told & telling.figure.also_groups)
    if not everybody and not branch:
        return False
    if _its_own(telling) and not words_for("beside", "everybody").search(telling.clause.text):
        return False
    for kind in _KINDS:
        needed = {one for one in source if one.startswith(kind)}
        if not needed or told & needed:
            continue
        if kind in _SHARED and needed & telling.clause.groups_beside:
            # “27% with high and 33% with low complementarity” says once of what.
            continue
        if (kind == "part" and telling.says("exposed")) or (kind == "fit" and telling.says("complement")):
            continue
        if not any(one.startswith(kind) for one in told & telling.figure.also_groups):
            return True
    return False


def _its_own(telling: Telling) -> bool:
    # “One in five EU firms, says Eurostat”: whoever names the source may leave out that small firms were
    # not asked, as long as they do not say that it is of all.
    return telling.figure.claim.publication in telling.named


def _narrower(telling: Telling) -> bool:
    # A part of the people that the source tells nothing of, where it is the clause itself that names it.
    if telling.close < Closeness.LOOSE or "groups" in telling.clause.lent:
        return False
    told, known = telling.clause.groups, telling.figure.also_groups
    for kind in _NARROWED:
        named = {one for one in told if one.startswith(kind)}
        if named and not named & known:
            return True
    return False
