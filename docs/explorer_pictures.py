"""Redo the pictures of the explorer in its how-to: ``python docs/explorer_pictures.py`` (needs Chromium)."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

IMAGES = Path(__file__).parent / "images"


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page that it shows, and how large; ``dark`` is the dark look."""

    name: str
    path: str
    width: int
    height: int
    dark: bool = False


SHOTS = (
    Shot("home", "/en/", 1180, 900),
    Shot("jobs", "/en/jobs", 1180, 1320),
    Shot("places", "/en/places?economy=world&by=country", 1180, 1060, dark=True),
    Shot("what-if", "/en/what-if?adoption=40", 1440, 900),
    Shot("walk", "/en/why/fo-2013-us-47/nl", 1180, 820, dark=True),
    Shot("phone", "/nl/verhalen/c07", 390, 844),
)


def main() -> None:
    """Serve the explorer on a free port, and picture the first screen of each page."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "arbeid", "explore", "--port", "0", "--no-browser", "--lang", "en"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stdout is not None
        lines = (re.search(r"http://[\d.]+:\d+", line) for line in server.stdout)
        base = next(found[0] for found in lines if found)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for shot in SHOTS:
                picture = IMAGES / f"explore-{shot.name}.png"
                page = browser.new_page(
                    viewport={"width": shot.width, "height": shot.height},
                    color_scheme="dark" if shot.dark else "light",
                )
                page.goto(base + shot.path, wait_until="networkidle")
                page.screenshot(path=picture)
                page.close()
                with Image.open(picture) as drawn:
                    # Flat colours: a palette keeps them at a third of the bytes.
                    drawn.convert("RGB").quantize(128).save(picture, "PNG", optimize=True)
            browser.close()
        server.terminate()


if __name__ == "__main__":
    main()
