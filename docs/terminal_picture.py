"""Redo the picture of the terminal in the README: ``python docs/terminal_picture.py`` (needs Chromium).

The picture carries the text that it shows, so that a test can tell when the program says something else.
"""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from html import escape
from pathlib import Path

PICTURE = Path(__file__).parent / "images" / "terminal.png"
COMMAND, COLUMNS, LINES = "report nl", 112, 39
PAGE = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #24292f; color: #e6e6e6; display: inline-block }}
pre {{ font: 15px/1.28 "DejaVu Sans Mono", monospace; margin: 0; padding: 16px 20px }}
i {{ color: #9aa4ad; font-style: normal }}
</style><pre><i>$ arbeid {command}</i>
{text}</pre>"""


def shown() -> str:
    """Run the command on a terminal of its own, and give its first lines."""
    own, theirs = pty.openpty()
    surroundings = {**os.environ, "COLUMNS": str(COLUMNS), "TERM": "xterm-256color", "ARBEID_LANG": "en"}
    surroundings.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "arbeid", *COMMAND.split()]
    with subprocess.Popen(command, stdout=theirs, env=surroundings) as running:  # noqa: S603
        os.close(theirs)
        text = b""
        try:
            while part := os.read(own, 65536):
                text += part
        except OSError:  # Linux says so when the other end is closed.
            pass
        running.wait()
    return "\n".join(text.decode().replace("\r\n", "\n").strip("\n").split("\n")[:LINES])


def pictured() -> str:
    """Read the text that the picture shows out of it."""
    from PIL import Image

    with Image.open(PICTURE) as picture:
        return str(picture.info.get("shown", ""))


def main() -> None:
    """Draw what the terminal shows as it is: bold is the only style that a report has."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo
    from playwright.sync_api import sync_playwright

    text = shown()
    html = escape(text).replace("\x1b[1m", "<b>").replace("\x1b[0m", "</b>").replace("\x1b[3m", "<b>")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 800, "height": 600})
        page.set_content(PAGE.format(command=COMMAND, text=html))
        page.locator("body").screenshot(path=PICTURE)
        browser.close()
    told = PngInfo()
    told.add_itxt("shown", text)
    with Image.open(PICTURE) as picture:
        # Sixteen shades of grey are all that it has, at a fifth of the bytes.
        picture.convert("RGB").quantize(16).save(PICTURE, "PNG", optimize=True, pnginfo=told)


if __name__ == "__main__":
    main()
