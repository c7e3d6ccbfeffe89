"""What is asked: commands, pages and Python calls, on four economies, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

ECONOMIES = ("nl", "us", "de", "world")
LANGUAGES = ("nl", "en")
_SCENARIOS = ("base", "slow-adoption", "goldman-2023")
_CLAIMS = (
    "imf-2024-world-40",
    "fo-2013-us-47",
    "goldman-2023-300-million",
    "pwc-2023-nl-44",
    "wef-2025-170-92",
)
_TITLES = ("verpleegkundige", "software developer", "bakker", "timmerman", "nurse")
_SENTENCES = (
    "40% of jobs disappear, says the IMF",
    "47% van de Amerikaanse banen verdwijnt",
    "AI creates 97 million jobs (WEF)",
)
_TEXTS = ("IMF 40%", "de Oxford-studie", "labour share", "Texas", "verpleegkundige")


def commands() -> Iterator[tuple[str, ...]]:
    """Give the commands as a reader types them, without language and format."""
    for economy in ECONOMIES:
        yield ("report", economy)
        yield ("definitions", economy)
        yield ("agreement", economy)
        for measure in ("eloundou-beta-human", "ilo-2025", "frey-osborne"):
            yield ("exposure", economy, "--measure", measure)
        yield ("run", "base", "--economy", economy, "--years", "5", "--no-flows")
        yield ("flows", economy, "--shock", "eloundou-beta-human", "--years", "2", "--horizon", "3")
        yield ("compare", "slow-adoption", "fast-adoption", "--economy", economy)
    for cut in (("nl", "industry"), ("nl", "sex"), ("us", "state"), ("us", "wage"), ("world", "country")):
        yield ("exposure", cut[0], "--measure", "eloundou-beta-human", "--by", cut[1], "--top", "5")
    for scenario in _SCENARIOS:
        yield ("run", scenario, "--economy", "nl")
        yield ("scenario", "show", scenario)
    for claim in _CLAIMS:
        yield ("claim", claim)
    for one, *other in (
        ("imf-2024-world-40", "--on", "nl"),
        ("eloundou-2023-19", "--on", "nl"),
        ("fo-2013-us-47", "agz-2016-oecd-9"),
        ("goldman-2023-two-thirds-7", "mckinsey-2023-60-70"),
    ):
        yield ("why", one, *other)
    for title in _TITLES:
        yield ("job", title)
    for sentence in _SENTENCES:
        yield ("check", sentence)
    for text in _TEXTS:
        yield ("ask", text)
    for story in ("c01", "c07", "c19"):
        yield ("story", story)
    for listing in ("economies", "measures", "networks", "claims", "stories"):
        yield (listing,)
    yield ("scenario", "list")
    yield ("data", "list")
    yield ("versus", "loodgieter", "boekhouder")
    yield ("trend", "nl")
    yield ("trend", "nl", "0811")
    yield ("chapter", "render", "werk-van-de-toekomst", "--to", "json")


def spoken(command: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Give a command in both languages, as JSON and as a person reads it."""
    for language in LANGUAGES:
        yield (*command, "--lang", language)
        if command[:2] != ("chapter", "render"):
            yield (*command, "--lang", language, "--format", "json")


def addresses() -> Iterator[str]:
    """Give the addresses of pages: each kind that the site has, and the states that readers share."""
    for language, jobs, stories in (("nl", "beroepen", "verhalen"), ("en", "jobs", "stories")):
        yield f"/{language}/"
        yield f"/{language}/?threshold=40"
        for story in ("c01", "c07", "c13"):
            yield f"/{language}/{stories}/{story}"
        for code in ("nl/1033", "nl/0811", "us/29-1141"):
            yield f"/{language}/{jobs}/{code}"
        yield f"/{language}/{jobs}?q=nurse"
        yield f"/{language}/{jobs}?economy=us"


def whole_pages() -> Iterator[str]:
    """Give the address of every page that has no parts, in both languages."""
    from arbeid.web.page import pages

    for page in pages().values():
        for language, path in page.paths.items():
            if "{" not in path:
                yield f"/{language}/{path}"


def calls() -> dict[str, Callable[[], Any]]:
    """Give the Python calls by name."""
    import arbeid
    from arbeid.answers.plain import lines
    from arbeid.wording import words_of

    found: dict[str, Callable[[], Any]] = {}
    for verb in ("report", "definitions", "groups", "occupations"):
        found |= {f"{verb}({economy})": partial(getattr(arbeid, verb), economy) for economy in ECONOMIES}
    found |= {
        "productivity": arbeid.productivity,
        "run tables": lambda: arbeid.run("base", "nl").occupations,
        "run totals": lambda: arbeid.run("base", "us", flows=False).totals,
        "run facts": lambda: arbeid.run("base", "de").facts,
        "run values": lambda: arbeid.run("base", "nl", values={"adoption": 0.4}).facts,
        "job": lambda: arbeid.job("verpleegkundige"),
        "versus": lambda: arbeid.versus("loodgieter", "boekhouder"),
        "job_with_ai": lambda: arbeid.job_with_ai("bakker"),
        "occupation": lambda: arbeid.occupation("nl", "0811"),
        "collaboration": lambda: arbeid.collaboration("nl"),
        "places": lambda: arbeid.places("us", "state", "eloundou-beta-human"),
        "claim": lambda: arbeid.claim("imf-2024-world-40"),
        "why": lambda: arbeid.why("imf-2024-world-40", on="nl"),
        "check": lambda: arbeid.check("40% of jobs disappear, says the IMF"),
        "trend": lambda: arbeid.trend("nl", "0811"),
        "list_claims": lambda: lines(arbeid.list_claims(), words_of("en")),
        "list_scenarios": lambda: lines(arbeid.list_scenarios(), words_of("en")),
        "scenario": lambda: arbeid.scenario("base"),
    }
    for language in LANGUAGES:
        found |= {
            f"memo({language})": partial(_memo, language),
            f"run page({language})": partial(_run_page, language),
            f"report page({language})": partial(_report_page, language),
            f"flows page({language})": partial(_flows_page, language),
        }
    return found


def _memo(language: str) -> str:
    import arbeid

    return arbeid.run("goldman-2023", "nl", by="sex", language=language).memo()


def _run_page(language: str) -> str:
    import arbeid

    return arbeid.run("base", "nl", by="sex", values={"adoption": 0.3}, language=language).html()


def _report_page(language: str) -> str:
    import arbeid
    from arbeid.views.report.report import report_html

    return report_html(arbeid.report("nl"), language)


def _flows_page(language: str) -> Any:
    import arbeid

    found = arbeid.flows("nl", shock="eloundou-beta-human", years=2, horizon=3)
    return [figure.svg() for figure in found.figures(language)]
