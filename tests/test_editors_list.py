"""What an editor struck out stays out: of pages, screens, help, mistakes and documentation, nl and en."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
STRUCK = (
    # Wages that stay as they are, or move.
    r"lonen helemaal meebewegen|lonen vast(staan)?\b|vaste lonen|wages (are )?fixed|wages move all the way",
    r"Schakelaars\b|Opengelaten|Veilige zin|\b[Mm]erkjes?\b|\bAanhalen\b|vindplaats|IJkpunt Verenigde",
    r"uit het geheugen|Gelezen: gelezen|Niet gelezen is|Not read:|read in a paraphrase|van wie het gaf",
    r"Van jou: rond|Yours: around|Even hoog in|At the same height in|Elk land\b|[Mm]iddelste (rang|studie)",
    r"Hoog is vaker|betekent niets: zij|it makes room|niemand telde|geen marge: alles|all that counts here",
    r"Wat er van het werk|What of the work moves|Wat overname aan|arbeidsmarkt het verwerkt|market digests",
    r"the stroke\b|A rank is no amount|No chance and no year|no chance of losing|One measure a study",
    r"do not measure the same\.|What was published, and what|begint zo:|\{\w+\}% zeker|hoogste lezing",
    # A thing is no she: “die”, or nothing.
    r"\bhaar (grens|mensen) |(dwingen|als je|auteurs|maakt) \w* ?haar\b|naarmate zij onzekerder",
)


def lines() -> Iterator[tuple[str, str]]:
    """Give every line that a reader may see, with where it stands."""
    catalogue = CHECKOUT / "src/arbeid/catalogue"
    texts = [
        *(catalogue / "wording").rglob("*.toml"),
        *(CHECKOUT / "src/arbeid/web/templates").rglob("*.html"),
    ]
    texts += [
        path
        for room in ("stories", "terms", "blocks", "changed_numbers")
        for path in catalogue.glob(f"{room}/*.toml")
    ]
    texts += [
        *CHECKOUT.glob("*.md"),
        *(CHECKOUT / "docs").glob("*.md"),
        *(CHECKOUT / "docs/how-to").glob("*.md"),
    ]
    for path in texts:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.startswith("#") or path.suffix == ".md":
                yield f"{path.relative_to(CHECKOUT)}:{number}", line


def test_what_an_editor_struck_out_stays_out() -> None:
    struck = re.compile("|".join(STRUCK))
    # A searcher may still type the old words: terms are found by them.
    found = [
        (where, hit[0]) for where, line in lines() if "/terms/" not in where for hit in struck.finditer(line)
    ]
    assert found == []
