"""Draws the README's pictures from the sample incident: `make screenshots`, or `python docs/screenshots.py [FOLDER]`.

Opens a hotline of its own on a free port, looks at it as an operator and as a customer, and closes it again.
With `--all` every page is drawn wide and narrow, light and dark, in Japanese and in English.
"""

import itertools
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WIDE, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
DESK = {
    "home": "/desk/",
    "queue": "/desk/inquiries/",
    "call": "/desk/calls/new/",
    "reissues": "/desk/reissues/",
    "charges": "/desk/fraud-reports/",
    "notice": "/desk/notice/",
    "answers": "/desk/answers/",
    "outbox": "/desk/outbox/",
}
PUBLIC = {"public-notice": "/", "form": "/ask/", "status": "/status/", "sign-in": "/accounts/login/"}
README = ["inquiry", "call", "reissues"]


@contextmanager
def hotline() -> Iterator[tuple[str, str]]:
    """A sample hotline in a folder of its own: its address and an operator's password."""
    with socket.socket() as probe, tempfile.TemporaryDirectory(prefix="hl-") as folder:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        env = {**os.environ, "HOTLINE_VAR": folder, "HOTLINE_PORT": str(port)}
        process = subprocess.Popen(
            [sys.executable, "-m", "hotline"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/readyz")
            sign_ins = (Path(folder) / "run" / "sign-ins").read_text()
            yield f"http://127.0.0.1:{port}", sign_ins
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


def wait_for(address: str) -> None:
    """Until it says 200: also the work in the background goes on. Five minutes at most."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit(f"{address} did not answer")


def sign_in(page: Page, address: str, sign_ins: str) -> None:
    """As the first operator of the list."""
    username, *_, password = sign_ins.split("\n", 1)[0].split()
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")


def draw(page: Page, address: str, path: str, to: Path) -> None:
    """One page as it stands when everything has come."""
    page.goto(address + path, wait_until="networkidle")
    to.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=to)


def look(browser: Browser, address: str, sign_ins: str, to: Path, *, every: bool) -> None:
    """All the pictures."""
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    looks = itertools.product(["ja", "en"], schemes, [WIDE, NARROW])
    for language, scheme, size in looks if every else itertools.islice(looks, 1):
        context = browser.new_context(
            locale=language, color_scheme=scheme, viewport=size, extra_http_headers={"Accept-Language": language}
        )
        page = context.new_page()
        name = f"-{language}-{scheme}-{size['width']}" if every else ""
        for what, path in PUBLIC.items():
            if every or what in README:
                draw(page, address, path, to / f"{what}{name}.png")
        sign_in(page, address, sign_ins)
        page.goto(f"{address}/desk/inquiries/?state=mine")
        inquiry = page.locator(".queue .case:not(:has-text('EN')) a[href]").first.get_attribute("href") or ""
        for what, path in {**DESK, "inquiry": inquiry}.items():
            if every or what in README:
                draw(page, address, path, to / f"{what}{name}.png")
        context.close()


def main(arguments: list[str]) -> None:
    every = "--all" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    with hotline() as (address, sign_ins), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS, timeout=60_000)
        look(browser, address, sign_ins, (folders or [PICTURES])[0], every=every)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
