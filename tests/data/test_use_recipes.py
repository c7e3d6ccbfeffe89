"""How the files on the use of AI are read: separators, encodings, country names, what was suppressed."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from arbeid.data.fetching.readers import READERS
from arbeid.data.recipes import Made, recipe
from arbeid.data.sources import Reading


def made(**sources: dict[str, list[str | None]]) -> Made:
    frames = {name.replace("_", "-"): pl.DataFrame(frame) for name, frame in sources.items()}
    return Made(frames)


def test_a_file_with_semicolons_and_a_file_in_another_encoding_are_read(tmp_path: Path) -> None:
    semicolons, encoded = tmp_path / "a.csv", tmp_path / "b.csv"
    semicolons.write_text("COUNTRY;2025\nMalta;21,56\n", encoding="utf-8-sig")
    encoded.write_bytes("Economy,share\nCôte,1%\n".encode("cp1252"))
    read = READERS["csv"]
    assert read(semicolons, Reading(reader="csv", separator=";")).rows() == [("Malta", "21,56")]
    assert read(encoded, Reading(reader="csv", encoding="cp1252")).rows() == [("Côte", "1%")]


def test_firms_of_countries_and_of_the_union_by_year() -> None:
    found = recipe("eurostat_firm_use.firms")(
        made(
            eurostat_firm_use={"COUNTRY": ["Netherlands"], "2024": ["23,06"], "2025": ["33,21"]},
            eurostat_firm_use_eu={"Country": ["Europe"], "2025": ["19,95"]},
        )
    )
    shares = {(country, year): share for country, year, share in found.iter_rows()}
    assert shares == pytest.approx({("nl", 2024): 0.2306, ("nl", 2025): 0.3321, ("eu", 2025): 0.1995})


def test_users_by_period_with_names_that_no_standard_list_has() -> None:
    periods = {f"{name} AI Diffusion": ["1.50%", "42.10%"] for name in ("H1 2025", "H2 2025", "Q1 2026")}
    names: dict[str, list[str | None]] = {"Economy": ["TŸrkiye", "Netherlands"], **periods}
    found = recipe("microsoft_diffusion.users")(made(microsoft=names))
    last = dict(found.filter(pl.col("period") == "2026-q1").select("country", "share").iter_rows())
    assert last == {"tr": 0.015, "nl": pytest.approx(0.421)}
    with pytest.raises(pl.exceptions.PolarsError):
        recipe("microsoft_diffusion.users")(made(microsoft={"Economy": ["Atlantis"], **periods}))


def test_what_was_suppressed_stays_missing() -> None:
    columns = ("percentage_of_total", "non_negligible_ai_use", "intensive_ai_use")
    rest = ("full_automation_pct", "non_routine_cognitive_pct")
    frame: dict[str, list[str | None]] = {"geographic_region": ["GLOBAL"], "soc_code": ["43-0000"]}
    frame |= {name: [""] for name in columns} | {name: ["30.3"] for name in rest}
    found = recipe("google_atlas.occupations")(made(google=frame)).row(0, named=True)
    assert (found["region"], found["use"], found["full_automation"]) == ("world", None, 0.303)


def test_only_messages_about_work_are_kept() -> None:
    frame: dict[str, list[str | None]] = {
        "month": ["2026-06-01", "2026-06-01"],
        "country": ["NL", "NL"],
        "work_related": ["0", "1"],
        "share_of_messages": ["0.701", "0.299"],
    }
    found = recipe("openai_signals.work_shares")(made(openai=frame))
    assert found.rows() == [("nl", "2026-06", 0.299)]
