"""What networks that saw no move find of those that were seen: as the method says, whatever it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks import moves

from arbeid.data.economies.economy import economy

METHOD = Path(__file__).parents[2] / "docs" / "method.md"


def test_the_method_says_what_the_benchmark_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["moves"])
    moves.main()
    printed = capsys.readouterr().out
    told = " ".join(
        METHOD.read_text("utf-8").partition("**Without what was seen.**")[2].split("- **")[0].split()
    )
    count = int(printed.split()[1])
    assert f"{count:,} moves" in told
    shares = {line[2:26].strip(): line[26:33].strip() for line in printed.splitlines()[2:]}
    for name in ("activities", "onet-related", "same group, largest", "by chance"):
        assert shares[name] in told


def test_a_move_is_no_way_back_and_no_residual_group() -> None:
    residual = economy("us").residual
    for one in moves.seen(0.05):
        assert one.places and all(share > 0.05 and one.code not in place for place, share in one.places)
        assert not any(place <= residual for place, _ in one.places)
    assert moves.found_share(moves.seen(0.05), lambda code, place: 1.0) == 1.0
