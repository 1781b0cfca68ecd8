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
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
WIDE, NARROW = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
PUBLIC = {"public-notice": "/", "form": "/ask/", "status": "/status/", "sign-in": "/accounts/login/"}
OPERATOR, SUPERVISOR = "sato", "suzuki"
DESK = {
    OPERATOR: {
        "home": "/desk/",
        "queue": "/desk/inquiries/",
        "call": "/desk/calls/new/",
        "reissues": "/desk/reissues/",
        "charges": "/desk/fraud-reports/",
        "issuers": "/desk/issuers/",
        "issuer-calls": "/desk/issuer-calls/",
        "issuer-call-new": "/desk/issuer-calls/new/",
        "look-up": "/desk/look-ups/new/",
        "notice": "/desk/notice/",
        "answers": "/desk/answers/",
        "outbox": "/desk/outbox/",
    },
    SUPERVISOR: {
        "roster": "/desk/roster/",
        "roster-import": "/desk/roster/imports/new/",
        "sheets": "/desk/sheets/",
        "misfits": "/desk/misfits/",
        "reconciliation": "/desk/reconciliation/",
        "goodwill": "/desk/goodwill/",
    },
}
"""Pages with an address of their own, by who looks at them."""
MINE = "/desk/inquiries/?state=mine"
OPENED = {
    OPERATOR: {
        "inquiry": (MINE, ".queue .case:not(:has-text('EN')) a[href]"),
        "reissue": ("/desk/reissues/?stage=contacted", "main .stacks td a[href]"),
        "charge": ("/desk/fraud-reports/", "main a[data-row]"),
        "issuer": ("/desk/issuers/", "main tr:has(.is-done) a[data-row]"),
        "issuer-call": ("/desk/issuer-calls/", "main a[data-row]"),
    },
    SUPERVISOR: {
        "sheet": ("/desk/sheets/", "main a[data-row]"),
        "sheet-return": ("/desk/misfits/", "main a[data-row]"),
    },
}
"""Pages that another one leads to: its path, and where the link stands in it."""
OWN = """
from inquiries.models import Link, Reissue
for reissue in Reissue.objects.filter(inquiry__language="ja").order_by("pk")[:1]:
    print(Link.objects.issue(reissue.inquiry).token)
"""
"""Prints the key to the page of a customer with a card; it opens once."""
README = ["inquiry", "call", "reissues"]


class Running(NamedTuple):
    """A sample hotline: its address, its passwords by name, and its environment."""

    address: str
    passwords: dict[str, str]
    env: dict[str, str]


@contextmanager
def hotline() -> Iterator[Running]:
    """One in a folder of its own."""
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
            lines = (Path(folder) / "run" / "sign-ins").read_text().splitlines()
            passwords = {line.split()[0]: line.split()[-1] for line in lines if line.strip()}
            yield Running(f"http://127.0.0.1:{port}", passwords, env)
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


def sign_in(page: Page, address: str, username: str, password: str) -> None:
    """As this person."""
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/**")


def own_page(page: Page, address: str, env: dict[str, str]) -> None:
    """Opened by a link, as a customer does."""
    env = {**env, "HOTLINE_SAMPLE": "1", "HOTLINE_BASE_URL": address}
    shell = [sys.executable, "manage.py", "shell", "--no-imports", "--command", OWN]
    token = subprocess.run(shell, cwd=ROOT, env=env, check=True, capture_output=True, text=True).stdout.strip()
    page.goto(f"{address}/status/{token}/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/status/now/")


def draw(page: Page, address: str, path: str, to: Path) -> None:
    """One page as it stands when everything has come."""
    page.goto(address + path, wait_until="networkidle")
    to.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=to)


def look(browser: Browser, running: Running, to: Path, *, every: bool) -> None:
    """All the pictures."""
    schemes: list[Literal["light", "dark"]] = ["light", "dark"]
    looks = itertools.product(["ja", "en"], schemes, [WIDE, NARROW])
    for language, scheme, size in looks if every else itertools.islice(looks, 1):
        name = f"-{language}-{scheme}-{size['width']}" if every else ""
        for username in ["", *DESK]:
            context = browser.new_context(
                locale=language, color_scheme=scheme, viewport=size, extra_http_headers={"Accept-Language": language}
            )
            page = context.new_page()
            for what, path in places(page, running, username, every=every):
                draw(page, running.address, path, to / f"{what}{name}.png")
            context.close()


def places(page: Page, running: Running, username: str, *, every: bool) -> Iterator[tuple[str, str]]:
    """The pages that this person looks at, or the public: name and path. The window is theirs."""
    pages = DESK.get(username, PUBLIC)
    if username and (every or username == OPERATOR):
        sign_in(page, running.address, username, running.passwords[username])
    yield from ((what, path) for what, path in pages.items() if every or what in README)
    for what, (path, link) in OPENED.get(username, {}).items():
        if every or what in README:
            page.goto(running.address + path)
            yield what, page.locator(link).first.get_attribute("href") or ""
    if every and not username:
        own_page(page, running.address, running.env)
        yield "own-page", "/status/now/"


def main(arguments: list[str]) -> None:
    every = "--all" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    with hotline() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS, timeout=60_000)
        look(browser, running, (folders or [PICTURES])[0], every=every)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
